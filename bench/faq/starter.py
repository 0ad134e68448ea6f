"""How well the starter knowledge is found by its own test sentences, as written and with noise."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from bench.faq.data import CLEAN
from faq import Answer, Knowledge, Matcher, NoMatch, Routed, Unsure, Verdict, starter
from faq.proving import Outcome, prove
from tools.fitting.noise import NOISES, noisy

OUTCOMES = ("right", "offered", "wrong", "elsewhere")


@dataclass(frozen=True, slots=True)
class Found:
    """What became of the test sentences of one language with one kind of noise, as shares (0..1).

    `right`: answered or routed by their entry; `offered`: it is among the buttons; `wrong`:
    answered by another one; `elsewhere`: another one sends them to people, which is no wrong
    answer. The rest was left to people, too.
    """

    language: str
    kind: str
    sentences: int
    right: float
    offered: float
    wrong: float
    elsewhere: float


@dataclass(frozen=True, slots=True)
class Starter:
    """`proof`: how many sentences have each outcome of `frontline faq prove`."""

    entries: int
    phrasings: int
    proof: Mapping[str, int]
    found: tuple[Found, ...]


def measure() -> Starter:
    """The starter that is shipped, by the matcher as it is shipped."""
    knowledge = starter()
    matcher = Matcher(knowledge.phrasings())
    proof = prove(knowledge, matcher)
    outcomes = {name: len(proof.of(name)) for name in get_args(Outcome)}
    found = tuple(_found(knowledge, matcher))
    return Starter(len(knowledge.entries), len(knowledge.phrasings()), outcomes, found)


def _found(knowledge: Knowledge, matcher: Matcher) -> Iterator[Found]:
    for language in knowledge.languages:
        texts = [
            (entry.id, test)
            for entry in knowledge.entries.values()
            for test in entry.texts[language].tests
        ]
        for kind in (CLEAN, *NOISES):
            asked = [
                (entry, text if kind == CLEAN else noisy(text, kind, language))
                for entry, text in texts
            ]
            met = Counter(outcome(matcher.ask(text, language), entry) for entry, text in asked)
            shares = (met[name] / len(asked) for name in OUTCOMES)
            yield Found(language, kind, len(asked), *shares)


def outcome(verdict: Verdict, entry: str) -> str:
    """What a verdict is to a question about an entry, in the words of Found, or "left"."""
    match verdict:
        case Answer():
            return "right" if verdict.entry == entry else "wrong"
        case Routed():
            return "right" if verdict.entry == entry else "elsewhere"
        case Unsure():
            offered = entry in (candidate.entry for candidate in verdict.candidates)
            return "offered" if offered else "left"
        case NoMatch():
            return "left"
