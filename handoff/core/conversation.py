"""The state of one conversation, as a fold over its entries."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TypedDict, assert_never

from handoff.core.entries import (
    Acknowledged,
    AskedForPerson,
    BotSaid,
    Chose,
    Claimed,
    Closed,
    Contact,
    Entry,
    HandedOff,
    Locale,
    Missed,
    Noted,
    Opened,
    Option,
    Rated,
    Released,
    Reopened,
    ResolutionConfirmed,
    ResolutionDeclined,
    ResolutionProposed,
    Route,
    Said,
    Wrote,
)

PREVIEW_LENGTH = 120  # characters of the last words that a list shows


class Phase(StrEnum):
    """Who answers now."""

    BOT = "bot"
    QUEUED = "queued"
    ASSIGNED = "assigned"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Offer:
    """The buttons that may still be pressed: those of entry `seq`."""

    seq: int
    options: tuple[Option, ...]
    entry: str | None = None  # the FAQ entry that they stand under

    def label(self, option: str) -> str | None:
        """What the button says, or None where it was never offered."""
        return next((o.label for o in self.options if o.id == option), None)


@dataclass(frozen=True, slots=True)
class Conversation:
    """What is true after entry `seq`. A conversation with `seq` 0 has not been opened yet."""

    id: str
    seq: int = 0
    phase: Phase = Phase.BOT
    visitor: str = ""
    number: int = 0
    site: str = ""
    channel: str = ""
    locale: Locale = "en"  # of the visitor's last words whose language could be told
    contact: Contact | None = None
    opened_at: datetime | None = None
    updated_at: datetime | None = None
    asked: int = 0  # seq of the visitor's last words that chose no button; 0: none yet
    acknowledged: bool = False  # since it was opened, or reopened
    offer: Offer | None = None
    not_helped: int = 0  # answers of the bot that did not help, since it was opened or reopened
    team: str | None = None
    route: Route | None = None  # why it must go to people, where the FAQ knew
    agent: str | None = None
    agent_name: str | None = None
    by_people: bool = False  # a person has had it at least once
    answered: bool = False  # by a person, since it was opened or reopened
    unanswered_since: datetime | None = None  # the visitor's first words that no person answered
    queued_at: datetime | None = None
    claimed_at: datetime | None = None  # the last claim
    claimed_from_queue_at: datetime | None = None  # since when it had waited for that claim
    due_at: datetime | None = None  # when the answer of a person is due; None: nothing is owed
    missed: bool = False  # the answer that is owed now is late
    proposed: bool = False  # "solved?" has been asked and not answered
    proposal_due_at: datetime | None = None
    closed_at: datetime | None = None  # the last time it was closed
    rated: bool = False
    preview: str = ""

    @property
    def next_due_at(self) -> datetime | None:
        """The instant (UTC) at which a tick may have something to do; None: nothing is due."""
        owed = None if self.missed else self.due_at
        return min((due for due in (owed, self.proposal_due_at) if due), default=None)


class Changes(TypedDict, total=False):
    """What an entry changes: one copy of the state for each entry, however much it changes."""

    phase: Phase
    visitor: str
    number: int
    site: str
    channel: str
    locale: Locale
    contact: Contact | None
    opened_at: datetime | None
    asked: int
    acknowledged: bool
    offer: Offer | None
    not_helped: int
    team: str | None
    route: Route | None
    agent: str | None
    agent_name: str | None
    by_people: bool
    answered: bool
    unanswered_since: datetime | None
    queued_at: datetime | None
    claimed_at: datetime | None
    claimed_from_queue_at: datetime | None
    due_at: datetime | None
    missed: bool
    proposed: bool
    proposal_due_at: datetime | None
    closed_at: datetime | None
    rated: bool
    preview: str


# A person's answer at the due instant itself is in time: only `Missed` entries say otherwise.
_NOTHING_OWED: Changes = {"unanswered_since": None, "due_at": None, "missed": False}
_REOPENED: Changes = {
    "phase": Phase.BOT,
    "acknowledged": False,
    "answered": False,
    "not_helped": 0,
    "rated": False,
}
_NOT_PROPOSED: Changes = {"offer": None, "proposed": False, "proposal_due_at": None}


def evolve(state: Conversation, entry: Entry) -> Conversation:
    """The state after one more entry. The entry must be the next one (`seq` + 1)."""
    if entry.seq != state.seq + 1:
        raise ValueError(f"entry {entry.seq} cannot follow {state.seq}")
    return replace(state, seq=entry.seq, updated_at=entry.at, **_changes(state, entry))


def fold(conversation: str, entries: Iterable[Entry]) -> Conversation:
    """The state that a conversation's entries, from the first one on, add up to."""
    state = Conversation(id=conversation)
    for entry in entries:
        state = evolve(state, entry)
    return state


def _changes(state: Conversation, entry: Entry) -> Changes:  # noqa: C901 - one arm per kind of entry is the point: a new kind breaks the build here
    match entry.body:
        case Opened() as body:
            return _opened(body, entry.at)
        case Wrote() as body:
            return _wrote(state, body, entry)
        case Acknowledged():
            return {"acknowledged": True}
        case BotSaid(options=options, entry=faq_entry):
            return {"offer": Offer(entry.seq, options, faq_entry) if options else None}
        case Chose(option=option, label=label):
            misses = state.not_helped + (option == "not_helped")
            return {"offer": None, "not_helped": misses, "preview": _preview(label)}
        case HandedOff(team=team, due_at=due_at, route=route):
            return {"team": team, "route": route, **_queued(state, entry.at, due_at)}
        case Claimed(agent=agent, name=name):
            return _claimed(state, agent, name, entry.at)
        case Said(text=text):
            return {"preview": _preview(text), "answered": True, **_NOTHING_OWED}
        case Released(due_at=due_at, team=team):
            return {"team": team or state.team, **_queued(state, entry.at, due_at)}
        case ResolutionProposed() as body:
            return _proposed(body, entry.seq)
        case ResolutionConfirmed():
            return _NOT_PROPOSED
        case ResolutionDeclined():
            return {**_NOT_PROPOSED, **_visitor_waits(state, entry.at)}
        case Closed():
            return _closed(entry.at)
        case Reopened():
            return _REOPENED
        case Missed():
            return {"missed": True}
        case Rated():
            return {"rated": True}
        case AskedForPerson() | Noted():
            return {}
        case _:
            assert_never(entry.body)


def _preview(text: str) -> str:
    return text[:PREVIEW_LENGTH]


def _opened(body: Opened, at: datetime) -> Changes:
    return {
        "visitor": body.visitor,
        "number": body.number,
        "site": body.site,
        "channel": body.channel,
        "locale": body.locale,
        "contact": body.contact,
        "opened_at": at,
    }


def _wrote(state: Conversation, body: Wrote, entry: Entry) -> Changes:
    return {
        "asked": state.asked if body.of else entry.seq,
        "locale": body.language or state.locale,
        "preview": _preview(body.text),
        "due_at": body.due_at or state.due_at,
        **_visitor_waits(state, entry.at),
    }


def _visitor_waits(state: Conversation, at: datetime) -> Changes:
    """With people, the visitor's words wait for an answer; a new word stops the silence."""
    if state.phase not in (Phase.QUEUED, Phase.ASSIGNED):
        return {}
    return {"unanswered_since": state.unanswered_since or at, "proposal_due_at": None}


def _queued(state: Conversation, at: datetime, due_at: datetime) -> Changes:
    return {
        **_NOT_PROPOSED,
        "phase": Phase.QUEUED,
        "agent": None,
        "agent_name": None,
        "queued_at": at,
        "unanswered_since": state.unanswered_since or at,
        "due_at": due_at,
        "missed": state.missed and due_at == state.due_at,  # the same debt stays late
    }


def _claimed(state: Conversation, agent: str, name: str, at: datetime) -> Changes:
    return {
        "phase": Phase.ASSIGNED,
        "agent": agent,
        "agent_name": name,
        "by_people": True,
        "offer": None,
        "claimed_at": at,
        "claimed_from_queue_at": state.queued_at,
        "queued_at": None,
    }


def _proposed(body: ResolutionProposed, seq: int) -> Changes:
    return {
        **_NOTHING_OWED,
        "answered": True,
        "offer": Offer(seq, body.options),
        "proposed": True,
        "proposal_due_at": body.due_at,
        "preview": _preview(body.summary),
    }


def _closed(at: datetime) -> Changes:
    return {
        **_NOTHING_OWED,
        **_NOT_PROPOSED,
        "phase": Phase.CLOSED,
        "closed_at": at,
        "agent": None,
        "agent_name": None,
        "queued_at": None,
    }
