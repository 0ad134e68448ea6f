"""The events of the namespace `/agent`, and the bodies of the panel's HTTP routes."""

from typing import Annotated, Literal

from pydantic import Field

from handoff.core.text import MAX_NAME
from handoff.panel import faq_wire
from handoff.wire import (
    Accepted,
    ClientKey,
    Done,
    FromClient,
    Instant,
    Locale,
    Page,
    Phase,
    Role,
    Seq,
    ToClient,
)

ConversationId = Annotated[str, Field(max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]
PresenceStatus = Literal["online", "away"]

MIN_PASSWORD = 12  # characters
MAX_PASSWORD = 256
MAX_EMAIL = 254

Email = Annotated[str, Field(max_length=MAX_EMAIL, pattern=r"^[^@\s]+@[^@\s]+$")]
NewPassword = Annotated[str, Field(min_length=MIN_PASSWORD, max_length=MAX_PASSWORD)]


# HTTP


class SignIn(FromClient):
    """`POST /panel/api/session`."""

    email: Annotated[str, Field(max_length=MAX_EMAIL)]
    password: Annotated[str, Field(max_length=MAX_PASSWORD)]


class SetUp(FromClient):
    """`POST /panel/api/setup`: the first administrator, with the token of the one-time link."""

    token: Annotated[str, Field(min_length=1, max_length=128)]
    email: Email
    name: Annotated[str, Field(min_length=1, max_length=MAX_NAME)]
    password: NewPassword


class AgentView(ToClient):
    """An agent, as other agents see them."""

    id: str
    name: str
    role: Role


class SignedIn(ToClient):
    """The answer of `GET` and `POST /panel/api/session`, and of `POST /panel/api/setup`."""

    ok: Literal[True] = True
    agent: AgentView


HttpErrorCode = Literal[
    "bad_request",  # 400, 413, 415: not what the route takes
    "weak_password",  # 400: too short, or too easy to guess; the message says which
    "bad_credentials",  # 401: no such e-mail address, or not its password
    "signed_out",  # 401: no session, or one that has ended
    "not_allowed",  # 403: the request came from another site
    "bad_token",  # 403: the set-up link is unknown, used or expired
    "not_found",  # 404, 405
    "too_fast",  # 429, with Retry-After
    "internal",  # 500
    "unavailable",  # 503
]


class HttpError(ToClient):
    """Why a route refused: a code for programs, and words for people (English)."""

    code: HttpErrorCode
    message: str


class HttpRefused(ToClient):
    """The answer of a route that refuses."""

    ok: Literal[False] = False
    error: HttpError


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
    SignIn,
    SetUp,
    SignedIn,
    HttpRefused,
    *faq_wire.FROM_CLIENT_HTTP,
    *faq_wire.TO_CLIENT_HTTP,
)
"""The bodies of the HTTP routes."""
