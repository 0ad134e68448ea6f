"""Visitors who write, and what they and the agents wait for. A process of its own.

    python -m bench.load '{"scene": "live", "port": 8080, "pid": 4711, "cookie": "..."}'

In closed loop each visitor writes again as soon as the last words are acknowledged; with a `rate`
all of them together write so many messages a second, whatever becomes of them.
"""

import asyncio
import json
import os
import sys
import time
import traceback
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import cycle
from typing import Any, NoReturn

import uvloop

from bench.figures import Waits, waits
from bench.process import cpu_seconds
from bench.scenes import Pair, Scene, pairs

VISITORS = 50
WARM_UP = 0.7  # seconds
SETTLE = 1.0  # seconds for the last words to reach a screen
TAKEN = b'[{"ok":true'
KEY = b'"client_key":"'
KEY_SIZE = 11


@dataclass(frozen=True, slots=True)
class Order:
    """What to do, to which server; `seconds` are measured after the warm-up."""

    scene: Scene
    port: int
    pid: int
    seconds: float
    cookie: str = ""
    rate: float = 0.0  # messages a second; 0: closed loop


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured, for acknowledged messages."""

    per_second: float
    server_us: float  # of CPU for each message
    client_busy: float  # share of its core that the load client needed
    acknowledged: Waits
    on_screen: Waits


@dataclass(slots=True)
class Waited:
    """Seconds from sending to the acknowledgement, and to the agent's screen, as they came."""

    acknowledged: list[float] = field(default_factory=list)
    on_screen: list[float] = field(default_factory=list)


class Writer:
    """One visitor who writes, and the screen that it must reach."""

    def __init__(self, pair: Pair, waited: Waited, *, again: bool) -> None:
        self._pair = pair
        self._waited = waited
        self._again = again
        self._sent: list[float] = []
        self._shown = 0
        pair.agent.hear(self._on_screen)

    def write(self) -> None:
        """Send the next words."""
        number = len(self._sent)
        event = self._pair.words(f"key-{number:07}")
        self._sent.append(time.perf_counter())
        self._pair.visitor.call(event, partial(self._answered, number))

    def stop(self) -> None:
        """Write no more."""
        self._again = False

    def done(self) -> bool:
        """Whether everything sent is on the agent's screen."""
        return self._shown == len(self._sent)

    def _answered(self, number: int, reply: bytes) -> None:
        if not reply.startswith(TAKEN):
            raise RuntimeError(reply.decode())
        self._waited.acknowledged.append(time.perf_counter() - self._sent[number])
        if self._again:
            self.write()

    def _on_screen(self, packet: bytes) -> None:
        at = packet.find(KEY)
        if at < 0:
            return  # cards, presence and the like
        start = at + len(KEY)
        key = packet[start : start + KEY_SIZE]
        if key.startswith(b"key-"):
            self._shown += 1
            self._waited.on_screen.append(time.perf_counter() - self._sent[int(key[4:])])


async def measured(order: Order) -> Result:
    """Carry out an order. Raises RuntimeError where words are refused, or reach no screen."""
    asyncio.get_running_loop().set_exception_handler(give_up)
    waited = Waited()
    opened = await pairs(order.scene, order.port, VISITORS, order.cookie)
    writers = [Writer(pair, waited, again=not order.rate) for pair in opened]
    if order.rate:
        writing = asyncio.create_task(_at_a_rate(writers, order.rate))
    else:
        for writer in writers:
            writer.write()
    result = await _over(order, waited)
    if order.rate:
        writing.cancel()
    for writer in writers:
        writer.stop()
    await asyncio.sleep(SETTLE)
    if not all(writer.done() for writer in writers):
        raise RuntimeError("some words were acknowledged, and never reached the agent's screen")
    return result


def give_up(loop: asyncio.AbstractEventLoop, problem: dict[str, Any]) -> NoReturn:
    """End the process: a measurement with a fault in it is none."""
    traceback.print_exception(problem.get("exception"))
    os._exit(1)


async def _at_a_rate(writers: list[Writer], rate: float) -> None:
    begun = time.perf_counter()
    for number, writer in enumerate(cycle(writers)):
        early = begun + number / rate - time.perf_counter()
        if early > 0:
            await asyncio.sleep(early)
        writer.write()


async def _over(order: Order, waited: Waited) -> Result:
    """What happens in the time that counts."""
    await asyncio.sleep(WARM_UP)
    acknowledged, shown = len(waited.acknowledged), len(waited.on_screen)
    at, ours, theirs = time.perf_counter(), time.process_time(), cpu_seconds(order.pid)
    await asyncio.sleep(order.seconds)
    took = time.perf_counter() - at
    ours, theirs = time.process_time() - ours, cpu_seconds(order.pid) - theirs
    messages = waited.acknowledged[acknowledged:]
    return Result(
        per_second=len(messages) / took,
        server_us=theirs / len(messages) * 1e6,
        client_busy=ours / took,
        acknowledged=waits(messages),
        on_screen=waits(waited.on_screen[shown:]),
    )


if __name__ == "__main__":
    print(json.dumps(asdict(uvloop.run(measured(Order(**json.loads(sys.argv[1])))))))
