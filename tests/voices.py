"""A front line with a voice of its own: pure, small, and easy to foresee."""

from collections.abc import Sequence
from dataclasses import dataclass

from handoff.core.entries import BotSaid, HandoffReason, Locale, Option, Route
from handoff.core.policy import ToPerson

PERSON = Option("person", "Talk to a person")
HELPED = Option("helped", "Yes")
NOT_HELPED = Option("not_helped", "No")
SOLVED = Option("solved", "Solved")
NOT_YET = Option("not_yet", "Not yet")
KNOWN = {"invoice": "Invoices are under Billing.", "password": "Reset it on the sign-in page."}
SLOW = Route("vps-slow", "administrators", "complex", ("the server's name",))


@dataclass(frozen=True, slots=True)
class PlainVoice:
    """Knows "invoice" and "password", offers both for "maybe", and routes "slow" to people.

    Words that begin with "pl: " or "en: " are in that language; "yes", "no" and the label of a
    button stand for the button.
    """

    def greeting(self, locale: Locale) -> BotSaid:
        return BotSaid("greeting", f"{locale}: Hello, I am a program.", (PERSON,))

    def acknowledgement(self, locale: Locale) -> str:
        return f"{locale}: Received."

    def language_of(self, text: str, locale: Locale) -> Locale:
        if text.startswith("pl: "):
            return "pl"
        return "en" if text.startswith("en: ") else locale

    def reply(self, question: str, locale: Locale) -> BotSaid | ToPerson:
        if "explode" in question:
            raise RuntimeError("a fault in the voice")
        if "maybe" in question:
            offered = tuple(Option(f"faq:{entry}", f"About {entry}?") for entry in KNOWN)
            return BotSaid("choices", f"{locale}: Is it one of these?", (*offered, PERSON))
        if "slow" in question:
            return ToPerson("routed", SLOW)
        found = next((entry for entry in KNOWN if entry in question), None)
        return self._known(found, locale, confidence=0.9) if found else ToPerson("not_found")

    def answer(self, entry: str, locale: Locale) -> BotSaid | ToPerson:
        if entry == SLOW.entry:
            return ToPerson("routed", SLOW)
        if entry not in KNOWN:
            return ToPerson("not_found")
        return self._known(entry, locale, confidence=None)

    def option_of(self, text: str, options: Sequence[Option], locale: Locale) -> str | None:
        ids = {"yes": "helped", "no": "not_helped"} | {o.label: o.id for o in options}
        found = ids.get(text)
        return found if found in {option.id for option in options} else None

    def follow_up(self, locale: Locale) -> BotSaid:
        return BotSaid("follow_up", f"{locale}: Tell me more.", (PERSON,))

    def helped(self, locale: Locale) -> BotSaid:
        return BotSaid("helped", f"{locale}: Glad to hear.")

    def handoff(
        self, locale: Locale, reason: HandoffReason, route: Route | None = None
    ) -> BotSaid:
        why = ", ".join((reason, *(route.facts if route else ())))
        return BotSaid("handoff", f"{locale}: A person answers ({why}).")

    def resolution_options(self, locale: Locale) -> tuple[Option, ...]:
        return (SOLVED, NOT_YET)

    def _known(self, entry: str, locale: Locale, *, confidence: float | None) -> BotSaid:
        options = (HELPED, NOT_HELPED, PERSON)
        return BotSaid("answer", f"{locale}: {KNOWN[entry]}", options, entry, confidence)
