"""Why a verdict came about, in the words of the people who read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from faq.verdict import Ranked

_SHOWN_WORDS = 8
_SHOWN_LETTERS = 30  # of one word; a reason stays short whatever was typed


@dataclass(frozen=True, slots=True)
class Reasons:
    """The sentences of one language."""

    nothing_said: str
    too_long: str
    several: str
    not_near: str
    unknown: str
    foreign: str
    questions: str
    person: str
    closest: str
    unmatched: str

    def near(self, best: Ranked) -> str:
        """The closest phrasing, which words met which, and which met none."""
        met = [f"{_cut(word)} = {other}" for word, other in best.matched]
        lone = [_cut(word) for word in best.unmatched]
        percent = round(100 * best.confidence)
        parts = [self.closest.format(phrasing=best.phrasing, percent=percent)]
        parts += [_listed(met)] if met else []
        parts += [self.unmatched.format(words=_listed(lone))] if lone else []
        return "; ".join(parts)


def _listed(words: Sequence[str]) -> str:
    more = [f"… (+{len(words) - _SHOWN_WORDS})"] if len(words) > _SHOWN_WORDS else []
    return ", ".join([*words[:_SHOWN_WORDS], *more])


def _cut(word: str) -> str:
    return word if len(word) <= _SHOWN_LETTERS else f"{word[:_SHOWN_LETTERS]}…"


_ENGLISH = Reasons(
    nothing_said="The message holds no words to compare.",
    too_long="The message is too long to be one question.",
    several="More than one entry may fit. {near}",
    not_near="Not near enough to answer at once. {near}",
    unknown="Nothing known is near. {near}",
    foreign="The question is in another language.",
    questions="More than one question. {near}",
    person="A person takes this. {near}",
    closest="Closest: “{phrasing}” ({percent}%)",
    unmatched="not matched: {words}",
)
_POLISH = Reasons(
    nothing_said="Wiadomość nie zawiera słów do porównania.",
    too_long="Wiadomość jest za długa jak na jedno pytanie.",
    several="Może pasować więcej niż jeden wpis. {near}",
    not_near="Za mało podobne, żeby odpowiedzieć od razu. {near}",
    unknown="Nie znamy niczego podobnego. {near}",
    foreign="Pytanie jest w innym języku.",
    questions="Więcej niż jedno pytanie. {near}",
    person="Tym zajmuje się człowiek. {near}",
    closest="Najbliżej: „{phrasing}” ({percent}%)",
    unmatched="bez pary: {words}",
)
_BY_LANGUAGE = {"en": _ENGLISH, "pl": _POLISH}


def reasons_in(language: str) -> Reasons:
    """The sentences of a language; English for one that has none of its own."""
    return _BY_LANGUAGE.get(language, _ENGLISH)
