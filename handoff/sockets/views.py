"""Entries as clients see them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal, TypedDict, assert_never

from handoff.core.decision import seen_by_visitor
from handoff.core.entries import (
    Acknowledged,
    AskedForPerson,
    Body,
    BotSaid,
    Chose,
    Claimed,
    Closed,
    CloseReason,
    Entry,
    HandedOff,
    HandoffReason,
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
    SpeechKind,
    Wrote,
    author_of,
)
from handoff.wire import EntryView, OptionView, Page, RouteView
from rich_text.tree import RichText


class _Fields(TypedDict, total=False):
    agent: str
    name: str
    text: str
    options: tuple[OptionView, ...]
    of: int
    speech: SpeechKind
    reason: HandoffReason | CloseReason
    due_at: datetime
    score: int
    faq_entry: str | None
    confidence: float | None
    rich: RichText | None
    route: RouteView | None


# What only agents may know.
_FOR_AGENTS: tuple[Literal["agent", "faq_entry", "confidence", "route"], ...] = (
    "agent",
    "faq_entry",
    "confidence",
    "route",
)


def page(
    conversation: str, entries: Sequence[Entry], *, since: int, head: int, for_agent: bool
) -> Page:
    """The entries after `since`, which must be all there are up to the last one of them."""
    until = entries[-1].seq if entries else since
    return Page(
        conversation=conversation,
        since=since,
        until=until,
        head=max(head, until),
        entries=tuple(_views(entries, for_agent=for_agent)),
    )


def _views(entries: Iterable[Entry], *, for_agent: bool) -> Iterable[EntryView]:
    for entry in entries:
        if for_agent or seen_by_visitor(entry.body):
            yield view(entry, for_agent=for_agent)


def view(entry: Entry, *, for_agent: bool) -> EntryView:
    """One entry; what only agents may know is left out for a visitor."""
    fields = _fields(entry.body)
    if not for_agent:
        for name in _FOR_AGENTS:
            fields.pop(name, None)
    return EntryView(
        seq=entry.seq,
        at=entry.at,
        kind=entry.body.kind,
        author=author_of(entry.body),
        client_key=entry.client_key,
        **fields,
    )


def options_of(options: Iterable[Option]) -> tuple[OptionView, ...]:
    """Buttons as clients see them."""
    return tuple(OptionView(id=option.id, label=option.label) for option in options)


def route_of(route: Route) -> RouteView:
    """What the FAQ knows of a question that only people may answer, as agents see it."""
    return RouteView(entry=route.entry, team=route.team, problem=route.problem, facts=route.facts)


def _fields(body: Body) -> _Fields:  # noqa: C901 - one arm per kind of entry
    match body:
        case Wrote(text=text):
            return {"text": text}
        case Said() | Noted():
            return {"agent": body.agent, "name": body.name, "text": body.text}
        case Acknowledged(of=of, text=text):
            return {"of": of, "text": text}
        case BotSaid():
            return {
                "text": body.text,
                "options": options_of(body.options),
                "speech": body.speech,
                "faq_entry": body.entry,
                "confidence": body.confidence,
                "rich": body.rich,
            }
        case Chose(of=of, label=label):
            return {"of": of, "text": label}
        case HandedOff(reason=why, due_at=due_at, route=route):
            return {"reason": why, "due_at": due_at, "route": route_of(route) if route else None}
        case Claimed(agent=agent, name=name):
            return {"agent": agent, "name": name}
        case Released(agent=agent, name=name, due_at=due_at):
            return {"agent": agent, "name": name, "due_at": due_at}
        case ResolutionProposed():
            return {
                "agent": body.agent,
                "name": body.name,
                "text": body.summary,
                "options": options_of(body.options),
            }
        case Closed(reason=reason):
            return {"reason": reason}
        case Missed(due_at=due_at):
            return {"due_at": due_at}
        case Rated(score=score, comment=comment):
            return {"score": score, "text": comment}
        case (
            Opened() | AskedForPerson() | ResolutionConfirmed() | ResolutionDeclined() | Reopened()
        ):
            return {}
        case _:
            assert_never(body)
