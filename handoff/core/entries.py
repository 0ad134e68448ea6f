"""Entries: the things that happen in one conversation, in the past tense.

Every reader (widget, panel, clocks, transcript) sees these and nothing else. All instants are
aware UTC datetimes. A body never changes once it is stored; new fields come with defaults.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from rich_text.tree import RichText

Locale = Literal["pl", "en"]
SpeechKind = Literal["greeting", "answer", "choices", "follow_up", "handoff", "helped"]
HandoffReason = Literal["asked", "not_found", "not_helped", "reopened", "routed"]
CloseReason = Literal["helped", "confirmed", "agent", "silence"]
Target = Literal["first_human"]
Problem = Literal["simple", "standard", "complex", "custom"]
"""What kind of problem it is: it says how long resolving it takes."""


@dataclass(frozen=True, slots=True)
class Option:
    """One button: what is sent back when it is pressed, and what it says."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A visitor whom their site vouches for: its own id of them, and "" for what it left out."""

    id: str
    name: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A visitor began the conversation: their `number`-th, counted from 1."""

    visitor: str
    number: int
    site: str
    channel: str
    locale: Locale
    contact: Contact | None = None  # verified; None: nobody vouches for who they are
    kind: Literal["opened"] = "opened"


@dataclass(frozen=True, slots=True)
class Wrote:
    """The visitor wrote. Where these words begin to wait for a person, one answers by `due_at`.

    `language` is theirs where it is another than before; the front line follows it. `of` is the
    offer among which they chose with these words; None: the words are a matter of their own.
    """

    text: str
    due_at: datetime | None = None
    language: Locale | None = None  # None: that of the conversation until then
    of: int | None = None
    kind: Literal["wrote"] = "wrote"


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The visitor was told, in `text`, that entry `of` has arrived."""

    of: int
    text: str
    kind: Literal["acknowledged"] = "acknowledged"


@dataclass(frozen=True, slots=True)
class BotSaid:
    """The front line spoke; `options` may be pressed until the next offer or handoff.

    `entry` and `confidence` (0 to 1) name the FAQ entry behind an answer. `rich` says the same as
    `text`, for channels that can show more than plain text.
    """

    speech: SpeechKind
    text: str
    options: tuple[Option, ...] = ()
    entry: str | None = None
    confidence: float | None = None
    rich: RichText | None = None
    kind: Literal["bot_said"] = "bot_said"


@dataclass(frozen=True, slots=True)
class Chose:
    """The visitor pressed a button of `of`, or wrote what it says.

    `entry` is the FAQ entry under which it stood.
    """

    of: int
    option: str
    label: str
    entry: str | None = None
    kind: Literal["chose"] = "chose"


@dataclass(frozen=True, slots=True)
class AskedForPerson:
    """The visitor asked for a person without pressing an offered button."""

    kind: Literal["asked_for_person"] = "asked_for_person"


@dataclass(frozen=True, slots=True)
class Route:
    """What the FAQ knows of a question that only people may answer.

    `entry` is the FAQ entry, `team` who resolves such a problem in the end, and `facts` what they
    will need to know, in the visitor's language.
    """

    entry: str
    team: str
    problem: Problem
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HandedOff:
    """The front line handed the conversation to a team's queue; a person answers by `due_at`."""

    team: str
    reason: HandoffReason
    due_at: datetime
    route: Route | None = None
    kind: Literal["handed_off"] = "handed_off"


@dataclass(frozen=True, slots=True)
class Claimed:
    """An agent took it: from here on a person answers, and the bot is silent."""

    agent: str
    name: str
    kind: Literal["claimed"] = "claimed"


@dataclass(frozen=True, slots=True)
class Said:
    """The agent said something to the visitor."""

    agent: str
    name: str
    text: str
    kind: Literal["said"] = "said"


@dataclass(frozen=True, slots=True)
class Noted:
    """An agent left a note. Agents only: nothing that a visitor may see or download shows it."""

    agent: str
    name: str
    text: str
    kind: Literal["noted"] = "noted"


@dataclass(frozen=True, slots=True)
class Released:
    """The agent put it back into the team's queue; the next person answers by `due_at`."""

    agent: str
    name: str
    due_at: datetime
    team: str | None = None  # None: the team that it was handed to before
    kind: Literal["released"] = "released"


@dataclass(frozen=True, slots=True)
class ResolutionProposed:
    """The agent summed up and asked "solved?"; silence until `due_at` counts as a yes."""

    agent: str
    name: str
    summary: str
    options: tuple[Option, ...]
    due_at: datetime
    kind: Literal["resolution_proposed"] = "resolution_proposed"


@dataclass(frozen=True, slots=True)
class ResolutionConfirmed:
    """The visitor said that it is solved."""

    kind: Literal["resolution_confirmed"] = "resolution_confirmed"


@dataclass(frozen=True, slots=True)
class ResolutionDeclined:
    """The visitor said: not yet."""

    kind: Literal["resolution_declined"] = "resolution_declined"


@dataclass(frozen=True, slots=True)
class Closed:
    """The conversation ended."""

    reason: CloseReason
    kind: Literal["closed"] = "closed"


@dataclass(frozen=True, slots=True)
class Reopened:
    """A closed conversation goes on."""

    kind: Literal["reopened"] = "reopened"


@dataclass(frozen=True, slots=True)
class Missed:
    """A target that was due at `due_at` passed without being met. Agents only."""

    target: Target
    due_at: datetime
    kind: Literal["missed"] = "missed"


@dataclass(frozen=True, slots=True)
class Rated:
    """The visitor rated the conversation, 1 (poor) to 5 (excellent)."""

    score: int
    comment: str
    kind: Literal["rated"] = "rated"


Body = (
    Opened
    | Wrote
    | Acknowledged
    | BotSaid
    | Chose
    | AskedForPerson
    | HandedOff
    | Claimed
    | Said
    | Noted
    | Released
    | ResolutionProposed
    | ResolutionConfirmed
    | ResolutionDeclined
    | Closed
    | Reopened
    | Missed
    | Rated
)

AGENTS_ONLY = (Noted, Missed, Rated)
"""Bodies that are left out of everything a visitor sees."""

Author = Literal["visitor", "bot", "agent", "system"]

_AUTHORS: dict[type[Body], Author] = {
    Acknowledged: "bot",
    BotSaid: "bot",
    HandedOff: "system",
    Claimed: "agent",
    Said: "agent",
    Noted: "agent",
    Released: "agent",
    ResolutionProposed: "agent",
    Closed: "system",
    Reopened: "system",
    Missed: "system",
}


def author_of(body: Body) -> Author:
    """Whose doing it is; what no table names is the visitor's."""
    return _AUTHORS.get(type(body), "visitor")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened: `(conversation, seq)` is unique and gapless from 1.

    `sender` is who caused it ("visitor:…", "agent:…", "bot", "system"). `client_key` is chosen by
    the sender's client and unique for that sender, so that a resend is recognised; it stands on
    the sender's own words or deed, and on nothing that follows from them.
    """

    conversation: str
    seq: int
    at: datetime
    sender: str
    body: Body
    client_key: str | None = None
