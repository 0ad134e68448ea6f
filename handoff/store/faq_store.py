"""The FAQ's entries and their revisions, on a database."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import Connection, Executable, func, insert, select

from handoff.ports import Conflict, FaqQuestion, FaqRevision
from handoff.store.engine import Database
from handoff.store.faq_record import reviewing
from handoff.store.schema import faq_revisions

_r = faq_revisions.c
_revision = select(_r.version, _r.entry, _r.at, _r.by, _r.body)
_VERSION = select(func.coalesce(func.max(_r.version), 0))
_newest = select(func.max(_r.version)).group_by(_r.entry)
_CURRENT = _revision.where(_r.version.in_(_newest), _r.body.is_not(None)).order_by(_r.entry)


class SqlFaqStore:
    """The knowledge, as a log of revisions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def version(self) -> int:
        return int(await self._database.read(lambda c: c.execute(_VERSION).scalar_one()))

    async def current(self) -> list[FaqRevision]:
        return await self._revisions(_CURRENT)

    async def history(self, entry: str, *, limit: int) -> list[FaqRevision]:
        query = _revision.where(_r.entry == entry).order_by(_r.version.desc()).limit(limit)
        return await self._revisions(query)

    async def save(
        self,
        bodies: Mapping[str, str | None],
        *,
        base: int,
        by: str | None,
        at: datetime,
        learned: Collection[FaqQuestion] = (),
    ) -> int:
        rows = [
            {"version": version, "entry": entry, "at": at, "by": by, "body": body}
            for version, (entry, body) in enumerate(bodies.items(), start=base + 1)
        ]

        def step(connection: Connection) -> None:
            # Whoever comes second finds the version taken, or a higher one: one of them wins.
            if connection.execute(_VERSION).scalar_one() != base:
                raise Conflict(f"the knowledge is no longer at {base}")
            if rows:
                connection.execute(insert(faq_revisions), rows)
            if learned:
                reviewing(connection, learned, by=by or "", at=at)

        async with self._database.begin() as unit:
            await unit.run(step)
        return base + len(rows)

    async def _revisions(self, query: Executable) -> list[FaqRevision]:
        rows = await self._database.read(lambda c: c.execute(query).all())
        return [FaqRevision(*row) for row in rows]
