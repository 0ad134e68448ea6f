"""What a group of requests comes to: decided one after the other, and not yet written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from handoff.core.conversation import Conversation, evolve
from handoff.core.decision import Refusal, Request, decide
from handoff.core.entries import Body, Entry, Missed, author_of
from handoff.core.policy import Policy
from handoff.ports import ClientKey, Receipt


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a request came to. `entries` is empty for a repeat, and where nothing was to do."""

    conversation: str
    seq: int  # of the first entry, now or when the request was first made
    entries: tuple[Entry, ...] = ()


@dataclass(slots=True)
class Draft:
    """The entries of a group, and the states they lead to. Each request sees those before it."""

    states: dict[str, Conversation]
    receipts: dict[ClientKey, Receipt]
    entries: list[Entry] = field(default_factory=list)
    opened: set[str] = field(default_factory=set)
    outcomes: list[Accepted | Refusal | Exception] = field(default_factory=list)

    def changed(self) -> dict[str, list[Entry]]:
        """The entries by conversation."""
        by_conversation: dict[str, list[Entry]] = {}
        for entry in self.entries:
            by_conversation.setdefault(entry.conversation, []).append(entry)
        return by_conversation

    def take(
        self,
        conversation: str,
        requests: Sequence[Request],
        client_key: str | None,
        now: datetime,
        policy: Policy,
    ) -> Accepted | Refusal:
        """Decide `requests`, all or none, and add what follows; a used key: its first result."""
        key = (requests[-1].sender, client_key) if client_key else None
        if key and (receipt := self.receipts.get(key)):
            return Accepted(receipt.conversation, receipt.seq)
        before = state = self.states.get(conversation, Conversation(conversation))
        entries: list[Entry] = []
        for request in requests:
            decision = decide(state, request, now, policy)
            if isinstance(decision, Refusal):
                return decision
            keyed = _keyed(decision, request) if request is requests[-1] else None
            for body in decision:
                free = client_key if body is keyed else None
                sender = _sender(body, request)
                entry = Entry(state.id, state.seq + 1, now, sender, body, free)
                state = evolve(state, entry)
                entries.append(entry)
        return self._keep(key, before, state, entries)

    def _keep(
        self,
        key: ClientKey | None,
        before: Conversation,
        state: Conversation,
        entries: Sequence[Entry],
    ) -> Accepted:
        self.states[state.id] = state
        self.entries.extend(entries)
        if entries and before.seq == 0:
            self.opened.add(state.id)
        keyed = next((entry for entry in entries if entry.client_key), None)
        seq = keyed.seq if keyed else entries[0].seq if entries else state.seq
        if key and keyed:
            self.receipts[key] = Receipt(state.id, seq)
        return Accepted(state.id, seq, tuple(entries))


def _sender(body: Body, request: Request) -> str:
    """Who caused an entry: the asker, save for the bot's words and for what time has missed."""
    if author_of(body) == "bot":
        return "bot"
    return "system" if isinstance(body, Missed) else request.sender


def _keyed(decision: Sequence[Body], request: Request) -> Body | None:
    """What carries the client key: the asker's own words or deed, before what follows from it."""
    caused = [body for body in decision if _sender(body, request) == request.sender]
    return min(caused, key=lambda body: author_of(body) == "system", default=None)
