"""The events of the namespace `/visitor`. docs/wire.md describes them in words."""

from typing import Annotated, Literal

from pydantic import Field

from handoff.core.text import MAX_COMMENT
from handoff.wire import (
    Accepted,
    ClientKey,
    Done,
    FromClient,
    Instant,
    Locale,
    OptionView,
    Page,
    Phase,
    Seq,
    ToClient,
)

Format = Literal["text", "html"]


class Hello(FromClient):
    """`hello`: the first event of every connection. `since` counts in `conversation`."""

    site: Annotated[str, Field(min_length=1, max_length=64)]
    locale: Locale
    token: Annotated[str, Field(max_length=4096)] | None = None
    identity: Annotated[str, Field(max_length=4096)] | None = None  # a JWT of the site's server
    conversation: Annotated[str, Field(max_length=64)] | None = None
    since: Seq = 0


class Send(FromClient):
    """`send`: the visitor's words, up to 4,000 characters."""

    client_key: ClientKey
    text: str


class Choose(FromClient):
    """`choose`: a button of entry `seq` was pressed."""

    client_key: ClientKey
    seq: Seq
    option: Annotated[str, Field(min_length=1, max_length=128)]


class Human(FromClient):
    """`human`: talk to a person."""

    client_key: ClientKey


class Sync(FromClient):
    """`sync`: what came after `since`?"""

    since: Seq


class History(FromClient):
    """`history`: the page that ends before entry `before`."""

    before: Seq


class Seen(FromClient):
    """`seen`: everything up to `seq` has been on the visitor's screen."""

    seq: Seq


class Typing(FromClient):
    """`typing`: the visitor is writing. Sent every 3 seconds at most; fades after 6."""


class Rate(FromClient):
    """`rate`: 1 (poor) to 5 (excellent), once the conversation is closed."""

    client_key: ClientKey
    score: int
    comment: Annotated[str, Field(max_length=MAX_COMMENT)] = ""


class TranscriptRequest(FromClient):
    """`transcript`: the whole conversation as a file."""

    format: Format


class VisitorState(ToClient):
    """`state`: who answers now, and while waiting: the place and the expected wait (seconds)."""

    conversation: str | None
    phase: Phase
    agent: str | None = None  # the name of the agent who answers now
    team: str | None = None
    queue_position: int | None = None  # 1 is next
    wait_low_s: int | None = None  # None: too little is known to say
    wait_high_s: int | None = None
    answer_by: Instant | None = None  # the promised instant of a person's answer
    late: bool = False  # that instant has passed by our own clock, whatever the visitor's says
    agent_seen: Seq | None = None  # only in answers to `hello` and `sync`
    rated: bool = False


class Greeting(ToClient):
    """The front line's first words, before there is a conversation."""

    text: str
    options: tuple[OptionView, ...]


class HelloReply(ToClient):
    """The acknowledgement of `hello`. Keep `token`; it is worth nothing on another site."""

    ok: Literal[True] = True
    token: str
    company: str
    state: VisitorState
    page: Page | None  # None: there is no conversation yet
    greeting: Greeting | None  # only where there is no conversation yet


class SyncReply(ToClient):
    """The acknowledgement of `sync`."""

    ok: Literal[True] = True
    state: VisitorState
    page: Page | None


class HistoryReply(ToClient):
    """The acknowledgement of `history`."""

    ok: Literal[True] = True
    page: Page


class TranscriptReply(ToClient):
    """The acknowledgement of `transcript`: a file to save."""

    ok: Literal[True] = True
    name: str
    media_type: str
    content: str


class AgentTyping(ToClient):
    """`typing`, from the server: this agent is writing."""

    name: str


class AgentSeen(ToClient):
    """`seen`, from the server: the agent has seen everything up to `seq`."""

    seq: Seq


FROM_CLIENT: dict[str, tuple[type[FromClient], type[ToClient]]] = {
    "hello": (Hello, HelloReply),
    "send": (Send, Accepted),
    "choose": (Choose, Accepted),
    "human": (Human, Accepted),
    "sync": (Sync, SyncReply),
    "history": (History, HistoryReply),
    "seen": (Seen, Done),
    "typing": (Typing, Done),
    "rate": (Rate, Accepted),
    "transcript": (TranscriptRequest, TranscriptReply),
}
"""Every event that a visitor's client may send, with its payload and its acknowledgement."""

TO_CLIENT: dict[str, type[ToClient]] = {
    "entries": Page,
    "state": VisitorState,
    "typing": AgentTyping,
    "seen": AgentSeen,
}
"""Every event that the server sends to a visitor."""
