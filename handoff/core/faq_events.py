"""What a conversation's entries say about the FAQ: offered, answered, helped, or not known.

Pure, and told in the past tense like the entries they are taken from. Reports count these; each
leads back to its conversation.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from handoff.core.conversation import Conversation
from handoff.core.entries import (
    Body,
    BotSaid,
    Chose,
    Entry,
    HandedOff,
    Locale,
    Opened,
    Option,
    Wrote,
)
from handoff.core.requests.visitor import FAQ_OPTION

FaqEventKind = Literal["offered", "answered", "helped", "not_helped", "unanswered", "routed"]
FaqCountKind = FaqEventKind | Literal["asked", "returned"]
"""`asked`: questions, each once, whatever became of them. `returned`: answered, and the visitor
came back with the same matter too soon.
"""

ASKED: tuple[FaqEventKind, ...] = ("offered", "answered", "unanswered", "routed")
"""What becomes of a question first; one that was offered may then be answered."""

RETURNED_WITHIN = timedelta(hours=72)  # the same matter again within it: the answer did not help
NO_ENTRY = ""  # of a question that found none


@dataclass(frozen=True, slots=True)
class FaqEvent:
    """Something that happened to FAQ entry `faq_entry`, by entry `seq` of a conversation.

    `asked` is the seq of the visitor's words that led to it; 0 where there were none.
    """

    conversation: str
    seq: int
    at: datetime
    visitor: str
    language: Locale
    kind: FaqEventKind
    faq_entry: str
    asked: int


def faq_events(before: Conversation, entries: Iterable[Entry]) -> list[FaqEvent]:
    """The events of a conversation's next entries; `before` is its state until then."""
    visitor, language, asked = before.visitor, before.locale, before.asked
    events = []
    for entry in entries:
        match entry.body:
            case Opened():
                visitor, language = entry.body.visitor, entry.body.locale
            case Wrote(of=of):
                asked = asked if of else entry.seq  # words that stand for a button ask nothing new
                language = entry.body.language or language
        events += [
            FaqEvent(before.id, entry.seq, entry.at, visitor, language, *told, asked)
            for told in _told(entry.body)
        ]
    return events


def _told(body: Body) -> Iterable[tuple[FaqEventKind, str]]:
    match body:
        case BotSaid(speech="answer", entry=str(faq_entry)):
            return [("answered", faq_entry)]
        case BotSaid(speech="choices", options=options):
            return _offered(options)
        case Chose(option="helped" | "not_helped" as option, entry=str(faq_entry)):
            return [("helped" if option == "helped" else "not_helped", faq_entry)]
        case HandedOff():
            return _handed_off(body)
        case _:
            return []


def _offered(options: Iterable[Option]) -> Iterable[tuple[FaqEventKind, str]]:
    for option in options:
        if option.id.startswith(FAQ_OPTION):
            yield "offered", option.id.removeprefix(FAQ_OPTION)


def _handed_off(body: HandedOff) -> Iterable[tuple[FaqEventKind, str]]:
    if body.route:
        yield "routed", body.route.entry
    elif body.reason in ("not_found", "not_helped"):
        yield "unanswered", NO_ENTRY
