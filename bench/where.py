"""Where the server's time goes under load, by module of ours: `python -m bench.where live`.

What a library does is counted for the module of ours that called it. Needs py-spy, which comes
with the development environment, and the right to look into a process of one's own.
"""

import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.load import Order
from bench.scenes import Scene
from bench.servers import LOAD_CORE, ROOT, Server, house, on_core, own_folder

SECONDS = 6
A_SECOND = 200  # samples
OPENING = 3  # seconds for the load to be under way
OURS = ("bot/", "faq/", "handoff/", "web_widget/", "bench/")
ASLEEP = ("_serve (handoff/store/threads.py", "_worker (concurrent/futures/thread.py")
LOOP = "the event loop itself, and waiting"


def main(scene: Scene) -> None:
    """Print the share of each module, the greatest first."""
    with own_folder() as folder, house(folder) as server:
        stacks = list(_sampled(server, scene))
    total = sum(samples for _, samples in stacks)
    modules: Counter[str] = Counter()
    for frames, samples in stacks:
        modules[_module(frames)] += samples
    for module, samples in modules.most_common(25):
        print(f"{samples / total:6.1%}  {module}")


def _sampled(server: Server, scene: Scene) -> Iterator[tuple[list[str], int]]:
    """Stacks of what was at work, outermost frame first, with how often each was seen."""
    seconds = OPENING + SECONDS
    order = json.dumps(asdict(Order(scene, server.port, server.pid, seconds, server.sign_in())))
    load = subprocess.Popen(
        on_core(LOAD_CORE, sys.executable, "-m", "bench.load", order),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )
    with TemporaryDirectory() as folder:
        found = Path(folder) / "stacks"
        time.sleep(OPENING)
        _spy("--pid", str(server.pid), "--duration", str(SECONDS), "--output", str(found))
        lines = found.read_text().splitlines()
    load.wait()
    for line in lines:
        frames, _, samples = line.rpartition(" ")
        if not any(waiting in frames.rpartition(";")[2] for waiting in ASLEEP):
            yield frames.split(";"), int(samples)


def _spy(*arguments: str) -> None:
    spy = str(Path(sys.executable).with_name("py-spy"))
    fixed = ("record", "--format", "raw", "--rate", str(A_SECOND))
    quiet = subprocess.DEVNULL
    command = on_core(LOAD_CORE, spy, *fixed, *arguments)
    subprocess.run(command, check=True, stdout=quiet, stderr=quiet)


def _module(frames: list[str]) -> str:
    """The innermost module of ours; what runs below none but the command line is the loop."""
    paths = (frame.rpartition("(")[2].partition(":")[0] for frame in reversed(frames))
    ours = (path for path in paths if path.startswith(OURS))
    module = next(ours, "handoff/cli/")
    return LOOP if module.startswith(("handoff/cli/", "handoff/__main__")) else module


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["live" | "bot" as wanted]:
            main(wanted)
        case _:
            sys.exit("python -m bench.where live|bot")
