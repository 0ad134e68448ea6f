"""Heavy work: off the event loop, and never too much of it at once."""

import asyncio
import threading
from typing import Self

import pytest

from handoff.few_threads import Busy, FewThreads

GIVE_UP = 10.0  # seconds until a test that hangs fails


class Gate:
    """Work that goes on until the test opens the gate, and notes how much went on at once."""

    def __init__(self) -> None:
        self._opened = threading.Event()
        self._entered = threading.Semaphore(0)
        self._lock = threading.Lock()
        self._inside = self.most = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.open()

    def open(self) -> None:
        self._opened.set()

    def work(self) -> None:
        with self._lock:
            self._inside += 1
            self.most = max(self.most, self._inside)
        self._entered.release()
        self._opened.wait()
        with self._lock:
            self._inside -= 1

    async def entered(self, times: int) -> None:
        """Work has begun so many times."""
        for _ in range(times):
            assert await asyncio.to_thread(self._entered.acquire, timeout=GIVE_UP)


async def refused(threads: FewThreads, gate: Gate) -> None:
    with pytest.raises(Busy):
        await asyncio.wait_for(threads.run(gate.work), GIVE_UP)


async def test_two_at_once_a_few_wait_and_the_next_is_refused_while_the_loop_goes_on():
    threads = FewThreads("few", at_once=2, waiting=3)
    with Gate() as gate:
        taken = [asyncio.ensure_future(threads.run(gate.work)) for _ in range(5)]
        await gate.entered(2)
        await refused(threads, gate)
        gate.open()
        await asyncio.gather(*taken)
        assert gate.most == 2
        await threads.run(gate.work)  # there is room again
    threads.close()


async def test_who_gives_up_waiting_does_not_let_more_work_at_once():
    threads = FewThreads("few", at_once=1, waiting=1)
    with Gate() as gate:
        impatient = asyncio.ensure_future(threads.run(gate.work))
        await gate.entered(1)
        impatient.cancel()
        patient = asyncio.ensure_future(threads.run(gate.work))
        await asyncio.sleep(0)
        await refused(threads, gate)
        gate.open()
        await patient
        assert impatient.cancelled()
        assert gate.most == 1
    threads.close()


async def test_work_that_cannot_begin_takes_no_place():
    threads = FewThreads("few", at_once=1, waiting=0)
    threads.close()
    for _ in range(2):
        with pytest.raises(RuntimeError):
            await threads.run(int)
