"""Work that many changes ask for, and that is worth doing once for all of them."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from handoff.ports import Unavailable

_log = structlog.get_logger(__name__)


class Soon:
    """Runs `work` once, `delay` seconds after it was first asked for; never twice at a time."""

    def __init__(self, work: Callable[[], Awaitable[None]], *, delay: float) -> None:
        self._work = work
        self._delay = delay
        self._task: asyncio.Task[None] | None = None
        self._again = False

    def ask(self) -> None:
        """Have it done soon."""
        if self._task and not self._task.done():
            self._again = True
        else:
            self._task = asyncio.get_running_loop().create_task(self._run())

    async def _run(self) -> None:
        while True:
            await asyncio.sleep(self._delay)
            self._again = False
            try:
                await self._work()
            except Unavailable as problem:  # the next change asks again, and so do the clients
                _log.warning("soon_unavailable", problem=str(problem))
            except Exception:  # a fault of ours; the same holds
                _log.exception("soon_fault")
            if not self._again:
                return
