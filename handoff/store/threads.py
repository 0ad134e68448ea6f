"""Threads that do what the loop must not wait for, in the order in which it is asked for.

A call runs to its end even where its caller is cancelled. Leaner than an executor: there is one
hop in each message's way, and several in each commit's.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from handoff.ports import Unavailable

Result = TypeVar("Result")
Value = TypeVar("Value")


class Threads:
    """A few threads that share the work; one alone does it in order."""

    def __init__(self, name: str, count: int) -> None:
        self._work: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._threads = [Thread(target=self._serve, name=name, daemon=True) for _ in range(count)]
        for thread in self._threads:
            thread.start()

    async def run(self, call: Callable[[], Result]) -> Result:
        """What the call returns or raises. Raises Unavailable after `close`."""
        if not self._threads:
            raise Unavailable("the database is closed")
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Result] = loop.create_future()
        self._work.put(partial(_settle, call, answer, loop))
        return await answer

    def close(self) -> None:
        """Do what has been asked for, then end."""
        for _ in self._threads:
            self._work.put(None)
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    def _serve(self) -> None:
        while work := self._work.get():
            work()


def _settle(
    call: Callable[[], Result], answer: asyncio.Future[Result], loop: asyncio.AbstractEventLoop
) -> None:
    """Do the call here, and answer on the loop."""
    try:
        settled = partial(_answer, answer.set_result, answer, call())
    except Exception as problem:
        settled = partial(_answer, answer.set_exception, answer, problem)
    with suppress(RuntimeError):  # the loop has been closed in the meantime
        loop.call_soon_threadsafe(settled)


def _answer(settle: Callable[[Value], None], answer: asyncio.Future[Any], value: Value) -> None:
    if not answer.done():  # else its caller was cancelled
        settle(value)
