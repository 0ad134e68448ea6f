"""What the house needs of the world: a log that commits, the agents' accounts, and a clock."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from handoff.core.agents import Agent, Role, Session
from handoff.core.conversation import Conversation
from handoff.core.entries import Entry, Locale
from handoff.core.faq_events import FaqCountKind
from handoff.core.queue import Pickup

ClientKey = tuple[str, str]
"""(sender, client key): unique for ever."""


class Conflict(Exception):
    """Somebody else appended to a conversation, or used a client key, in between: decide again."""


class Unavailable(Exception):
    """The log cannot take anything now (disk full, database away): nothing was stored."""


@dataclass(frozen=True, slots=True)
class Marks:
    """How far each side has seen: the highest seq, 0 for nothing."""

    visitor: int = 0
    agent: int = 0


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where the first result of a client key stands."""

    conversation: str
    seq: int


class Transaction(Protocol):
    """One commit. Rows it has loaded stay locked until it ends."""

    async def load(self, conversations: Collection[str]) -> dict[str, Conversation]:
        """The stored states, locked against other writers; unknown ids are left out."""

    async def receipts(self, keys: Collection[ClientKey]) -> dict[ClientKey, Receipt]:
        """The first results of those keys that have been used before."""

    async def append(
        self, entries: Sequence[Entry], states: Sequence[Conversation], opened: Collection[str]
    ) -> None:
        """Store entries and the states they lead to; `opened` names the new conversations.

        Raises Conflict where a (conversation, seq), a client key or a visitor's conversation
        number is taken.
        """

    async def mark_seen(self, marks: Mapping[str, Marks]) -> None:
        """Raise how far each side has seen; a lower mark changes nothing."""


class Log(Protocol):
    """The conversation log. Readers see committed entries only, on connections of their own."""

    def begin(self) -> AbstractAsyncContextManager[Transaction]:
        """A transaction of the only writer: committed when the block ends, else rolled back.

        Raises Unavailable where it cannot begin or commit.
        """

    async def entries(self, conversation: str, *, after: int, limit: int) -> list[Entry]:
        """Up to `limit` entries with seq > `after`, in order."""

    async def entries_before(self, conversation: str, *, before: int, limit: int) -> list[Entry]:
        """Up to `limit` entries with seq < `before`: the last ones of them, in order."""

    async def conversation(self, conversation: str) -> Conversation | None:
        """The stored state."""

    async def marks(self, conversation: str) -> Marks:
        """How far each side has seen."""

    async def latest_of(self, visitor: str) -> Conversation | None:
        """The visitor's newest conversation."""

    async def queue(self, *, limit: int) -> list[Conversation]:
        """Who waits for a person: earliest due first."""

    async def held(self, *, limit: int) -> list[Conversation]:
        """What agents have now, the most recently changed first."""

    async def recent(self, *, limit: int) -> list[Conversation]:
        """All conversations, the most recently changed first."""

    async def queue_length(self) -> int:
        """How many wait for a person."""

    async def pickups(self, *, since: datetime, limit: int) -> list[Pickup]:
        """Claims from the queue since an instant: the last `limit` of them, oldest first."""

    async def due(self, *, by: datetime, limit: int) -> list[str]:
        """Conversations with something due before `by`, the earliest first."""

    async def next_due_at(self) -> datetime | None:
        """The nearest instant at which anything is due."""

    async def ids(self, *, after: str, limit: int) -> list[str]:
        """Conversation ids in their own order, for walking through all of them."""


class EmailTaken(Exception):
    """There is an agent with this e-mail address already."""


class Accounts(Protocol):
    """Agents, their passwords (argon2id hashes only) and their sessions."""

    async def add(self, agent: Agent, *, password_hash: str, at: datetime) -> None:
        """Raises EmailTaken."""

    async def count(self) -> int:
        """How many agents there are, disabled ones included."""

    async def everyone(self) -> list[Agent]:
        """All agents, by name."""

    async def credentials(self, email: str) -> tuple[Agent, str] | None:
        """The agent with this address (in any case), and the hash of their password."""

    async def set_password(self, agent: str, *, password_hash: str) -> None:
        """Replace the password, and end all of the agent's sessions in the same commit."""

    async def set_role(self, agent: str, role: Role) -> None:
        """Give the agent another role."""

    async def disable(self, agent: str) -> None:
        """Let the agent sign in no more, and end all of their sessions in the same commit."""

    async def enable(self, agent: str) -> None:
        """Let a disabled agent sign in again, with the password they had."""

    async def open_session(self, session: Session, *, now: datetime) -> None:
        """Store a new session, and forget those that have expired by `now`."""

    async def session(self, digest: str, *, now: datetime) -> Session | None:
        """A session that has not ended, of an agent who is not disabled."""

    async def end_session(self, digest: str) -> None:
        """End it; unknown ones are ignored."""

    async def offer_setup(self, digest: str, *, expires_at: datetime) -> None:
        """Make this the only set-up link's digest."""

    async def take_setup(self, digest: str, *, now: datetime) -> bool:
        """Use the set-up link up: True for exactly one caller, before it expires."""


@dataclass(frozen=True, slots=True)
class FaqRevision:
    """One change of one FAQ entry. `body` is its data as JSON text; None: it was removed."""

    version: int  # of the whole knowledge: grows with each change
    entry: str
    at: datetime
    by: str | None  # an agent's id; None: it came with an import
    body: str | None


class FaqStore(Protocol):
    """The FAQ's entries and all of their revisions."""

    async def version(self) -> int:
        """That of the newest change; 0 for an empty knowledge."""

    async def current(self) -> list[FaqRevision]:
        """The newest revision of each entry that has not been removed, by id."""

    async def history(self, entry: str, *, limit: int) -> list[FaqRevision]:
        """The revisions of one entry, the newest first."""

    async def save(
        self,
        bodies: Mapping[str, str | None],
        *,
        base: int,
        by: str | None,
        at: datetime,
        learned: Collection["FaqQuestion"] = (),
    ) -> int:
        """Write one revision for each entry, all or none; the version that they lead to.

        `base` is the version on which the change was made. Raises Conflict where the knowledge
        has changed since. `learned` are the questions that the change takes care of.
        """


@dataclass(frozen=True, slots=True)
class FaqQuestion:
    """The visitor's words that led to an FAQ event: `seq` of a conversation."""

    conversation: str
    seq: int


@dataclass(frozen=True, slots=True)
class FaqCount:
    """How often something became of an entry ("": of none) in a language."""

    faq_entry: str
    language: Locale
    kind: FaqCountKind
    count: int


@dataclass(frozen=True, slots=True)
class CountedFaqEvent:
    """One of those that were counted, and the words that led to it ("" where there were none)."""

    conversation: str
    seq: int
    at: datetime
    question: str


@dataclass(frozen=True, slots=True)
class UnansweredQuestion:
    """A question that found no answer, and the first words that an agent said to it."""

    question: FaqQuestion
    at: datetime
    language: Locale
    text: str
    answer: str | None


class FaqRecord(Protocol):
    """What became of questions: taken from the log as it is written, and only read here."""

    async def counts(self, *, since: datetime) -> list[FaqCount]:
        """Everything that happened since an instant, counted."""

    async def counted(
        self, count: FaqCount, *, since: datetime, limit: int
    ) -> list[CountedFaqEvent]:
        """The events behind a count, the newest first."""

    async def unanswered(self, *, since: datetime, limit: int) -> list[UnansweredQuestion]:
        """Questions of closed conversations that nobody has reviewed yet, the newest first."""

    async def review(self, questions: Collection[FaqQuestion], *, by: str, at: datetime) -> None:
        """Never show these as unanswered again."""


class UsedTokens(Protocol):
    """Tokens that are good for one use, by their digests."""

    async def use(self, digest: str, *, expires_at: datetime, now: datetime) -> bool:
        """True for exactly one caller; what has expired by `now` may be forgotten."""


class Clock(Protocol):
    """The only source of time."""

    def now(self) -> datetime:
        """This instant, in UTC."""
