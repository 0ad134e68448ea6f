"""The FAQ's revisions in memory: what the port promises."""

import asyncio
from collections.abc import Collection, Mapping
from datetime import datetime

from handoff.ports import Conflict, FaqQuestion, FaqRevision, Unavailable


async def _yield() -> None:
    await asyncio.sleep(0)  # let another task in, as a real database would


class MemoryFaqStore:
    """The knowledge, as a log of revisions."""

    def __init__(self) -> None:
        self.outage = ""  # set to a reason, and nothing can be read or written
        self.revisions: list[FaqRevision] = []
        self.learned: list[FaqQuestion] = []

    async def version(self) -> int:
        await self._turn()
        return self._version()

    async def current(self) -> list[FaqRevision]:
        await self._turn()
        newest = {one.entry: one for one in self.revisions}
        return [newest[entry] for entry in sorted(newest) if newest[entry].body is not None]

    async def history(self, entry: str, *, limit: int) -> list[FaqRevision]:
        await self._turn()
        return [one for one in reversed(self.revisions) if one.entry == entry][:limit]

    async def save(
        self,
        bodies: Mapping[str, str | None],
        *,
        base: int,
        by: str | None,
        at: datetime,
        learned: Collection[FaqQuestion] = (),
    ) -> int:
        await self._turn()
        if base != self._version():
            raise Conflict(f"the knowledge is no longer at {base}")
        for version, (entry, body) in enumerate(bodies.items(), start=base + 1):
            self.revisions.append(FaqRevision(version, entry, at, by, body))
        self.learned += learned
        return self._version()

    def _version(self) -> int:
        return self.revisions[-1].version if self.revisions else 0

    async def _turn(self) -> None:
        await _yield()
        if self.outage:
            raise Unavailable(self.outage)
