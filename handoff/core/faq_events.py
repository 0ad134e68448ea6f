"""What a conversation's entries say about the FAQ: offered, answered, helped, or not known.

Pure, and told in the past tense like the entries they are taken from. Reports count these; each
leads back to its conversation.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from handoff.core.conversation import Conversation
from handoff.core.entries import BotSaid, Chose, Entry, HandedOff, Locale, Wrote
from handoff.core.requests.visitor import FAQ_OPTION

FaqEventKind = Literal["offered", "answered", "helped", "not_helped", "unanswered", "routed"]
FaqCountKind = FaqEventKind | Literal["returned"]
"""`returned`: answered, and the visitor came back with the same matter too soon."""

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


def faq_events(state: Conversation, entries: Sequence[Entry]) -> list[FaqEvent]:
    """The events of a conversation's newest entries; `state` is what they have led to."""
    asked = 0 if any(isinstance(entry.body, Wrote) for entry in entries) else state.asked
    events = []
    for entry in entries:
        if isinstance(entry.body, Wrote):
            asked = entry.seq
        events += [
            FaqEvent(state.id, entry.seq, entry.at, state.visitor, state.locale, *told, asked)
            for told in _told(entry)
        ]
    return events


def _told(entry: Entry) -> Iterable[tuple[FaqEventKind, str]]:
    match entry.body:
        case BotSaid(speech="answer", entry=str(faq_entry)):
            yield "answered", faq_entry
        case BotSaid(speech="choices", options=options):
            for option in options:
                if option.id.startswith(FAQ_OPTION):
                    yield "offered", option.id.removeprefix(FAQ_OPTION)
        case Chose(option="helped", entry=str(faq_entry)):
            yield "helped", faq_entry
        case Chose(option="not_helped", entry=str(faq_entry)):
            yield "not_helped", faq_entry
        case HandedOff(reason="routed", route=route) if route:
            yield "routed", route.entry
        case HandedOff(reason="not_found" | "not_helped"):
            yield "unanswered", NO_ENTRY
