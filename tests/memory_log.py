"""The conversation log in memory: what the port promises, yielding as a real database would."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Collection, Iterable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from handoff.core.conversation import Conversation, Phase
from handoff.core.entries import Entry
from handoff.core.queue import Pickup
from handoff.ports import ClientKey, Conflict, Marks, Receipt, Unavailable

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


async def _yield() -> None:
    await asyncio.sleep(0)  # let another task in, as a real database would


@dataclass
class _Stored:
    """What has been committed."""

    entries: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    states: dict[str, Conversation] = field(default_factory=dict)
    marks: dict[str, Marks] = field(default_factory=lambda: defaultdict(Marks))
    receipts: dict[ClientKey, Receipt] = field(default_factory=dict)


class MemoryTransaction:
    """Writes wait here until the commit; loaded rows are locked until the end."""

    def __init__(
        self, stored: _Stored, locks: Mapping[str, asyncio.Lock], stack: AsyncExitStack
    ) -> None:
        self._stored = stored
        self._locks = locks
        self._stack = stack
        self._held: set[str] = set()
        self._entries: list[Entry] = []
        self._states: dict[str, Conversation] = {}
        self._opened: set[str] = set()
        self._marks: dict[str, Marks] = {}
        self._lost = False  # after a conflict nothing more can be done with it

    async def load(self, conversations: Collection[str]) -> dict[str, Conversation]:
        await _yield()
        for conversation in sorted(set(conversations) - self._held):  # one order: no deadlock
            if conversation in self._stored.states:
                await self._stack.enter_async_context(self._locks[conversation])
                self._held.add(conversation)
        states = self._stored.states | self._states
        return {c: states[c] for c in conversations if c in states}

    async def receipts(self, keys: Collection[ClientKey]) -> dict[ClientKey, Receipt]:
        await _yield()
        known = self._stored.receipts | _receipts(self._entries)
        return {key: known[key] for key in keys if key in known}

    async def append(
        self, entries: Sequence[Entry], states: Sequence[Conversation], opened: Collection[str]
    ) -> None:
        self._entries += entries
        self._states |= {state.id: state for state in states}
        self._opened |= set(opened)
        await _yield()
        self._check()

    async def mark_seen(self, marks: Mapping[str, Marks]) -> None:
        await _yield()
        for conversation, mark in marks.items():
            was = self._marks.get(conversation, Marks())
            self._marks[conversation] = _higher(was, mark)

    def commit(self) -> None:
        """All of it, or Conflict."""
        if self._lost:
            raise RuntimeError("a transaction that met a conflict cannot be committed")
        self._check()
        for entry in self._entries:
            self._stored.entries[entry.conversation].append(entry)
        self._stored.states |= self._states
        self._stored.receipts |= _receipts(self._entries)
        for conversation, mark in self._marks.items():
            was = self._stored.marks[conversation]
            self._stored.marks[conversation] = _higher(was, mark)

    def _check(self) -> None:
        try:
            self._check_places()
            self._check_keys()
        except Conflict:
            self._lost = True
            raise

    def _check_places(self) -> None:
        last = {c: state.seq for c, state in self._stored.states.items()}
        if taken := self._opened & last.keys():
            raise Conflict(f"conversation {taken.pop()} is open")
        for entry in self._entries:
            expected = last.get(entry.conversation, 0) + 1
            if entry.seq != expected or (expected == 1 and entry.conversation not in self._opened):
                raise Conflict(f"{entry.conversation} is at {expected - 1}")
            last[entry.conversation] = entry.seq
        if self._opened:
            states = (self._stored.states | self._states).values()
            if len({(state.visitor, state.number) for state in states}) != len(states):
                raise Conflict("that number of the visitor's is taken")

    def _check_keys(self) -> None:
        keys = [(e.sender, e.client_key) for e in self._entries if e.client_key]
        if len(keys) != len(set(keys)) or set(keys) & self._stored.receipts.keys():
            raise Conflict("a client key has been used")


class MemoryLog:
    """The conversation log. Transactions run side by side, as on PostgreSQL."""

    def __init__(self) -> None:
        self.outage = ""  # set to a reason, and nothing can begin or commit
        self._stored = _Stored()
        self._locks: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[MemoryTransaction]:
        await _yield()
        self._fail_if_out()
        async with AsyncExitStack() as stack:
            transaction = MemoryTransaction(self._stored, self._locks, stack)
            yield transaction
            await _yield()
            self._fail_if_out()
            transaction.commit()

    def _fail_if_out(self) -> None:
        if self.outage:
            raise Unavailable(self.outage)

    async def entries(self, conversation: str, *, after: int, limit: int) -> list[Entry]:
        await _yield()
        return [e for e in self._of(conversation) if e.seq > after][:limit]

    async def entries_before(self, conversation: str, *, before: int, limit: int) -> list[Entry]:
        await _yield()
        return [e for e in self._of(conversation) if e.seq < before][-limit:]

    async def conversation(self, conversation: str) -> Conversation | None:
        await _yield()
        return self._stored.states.get(conversation)

    async def marks(self, conversation: str) -> Marks:
        await _yield()
        return self._stored.marks.get(conversation, Marks())

    async def latest_of(self, visitor: str) -> Conversation | None:
        await _yield()
        own = (s for s in self._stored.states.values() if s.visitor == visitor)
        return max(own, key=lambda state: state.number, default=None)

    async def queue(self, *, limit: int) -> list[Conversation]:
        await _yield()
        waiting = (s for s in self._stored.states.values() if s.phase is Phase.QUEUED)
        return sorted(waiting, key=lambda state: (state.due_at or LONG_AGO, state.id))[:limit]

    async def held(self, *, limit: int) -> list[Conversation]:
        await _yield()
        return self._newest(limit, (s for s in self._all() if s.phase is Phase.ASSIGNED))

    async def recent(self, *, limit: int) -> list[Conversation]:
        await _yield()
        return self._newest(limit, self._all())

    async def queue_length(self) -> int:
        await _yield()
        return sum(state.phase is Phase.QUEUED for state in self._all())

    async def pickups(self, *, since: datetime, limit: int) -> list[Pickup]:
        await _yield()
        found = [
            Pickup(state.claimed_from_queue_at, state.claimed_at)
            for state in self._all()
            if state.claimed_from_queue_at and state.claimed_at and state.claimed_at >= since
        ]
        return sorted(found, key=lambda pickup: pickup.claimed_at)[-limit:]

    async def due(self, *, by: datetime, limit: int) -> list[str]:
        await _yield()
        late = [(s.next_due_at, s.id) for s in self._all() if s.next_due_at and s.next_due_at < by]
        return [conversation for _, conversation in sorted(late)][:limit]

    async def next_due_at(self) -> datetime | None:
        await _yield()
        return min((s.next_due_at for s in self._all() if s.next_due_at), default=None)

    async def ids(self, *, after: str, limit: int) -> list[str]:
        await _yield()
        return sorted(c for c in self._stored.states if c > after)[:limit]

    def _of(self, conversation: str) -> list[Entry]:
        return self._stored.entries.get(conversation, [])

    def _all(self) -> Collection[Conversation]:
        return self._stored.states.values()

    def _newest(self, limit: int, states: Iterable[Conversation]) -> list[Conversation]:
        newest_first = sorted(states, key=lambda s: s.updated_at or LONG_AGO, reverse=True)
        return newest_first[:limit]


def _higher(was: Marks, mark: Marks) -> Marks:
    return Marks(max(was.visitor, mark.visitor), max(was.agent, mark.agent))


def _receipts(entries: Iterable[Entry]) -> dict[ClientKey, Receipt]:
    return {
        (e.sender, e.client_key): Receipt(e.conversation, e.seq) for e in entries if e.client_key
    }
