"""One measurement after the other, each by a load client in a process of its own."""

import json
import subprocess
import sys
from dataclasses import asdict
from statistics import median
from typing import Any

from bench import idle, load
from bench.figures import Waits
from bench.scenes import Scene
from bench.servers import LOAD_CORE, ROOT, Server, house, on_core, own_folder

RATE = 300.0  # messages a second, of the open loop
CONNECTIONS = 2_000
STARTS = 3


def talk(
    server: Server, scene: Scene, *, seconds: float, cookie: str = "", rate: float = 0.0
) -> load.Result:
    """Fifty visitors who write; in closed loop, or at a rate."""
    found = _run("bench.load", load.Order(scene, server.port, server.pid, seconds, cookie, rate))
    found |= {name: Waits(**found[name]) for name in ("acknowledged", "on_screen")}
    return load.Result(**found)


def idlers(server: Server, scene: idle.Kind) -> idle.Result:
    """Connections that have said hello, and then nothing."""
    return idle.Result(
        **_run("bench.idle", idle.Order(scene, server.port, server.pid, CONNECTIONS))
    )


def starts() -> tuple[float, float]:
    """Seconds until a house is ready: in an empty folder, and when it starts again (median)."""
    with own_folder() as folder:
        opened_in = []
        for _ in range(1 + STARTS):
            with house(folder, demo=False) as server:
                opened_in.append(server.opened_in)
        return opened_in[0], median(opened_in[1:])


def _run(module: str, order: load.Order | idle.Order) -> dict[str, Any]:
    command = on_core(LOAD_CORE, sys.executable, "-m", module, json.dumps(asdict(order)))
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found
