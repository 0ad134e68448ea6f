"""A front line that speaks of three entries, and what its tests ask of its words."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import cast, get_args

import faq
from bot.front_line import FaqFrontLine
from faq import Matcher, Verdict
from handoff.core.entries import BotSaid, HandoffReason, Locale, Option, Route
from handoff.core.policy import ToPerson
from handoff.knowledge.known import Known, known_of

LOCALES: tuple[Locale, ...] = get_args(Locale)
REASONS: tuple[HandoffReason, ...] = get_args(HandoffReason)
VARIABLES = {"panel_url": "https://panel.example"}
ENTRIES = (
    {
        "id": "invoice-download",
        "texts": {
            "en": {
                "question": "Where is my invoice?",
                "answer": "Open **Billing** in the [panel]({panel_url}).",
                "phrasings": ["download the invoice"],
            },
            "pl": {
                "question": "Gdzie jest faktura?",
                "answer": "Otwórz **Płatności** w [panelu]({panel_url}).",
                "phrasings": ["pobrać fakturę"],
            },
        },
    },
    {
        "id": "password-reset",
        "texts": {
            "en": {
                "question": "I forgot my password",
                "answer": "Choose a new one.",
                "phrasings": ["new password"],
            },
            "pl": {
                "question": "Nie pamiętam hasła",
                "answer": "Ustaw nowe.",
                "phrasings": ["nowe hasło"],
            },
        },
    },
    {
        "id": "vps-slow",
        "route": {"team": "administrators", "kind": "complex"},
        "texts": {
            "en": {
                "question": "My VPS is slow",
                "facts": ["the name of the server", "since when it is slow"],
                "phrasings": ["slow server"],
            },
            "pl": {
                "question": "Mój VPS działa wolno",
                "facts": ["nazwę serwera", "od kiedy działa wolno"],
                "phrasings": ["wolny serwer"],
            },
        },
    },
)
KNOWLEDGE = faq.knowledge_of(faq.entry_of({"topic": "test", **entry}) for entry in ENTRIES)
SLOW: dict[Locale, Route] = {
    "en": Route(
        "vps-slow",
        "administrators",
        "complex",
        ("the name of the server", "since when it is slow"),
    ),
    "pl": Route(
        "vps-slow", "administrators", "complex", ("nazwę serwera", "od kiedy działa wolno")
    ),
}
PERSON = {
    "pl": Option("person", "Rozmowa z człowiekiem"),
    "en": Option("person", "Talk to a person"),
}


@dataclass(frozen=True)
class Says:
    """Comes to the same verdict whatever is asked."""

    verdict: Verdict

    def ask(self, question: str, language: str) -> Verdict:
        return self.verdict


@dataclass
class Knows:
    """Has this knowledge until the test gives it another."""

    current: Known


KNOWN = known_of(KNOWLEDGE, VARIABLES, wrong_share=0.02)


def voice(verdict: Verdict | None = None, **changes: timedelta) -> FaqFrontLine:
    """The front line, of one verdict if it is given."""
    known = replace(KNOWN, matcher=cast(Matcher, Says(verdict))) if verdict else KNOWN
    return FaqFrontLine(Knows(known), company="Acme Hosting", **changes)


VOICE = voice()


def said(reply: BotSaid | ToPerson) -> BotSaid:
    """What the bot says; fails where it hands over."""
    assert isinstance(reply, BotSaid), reply
    return reply


def ids(said: BotSaid | None) -> list[str]:
    """The buttons, by id."""
    assert said
    return [option.id for option in said.options]
