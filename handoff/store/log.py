"""The conversation log on a database: the port that the desk writes to and everybody reads."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

from sqlalchemy import Executable

from handoff.core.conversation import Conversation
from handoff.core.entries import Entry
from handoff.core.queue import Pickup
from handoff.ports import Marks
from handoff.store import queries
from handoff.store.codec import load_body, load_state
from handoff.store.engine import Database
from handoff.store.schema import micros
from handoff.store.statements import AnyRow, Statements
from handoff.store.transaction import SqlTransaction, States, columns_of


class SqlLog:
    """The conversation log."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._statements = Statements(database.dialect)
        self._states = States()

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[SqlTransaction]:
        """A transaction; its states are remembered once they are committed, and never before."""
        async with self._database.begin() as unit:
            transaction = SqlTransaction(unit, self._statements, self._states)
            yield transaction
        self._states.keep(transaction.changed)

    async def entries(self, conversation: str, *, after: int, limit: int) -> list[Entry]:
        rows = await self._rows(
            queries.ENTRIES_AFTER, conversation=conversation, after=after, limit=limit
        )
        return [_entry(conversation, row) for row in rows]

    async def entries_before(self, conversation: str, *, before: int, limit: int) -> list[Entry]:
        rows = await self._rows(
            queries.ENTRIES_BEFORE, conversation=conversation, before=before, limit=limit
        )
        return [_entry(conversation, row) for row in reversed(rows)]

    async def conversation(self, conversation: str) -> Conversation | None:
        return await self._state(queries.STATE, conversation=conversation)

    async def marks(self, conversation: str) -> Marks:
        rows = await self._rows(queries.MARKS, conversation=conversation)
        return Marks(*rows[0]) if rows else Marks()

    async def latest_of(self, visitor: str) -> Conversation | None:
        return await self._state(queries.LATEST_OF, visitor=visitor)

    async def queue(self, *, limit: int) -> list[Conversation]:
        return await self._all_states(queries.QUEUE, limit=limit)

    async def held(self, *, limit: int) -> list[Conversation]:
        return await self._all_states(queries.HELD, limit=limit)

    async def recent(self, *, limit: int) -> list[Conversation]:
        return await self._all_states(queries.RECENT, limit=limit)

    async def queue_length(self) -> int:
        return int((await self._rows(queries.QUEUE_LENGTH))[0][0])

    async def pickups(self, *, since: datetime, limit: int) -> list[Pickup]:
        rows = await self._rows(queries.PICKUPS, since=since, limit=limit)
        return [Pickup(queued_at, claimed_at) for queued_at, claimed_at in reversed(rows)]

    async def due(self, *, by: datetime, limit: int) -> list[str]:
        return [row[0] for row in await self._rows(queries.DUE, by=by, limit=limit)]

    async def next_due_at(self) -> datetime | None:
        nearest: datetime | None = (await self._rows(queries.NEXT_DUE_AT))[0][0]
        return nearest

    async def ids(self, *, after: str, limit: int) -> list[str]:
        return [row[0] for row in await self._rows(queries.IDS, after=after, limit=limit)]

    async def stored_as(self, folded: Conversation) -> bool:
        """Whether the stored state, and every column that readers look for, is that of `folded`.

        Raises ValueError where the stored state cannot be read.
        """
        rows = await self._rows(queries.RECORD, conversation=folded.id)
        return bool(rows) and _is_record_of(rows[0], folded)

    async def _rows(self, query: Executable, **parameters: object) -> Sequence[AnyRow]:
        return await self._database.read(lambda c: c.execute(query, parameters).all())

    async def _state(self, query: Executable, **parameters: object) -> Conversation | None:
        states = await self._all_states(query, **parameters)
        return states[0] if states else None

    async def _all_states(self, query: Executable, **parameters: object) -> list[Conversation]:
        return [load_state(row[0]) for row in await self._rows(query, **parameters)]


def _is_record_of(row: AnyRow, state: Conversation) -> bool:
    wanted = columns_of(state)
    found = row._asdict()
    told = load_state(found.pop("state"))
    columns = {name: micros(v) if isinstance(v, datetime) else v for name, v in found.items()}
    return told == state and all(value == wanted[name] for name, value in columns.items())


def _entry(conversation: str, row: AnyRow) -> Entry:
    seq, at, sender, body, client_key = row
    return Entry(conversation, seq, at, sender, load_body(body), client_key)
