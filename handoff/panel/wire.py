"""The events of the namespace `/agent`."""

from typing import Annotated, Literal

from pydantic import Field

from handoff.panel import http_wire
from handoff.panel.faq import knowledge_wire, learning_wire, suggestions_wire
from handoff.panel.http_wire import AgentView
from handoff.wire import (
    Accepted,
    ClientKey,
    Done,
    FromClient,
    Instant,
    Locale,
    Page,
    Phase,
    Seq,
    ToClient,
)

ConversationId = Annotated[str, Field(max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]
PresenceStatus = Literal["online", "away"]


# Socket, from the panel


class Hello(FromClient):
    """`hello` and `lists`: the whole picture, on every connect and on a slow timer."""


class Watch(FromClient):
    """`watch`: open a conversation on screen, and be told what happens in it."""

    conversation: ConversationId
    since: Seq = 0


class About(FromClient):
    """`unwatch`, `close`, `typing`: no more than which one."""

    conversation: ConversationId


class Hold(FromClient):
    """`claim`, `release`, `reopen`: who has it. Without a key, a repeat is a new request."""

    conversation: ConversationId
    client_key: ClientKey | None = None


class TakeNext(FromClient):
    """`take_next`: claim the one with the least time left. A repeated key claims no second one."""

    client_key: ClientKey | None = None


class History(FromClient):
    """`history`: the page that ends before entry `before`."""

    conversation: ConversationId
    before: Seq


class Say(FromClient):
    """`say` and `note`: words for the visitor, or for agents only. Up to 4,000 characters."""

    conversation: ConversationId
    client_key: ClientKey
    text: str


class Resolve(FromClient):
    """`resolve`: sum up, and ask the visitor "solved?"."""

    conversation: ConversationId
    client_key: ClientKey
    summary: str


class Seen(FromClient):
    """`seen`: everything up to `seq` has been on the agent's screen."""

    conversation: ConversationId
    seq: Seq


class SetPresence(FromClient):
    """`presence`: here to answer, or away."""

    status: PresenceStatus


# Socket, to the panel


class Card(ToClient):
    """A conversation as a line in a list."""

    conversation: str
    seq: Seq
    phase: Phase
    visitor: str  # a verified name, or a short one for somebody unknown
    verified: bool  # the site vouches for who it is
    contact_id: str | None  # the site's own id of them
    email: str | None
    number: int  # the visitor's how-many-th conversation
    channel: str
    locale: Locale
    preview: str
    agent: str | None  # id
    agent_name: str | None
    opened_at: Instant
    updated_at: Instant
    queued_at: Instant | None
    unanswered_since: Instant | None
    due_at: Instant | None
    missed: bool
    proposed: bool


class Colleague(ToClient):
    """An agent with a panel open, and whether they are here to answer."""

    agent: AgentView
    status: PresenceStatus


class Lists(ToClient):
    """The acknowledgement of `hello` and `lists`. `now` is the server's clock, for countdowns."""

    ok: Literal[True] = True
    now: Instant
    me: AgentView
    status: PresenceStatus
    colleagues: tuple[Colleague, ...]
    cards: tuple[Card, ...]  # who waits, who is held, and the most recent of the rest


class Watched(ToClient):
    """The acknowledgement of `watch` (also used to catch up on a gap)."""

    ok: Literal[True] = True
    card: Card
    page: Page
    visitor_seen: Seq
    viewers: tuple[AgentView, ...]  # who has it on screen, this agent too


class HistoryReply(ToClient):
    """The acknowledgement of `history`."""

    ok: Literal[True] = True
    page: Page


class Cards(ToClient):
    """`cards`: these have changed."""

    cards: tuple[Card, ...]


class PresenceNews(ToClient):
    """`presence`: who has a panel open now, all of them."""

    colleagues: tuple[Colleague, ...]


class TypingNews(ToClient):
    """`typing`: the visitor (agent and name null) or an agent is writing."""

    conversation: str
    agent: str | None  # id
    name: str | None


class SeenNews(ToClient):
    """`seen`: the visitor has seen everything up to `seq`."""

    conversation: str
    seq: Seq


class ViewersNews(ToClient):
    """`viewers`: which agents have it on screen, by name."""

    conversation: str
    viewers: tuple[AgentView, ...]


FROM_CLIENT: dict[str, tuple[type[FromClient], type[ToClient]]] = {
    "hello": (Hello, Lists),
    "lists": (Hello, Lists),
    "watch": (Watch, Watched),
    "unwatch": (About, Done),
    "history": (History, HistoryReply),
    "claim": (Hold, Accepted),
    "take_next": (TakeNext, Accepted),
    "say": (Say, Accepted),
    "note": (Say, Accepted),
    "release": (Hold, Accepted),
    "resolve": (Resolve, Accepted),
    "close": (About, Accepted),
    "reopen": (Hold, Accepted),
    "seen": (Seen, Done),
    "typing": (About, Done),
    "presence": (SetPresence, Done),
}
"""Every event that a panel may send, with its payload and its acknowledgement."""

TO_CLIENT: dict[str, type[ToClient]] = {
    "entries": Page,
    "cards": Cards,
    "presence": PresenceNews,
    "typing": TypingNews,
    "seen": SeenNews,
    "viewers": ViewersNews,
}
"""Every event that the server sends to a panel."""

HTTP: tuple[type[FromClient] | type[ToClient], ...] = (
    *http_wire.HTTP,
    *knowledge_wire.HTTP,
    *learning_wire.HTTP,
    *suggestions_wire.HTTP,
)
"""The bodies of the HTTP routes."""
