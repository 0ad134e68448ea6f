"""Measures the house against a bare echo server, in about two minutes: `python -m bench`."""

import os
import sys

from bench.load import Result
from bench.report import NAMES, Report
from bench.runs import RATE, idlers, starts, talk
from bench.scenes import Scene
from bench.servers import Server, echo, house, own_folder

ROUNDS = 5
ROUND = 2.0  # seconds of each scene
AT_A_RATE = 6.0  # seconds


def main() -> None:
    """Measure everything, and print the table."""
    if not os.path.exists("/proc/self/stat"):
        sys.exit("The bench reads CPU and memory from /proc: it needs Linux.")
    _say("starting")
    first, second = starts()
    with own_folder() as folder, echo() as bare, house(folder) as ours:
        cookie = ours.sign_in()
        rounds = [_round(bare, ours, cookie) for _ in range(ROUNDS)]
        at_a_rate = {
            scene: _talk(bare, ours, cookie, scene, AT_A_RATE, rate=RATE) for scene in NAMES
        }
    _say("idle connections")
    with own_folder() as folder, echo() as bare, house(folder) as ours:
        idle_echo, idle_house = idlers(bare, "echo"), idlers(ours, "house")
    report = Report(rounds, at_a_rate, RATE, idle_house, idle_echo, first, second)
    print(report.markdown())


def _round(bare: Server, ours: Server, cookie: str) -> dict[Scene, Result]:
    return {scene: _talk(bare, ours, cookie, scene, ROUND) for scene in NAMES}


def _talk(
    bare: Server, ours: Server, cookie: str, scene: Scene, seconds: float, rate: float = 0.0
) -> Result:
    server = bare if scene == "echo" else ours
    result = talk(server, scene, seconds=seconds, cookie=cookie, rate=rate)
    p99 = result.acknowledged.p99
    _say(
        f"{NAMES[scene]}: {result.per_second:.0f} messages/s, {result.server_us:.0f} us of CPU "
        f"each, p99 {p99:.1f} ms; the load client is {result.client_busy:.0%} busy"
    )
    return result


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
