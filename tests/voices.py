"""A front line with a voice of its own: pure, small, and easy to foresee."""

from dataclasses import dataclass
from typing import assert_never

from handoff.core.entries import BotSaid, HandoffReason, Locale, Option

PERSON = Option("person", "Talk to a person")
HELPED = Option("helped", "Yes")
NOT_HELPED = Option("not_helped", "No")
SOLVED = Option("solved", "Solved")
NOT_YET = Option("not_yet", "Not yet")
KNOWN = {"invoice": "Invoices are under Billing.", "password": "Reset it on the sign-in page."}


@dataclass(frozen=True, slots=True)
class PlainVoice:
    """Knows "invoice" and "password", offers both for "maybe", and nothing else at all."""

    def greeting(self, locale: Locale) -> BotSaid:
        return BotSaid("greeting", f"{locale}: Hello, I am a program.", (PERSON,))

    def acknowledgement(self, locale: Locale) -> str:
        return f"{locale}: Received."

    def reply(self, question: str, locale: Locale) -> BotSaid | None:
        if "explode" in question:
            raise RuntimeError("a fault in the voice")
        if "maybe" in question:
            offered = tuple(Option(f"faq:{entry}", f"About {entry}?") for entry in KNOWN)
            return BotSaid("choices", f"{locale}: Is it one of these?", (*offered, PERSON))
        found = next((entry for entry in KNOWN if entry in question), None)
        return self._known(found, locale, confidence=0.9) if found else None

    def answer(self, entry: str, locale: Locale) -> BotSaid | None:
        return self._known(entry, locale, confidence=None) if entry in KNOWN else None

    def follow_up(self, locale: Locale) -> BotSaid:
        return BotSaid("follow_up", f"{locale}: Tell me more.", (PERSON,))

    def helped(self, locale: Locale) -> BotSaid:
        return BotSaid("helped", f"{locale}: Glad to hear.")

    def handoff(self, locale: Locale, reason: HandoffReason) -> BotSaid:
        match reason:
            case "asked" | "not_found" | "not_helped" | "reopened":
                return BotSaid("handoff", f"{locale}: A person answers ({reason}).")
            case _:
                assert_never(reason)

    def resolution_options(self, locale: Locale) -> tuple[Option, ...]:
        return (SOLVED, NOT_YET)

    def _known(self, entry: str, locale: Locale, *, confidence: float | None) -> BotSaid:
        options = (HELPED, NOT_HELPED, PERSON)
        return BotSaid("answer", f"{locale}: {KNOWN[entry]}", options, entry, confidence)
