"""What both sockets say alike: entries as clients see them, pages, and refusals.

The TypeScript types of widget and panel are generated from these models (`make types`).
"""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from handoff.core.agents import Role
from handoff.core.conversation import Phase
from handoff.core.entries import CloseReason, HandoffReason, Locale, Problem, SpeechKind
from handoff.core.text import MAX_KEY
from rich_text.tree import RichText

MAX_FRAME = 64 * 1024  # bytes of one frame from a client
PAGE = 50  # entries of one page

Instant = datetime
"""An instant in UTC; the codec writes it as ISO 8601 text."""

Seq = Annotated[int, Field(ge=0, le=2**31 - 1)]
ClientKey = Annotated[str, Field(min_length=8, max_length=MAX_KEY, pattern=r"^[A-Za-z0-9_-]+$")]
"""Chosen by the client for one request; a repeat returns the first result."""

AuthorKind = Literal["visitor", "bot", "agent", "system"]
EntryKind = Literal[
    "opened",
    "wrote",
    "acknowledged",
    "bot_said",
    "chose",
    "asked_for_person",
    "handed_off",
    "claimed",
    "said",
    "noted",
    "released",
    "resolution_proposed",
    "resolution_confirmed",
    "resolution_declined",
    "closed",
    "reopened",
    "missed",
    "rated",
]


class FromClient(BaseModel):
    """A payload of a client: no unknown fields, no coercion."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class ToClient(BaseModel):
    """A payload of the server."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class OptionView(ToClient):
    """A button."""

    id: str
    label: str


class RouteView(ToClient):
    """What the FAQ knows of a question that only people may answer."""

    entry: str
    team: str  # who resolves such a problem in the end
    problem: Problem
    facts: tuple[str, ...]  # what they will need to know, in the visitor's language


class EntryView(ToClient):
    """One entry. Which of the optional fields are set follows from `kind`."""

    seq: Seq
    at: Instant
    kind: EntryKind
    author: AuthorKind
    name: str | None = None  # of the agent
    text: str | None = None  # what was said, or the label that was pressed
    options: tuple[OptionView, ...] | None = None
    of: Seq | None = None  # the entry that this one answers
    speech: SpeechKind | None = None
    reason: HandoffReason | CloseReason | None = None
    due_at: Instant | None = None
    score: int | None = None
    agent: str | None = None  # their id; agents only, who may have a namesake
    faq_entry: str | None = None  # agents only
    confidence: float | None = None  # agents only
    rich: RichText | None = None  # the same as `text`, with bold, links, lists and code
    route: RouteView | None = None  # agents only
    client_key: str | None = None  # so that a client knows its own words again


class Page(ToClient):
    """All entries that the reader may see with seq in (`since`, `until`]; `head` is the last seq.

    A page that follows on what a client has (`since` <= its last seq) is simply added; another
    one shows a gap, and the client asks with `sync`.
    """

    conversation: str
    since: Seq
    until: Seq
    head: Seq
    entries: tuple[EntryView, ...]


ErrorCode = Literal[
    # of the core
    "taken",
    "not_yours",
    "not_open",
    "wrong_phase",
    "outdated_choice",
    "already_rated",
    "bad_text",
    "bad_score",
    "person_answers",
    # of the sockets
    "bad_request",
    "unknown_event",
    "not_allowed",
    "unknown_conversation",
    "bad_token",
    "bad_identity",
    "hello_first",
    "too_fast",
    "too_many",
    "queue_empty",
    "unavailable",
    "internal",
]


class ErrorInfo(ToClient):
    """Why something was refused: a code for programs, and words for people (English)."""

    code: ErrorCode
    message: str


class Refused(ToClient):
    """The acknowledgement of a request that was refused."""

    ok: Literal[False] = False
    error: ErrorInfo


class Done(ToClient):
    """The acknowledgement of a request that has nothing more to tell."""

    ok: Literal[True] = True


class Accepted(ToClient):
    """The acknowledgement of what is now in the log: committed as entry `seq`, or found there."""

    ok: Literal[True] = True
    conversation: str
    seq: Seq


__all__ = [
    "MAX_FRAME",
    "PAGE",
    "Accepted",
    "ClientKey",
    "Done",
    "EntryView",
    "ErrorCode",
    "ErrorInfo",
    "FromClient",
    "Instant",
    "Locale",
    "OptionView",
    "Page",
    "Phase",
    "Problem",
    "Refused",
    "Role",
    "Seq",
    "ToClient",
]
