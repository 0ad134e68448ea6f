"""Tokens that are good for one use, on a database."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert

from handoff.ports import Conflict
from handoff.store.engine import Database
from handoff.store.schema import used_tokens


class SqlUsedTokens:
    """Remembers the digests of used tokens until they expire."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def use(self, digest: str, *, expires_at: datetime, now: datetime) -> bool:
        def step(connection: Connection) -> None:
            connection.execute(delete(used_tokens).where(used_tokens.c.expires_at <= now))
            connection.execute(insert(used_tokens).values(digest=digest, expires_at=expires_at))

        try:
            async with self._database.begin() as unit:
                await unit.run(step)
        except Conflict:  # the digest is there: somebody was first
            return False
        return True
