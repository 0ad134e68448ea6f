"""Conversations for the store's tests: entries one second apart, and how they get into a log."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from handoff.core.conversation import Conversation, fold
from handoff.core.entries import Body, Claimed, Entry, HandedOff, Opened, Said
from handoff.ports import Log
from tests.fakes import NOON

SECOND = timedelta(seconds=1)
SOON = timedelta(minutes=10)


@dataclass
class Case:
    """One conversation. `at` is when its next entry happens."""

    id: str
    visitor: str = "ana"
    number: int = 1
    at: datetime = NOON
    entries: list[Entry] = field(default_factory=list)

    @property
    def state(self) -> Conversation:
        """What its entries add up to."""
        return fold(self.id, self.entries)

    def happens(self, *bodies: Body, sender: str = "test", key: str | None = None) -> list[Entry]:
        """The entries that follow; the first of them has the client key."""
        keys = [key, *[None] * len(bodies)]
        new = [
            Entry(self.id, len(self.entries) + place, self.at + SECOND * place, sender, body, own)
            for place, (body, own) in enumerate(zip(bodies, keys, strict=False), start=1)
        ]
        self.entries += new
        self.at += SECOND * len(new)
        return new

    def opens(self) -> list[Entry]:
        """Its first entry."""
        return self.happens(Opened(self.visitor, self.number, "shop", "web", "en"))

    def queues(self, due: datetime | None = None) -> list[Entry]:
        """It is handed to people."""
        return self.happens(HandedOff("support", "asked", due or self.at + SOON))

    def claimed(self, agent: str = "ola") -> list[Entry]:
        return self.happens(Claimed(agent, agent.title()))

    def answered(self, text: str = "Let me look.") -> list[Entry]:
        return self.happens(Said("ola", "Ola", text))


async def store(log: Log, *cases: Case) -> None:
    """Append, in one commit, what each of them has and the log has not."""
    async with log.begin() as transaction:
        known = await transaction.load([case.id for case in cases])
        seen = {case.id: known[case.id].seq if case.id in known else 0 for case in cases}
        entries = [entry for case in cases for entry in case.entries[seen[case.id] :]]
        states = [case.state for case in cases if len(case.entries) > seen[case.id]]
        await transaction.append(entries, states, [c for c, seq in seen.items() if not seq])


async def stored(log: Log, conversation: str) -> list[Entry]:
    """All of its entries, as the log has them."""
    return await log.entries(conversation, after=0, limit=10_000)
