"""Threads for heavy work: a few at once, a few that wait, and then no more."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


class Busy(Exception):
    """Too much heavy work is waiting already: try again in a moment."""


class FewThreads:
    """Runs heavy work off the event loop: `at_once` pieces, `waiting` more, and then no more."""

    def __init__(self, name: str, *, at_once: int, waiting: int) -> None:
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix=name)
        self._places = threading.BoundedSemaphore(at_once + waiting)

    async def run(self, work: Callable[[], Result]) -> Result:
        """What `work` returns. Raises Busy, and RuntimeError once it is closed."""
        if not self._places.acquire(blocking=False):
            raise Busy
        try:
            future = self._threads.submit(work)
        except RuntimeError:
            self._places.release()
            raise
        # Freed by the work, not by who waits for it: that one may be cancelled before.
        future.add_done_callback(lambda _: self._places.release())
        return await asyncio.wrap_future(future)

    def close(self) -> None:
        """End the threads, once they are done; what waits is cancelled."""
        self._threads.shutdown(wait=True, cancel_futures=True)
