"""What idle widgets cost: memory for each, and CPU to let each of them in. A process of its own.

python -m bench.idle '{"scene": "house", "port": 8080, "pid": 4711, "connections": 2000}'
"""

import asyncio
import json
import sys
import time
from dataclasses import asdict, dataclass
from typing import Literal

import uvloop

from bench.load import give_up
from bench.process import cpu_seconds, memory_kib
from bench.scenes import echo_visitor, visitor

Kind = Literal["house", "echo"]

AT_ONCE = 50  # handshakes under way
FIRST = 200  # connections that are not counted: whatever a server allocates once
SETTLE = 1.0  # seconds


@dataclass(frozen=True, slots=True)
class Order:
    """Which server, and how many connections to count."""

    scene: Kind
    port: int
    pid: int
    connections: int


@dataclass(frozen=True, slots=True)
class Result:
    """For each connection that has said hello."""

    memory_kib: float
    opening_us: float  # of server CPU


async def measured(order: Order) -> Result:
    """Open them all, and see what has changed."""
    asyncio.get_running_loop().set_exception_handler(give_up)
    await _open(order, FIRST)
    await asyncio.sleep(SETTLE)
    memory, cpu = memory_kib(order.pid), cpu_seconds(order.pid)
    await _open(order, order.connections)
    cpu = cpu_seconds(order.pid) - cpu
    await asyncio.sleep(SETTLE)
    memory = memory_kib(order.pid) - memory
    return Result(memory / order.connections, cpu / order.connections * 1e6)


async def _open(order: Order, how_many: int) -> None:
    room = asyncio.Semaphore(AT_ONCE)

    async def one(number: int) -> None:
        async with room:
            if order.scene == "house":
                await visitor(order.port)
            else:
                await echo_visitor(order.port, f"idle-{time.perf_counter_ns()}-{number}")

    await asyncio.gather(*map(one, range(how_many)))


if __name__ == "__main__":
    print(json.dumps(asdict(uvloop.run(measured(Order(**json.loads(sys.argv[1])))))))
