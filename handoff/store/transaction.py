"""The one way to write the log: a commit of entries and the states they lead to."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from handoff.core.conversation import Conversation
from handoff.core.entries import Entry
from handoff.core.faq_events import FaqEvent, faq_events
from handoff.ports import ClientKey, Conflict, Marks, Receipt
from handoff.store.codec import dump, load_state
from handoff.store.engine import Unit
from handoff.store.schema import micros
from handoff.store.statements import WHICH, AnyRow, Columns, Lookup, Statements

MOST_STATES = 4_096  # about 6 MB


class States:
    """The states that were committed last, so that a busy conversation is not parsed each time.

    A state follows from the entries up to its seq, so id and seq name it for good, whoever
    wrote it.
    """

    def __init__(self) -> None:
        self._states: dict[str, Conversation] = {}

    def at(self, conversation: str, seq: int, text: str) -> Conversation:
        """The state; `text` is parsed only where it is not known."""
        known = self._states.get(conversation)
        return known if known and known.seq == seq else load_state(text)

    def keep(self, states: Iterable[Conversation]) -> None:
        """Remember committed states; the ones that changed longest ago are forgotten."""
        for state in states:
            self._states.pop(state.id, None)
            self._states[state.id] = state
        while len(self._states) > MOST_STATES:
            del self._states[next(iter(self._states))]


class SqlTransaction:
    """One commit."""

    def __init__(self, unit: Unit, statements: Statements, states: States) -> None:
        self._unit = unit
        self._say = statements
        self._states = states
        self._held: dict[str, Conversation] = {}  # the states of the rows that are locked
        self.changed: list[Conversation] = []

    async def load(self, conversations: Collection[str]) -> dict[str, Conversation]:
        rows = await self._find(self._say.load, [{"id": wanted} for wanted in conversations])
        states = {row[0]: self._states.at(row[0], row[1], row[2]) for row in rows}
        self._held |= states
        return states

    async def receipts(self, keys: Collection[ClientKey]) -> dict[ClientKey, Receipt]:
        used = [{"sender": sender, "client_key": key} for sender, key in keys]
        rows = await self._find(self._say.receipts, used)
        return {(row[0], row[1]): Receipt(row[2], row[3]) for row in rows}

    async def append(
        self, entries: Sequence[Entry], states: Sequence[Conversation], opened: Collection[str]
    ) -> None:
        await self._check({c: seq for c, seq in _follows(entries).items() if c not in opened})
        new = [columns_of(state) for state in states if state.id in opened]
        old = [columns_of(state) for state in states if state.id not in opened]
        written = [_entry(entry) for entry in entries]
        noted = [_event(event) for event in self._faq_events(entries)]

        def step(connection: Connection) -> None:
            self._say.open.run(connection, new)
            self._say.change.run(connection, old)
            self._say.append.run(connection, written)
            self._say.note.run(connection, noted)

        await self._unit.run(step)
        self._held |= {state.id: state for state in states}
        self.changed += states

    async def mark_seen(self, marks: Mapping[str, Marks]) -> None:
        rows = [
            {WHICH: conversation, "visitor_seen": mark.visitor, "agent_seen": mark.agent}
            for conversation, mark in sorted(marks.items())
        ]
        if rows:
            await self._unit.run(partial(self._say.mark.run, rows=rows))

    def _faq_events(self, entries: Iterable[Entry]) -> Iterable[FaqEvent]:
        by_conversation: dict[str, list[Entry]] = {}
        for entry in entries:
            by_conversation.setdefault(entry.conversation, []).append(entry)
        for conversation, new in by_conversation.items():
            before = self._held.get(conversation) or Conversation(conversation)
            yield from faq_events(before, new)

    async def _find(self, lookup: Lookup, keys: Sequence[Columns]) -> Sequence[AnyRow]:
        return await self._unit.run(partial(lookup.run, keys=keys)) if keys else []

    async def _check(self, follows: Mapping[str, int]) -> None:
        """Raise Conflict unless each conversation is at that seq; then its row is locked too."""
        if unknown := follows.keys() - self._held.keys():
            await self.load(unknown)
        for conversation, seq in follows.items():
            if conversation not in self._held or self._held[conversation].seq != seq:
                raise Conflict(f"{conversation} is not at {seq}")


def _follows(entries: Iterable[Entry]) -> dict[str, int]:
    """The seq that each conversation must be at for these entries to follow."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for entry in entries:
        before = last.setdefault(entry.conversation, entry.seq - 1)
        if entry.seq != before + 1:
            raise ValueError(f"entry {entry.seq} cannot follow {before}")
        first.setdefault(entry.conversation, before)
        last[entry.conversation] = entry.seq
    return first


def columns_of(state: Conversation) -> dict[str, object]:
    """The row of a state: all of it, and apart from that what readers look for."""
    return {
        "id": state.id,
        WHICH: state.id,
        "seq": state.seq,
        "phase": state.phase,
        "visitor": state.visitor,
        "number": state.number,
        "site": state.site,
        "agent": state.agent,
        "updated_at": _micros(state.updated_at),
        "queued_at": _micros(state.queued_at),
        "due_at": _micros(state.due_at),
        "next_due_at": _micros(state.next_due_at),
        "claimed_at": _micros(state.claimed_at),
        "claimed_from_queue_at": _micros(state.claimed_from_queue_at),
        "state": dump(state),
    }


def _entry(entry: Entry) -> dict[str, object]:
    return {
        "conversation": entry.conversation,
        "seq": entry.seq,
        "at": micros(entry.at),
        "sender": entry.sender,
        "kind": entry.body.kind,
        "client_key": entry.client_key,
        "body": dump(entry.body),
    }


def _event(event: FaqEvent) -> dict[str, object]:
    return {
        "conversation": event.conversation,
        "seq": event.seq,
        "faq_entry": event.faq_entry,
        "at": micros(event.at),
        "visitor": event.visitor,
        "language": event.language,
        "kind": event.kind,
        "asked": event.asked,
    }


def _micros(at: datetime | None) -> int | None:
    return None if at is None else micros(at)
