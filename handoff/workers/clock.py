"""Sleeps until something is due, and asks the desk to write down what has passed."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta

import structlog

from handoff.core.requests.time import Tick
from handoff.desk import Change, Desk
from handoff.draft import Accepted
from handoff.ports import Clock, Log, Unavailable

MOST_AT_ONCE = 100
LONGEST_SLEEP = timedelta(seconds=30)  # another process may have brought something nearer
JUST_AFTER = timedelta(milliseconds=10)  # at the due instant itself nothing is late yet

_log = structlog.get_logger(__name__)


class ClockWorker:
    """One sleeper for all clocks. Two of them, in two processes, do no harm."""

    def __init__(self, desk: Desk, log: Log, clock: Clock) -> None:
        self._desk = desk
        self._log = log
        self._clock = clock
        self._nearer = asyncio.Event()
        self._asleep_until: datetime | None = None  # None: it is about to look
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to watch the clock."""
        self._task = asyncio.create_task(self._run(), name="clock")

    async def stop(self) -> None:
        """Watch no more."""
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    def changed(self, changes: Sequence[Change]) -> None:
        """Look again where something is due sooner than what is slept for."""
        dues = [due for change in changes if (due := change.state.next_due_at)]
        if dues and (self._asleep_until is None or min(dues) < self._asleep_until):
            self._nearer.set()

    async def _run(self) -> None:
        while True:
            try:
                self._nearer.clear()
                await self._tick_all()
                await self._sleep()
            except Unavailable:
                await asyncio.sleep(1)
            except Exception:  # the clocks must go on, whatever happens to one tick
                _log.exception("clock_fault")
                await asyncio.sleep(1)

    async def _tick_all(self) -> None:
        futile: list[str] = []
        while due := await self._log.due(by=self._clock.now(), limit=MOST_AT_ONCE):
            if due == futile:
                raise RuntimeError(f"nothing came of {len(due)} conversations that are due")
            outcomes = await asyncio.gather(*(self._desk.submit(one, Tick()) for one in due))
            done = any(isinstance(one, Accepted) and one.entries for one in outcomes)
            futile = [] if done else due  # another process may just have done what was due

    async def _sleep(self) -> None:
        next_due_at = await self._log.next_due_at()
        now = self._clock.now()
        until = now + LONGEST_SLEEP
        if next_due_at:
            until = min(until, next_due_at + JUST_AFTER)
        self._asleep_until = until
        try:
            with suppress(TimeoutError):
                seconds = (until - now).total_seconds()
                await asyncio.wait_for(self._nearer.wait(), max(0.0, seconds))
        finally:
            self._asleep_until = None
