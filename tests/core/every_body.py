"""One of each kind of entry."""

from datetime import timedelta
from typing import get_args

from handoff.core.entries import (
    Acknowledged,
    AskedForPerson,
    Body,
    BotSaid,
    Chose,
    Claimed,
    Closed,
    Entry,
    HandedOff,
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
from rich_text.tree import Paragraph, Span
from tests.fakes import NOON

DUE = NOON + timedelta(minutes=10)

EVERY_BODY: tuple[Body, ...] = (
    Opened("ana", 3, "shop", "web", "en"),
    Wrote("Why was I charged twice?", language="pl"),
    Acknowledged(2, "We have your message."),
    BotSaid(
        "answer",
        "Look under Billing.",
        (Option("helped", "Yes"),),
        "invoices",
        0.934,
        (Paragraph((Span("Look under "), Span("Billing", bold=True), Span("."))),),
    ),
    Chose(4, "person", "Talk to a person"),
    AskedForPerson(),
    HandedOff(
        "support", "routed", DUE, Route("double-charge", "billing", "complex", ("the invoice",))
    ),
    Claimed("ola", "Ola"),
    Said("ola", "Ola", "Let me look."),
    Noted("ola", "Ola", "Paid on the 2nd and the 3rd."),
    Released("ola", "Ola", DUE),
    ResolutionProposed("ola", "Ola", "Paid back.", (Option("solved", "Solved"),), DUE),
    ResolutionConfirmed(),
    ResolutionDeclined(),
    Closed("confirmed"),
    Reopened(),
    Missed("first_human", DUE),
    Rated(5, "Quick!"),
)

assert {type(body) for body in EVERY_BODY} == set(get_args(Body))


def log_of(*bodies: Body) -> list[Entry]:
    """A log that holds these, one second apart."""
    return [
        Entry("case-1", seq, NOON + timedelta(seconds=seq), "test", body)
        for seq, body in enumerate(bodies, start=1)
    ]
