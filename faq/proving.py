"""The proving ground: every test sentence is asked, and what becomes of it is written down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from faq.knowledge import Knowledge
from faq.verdict import Answer, NoMatch, Routed, Unsure, Verdict

Outcome = Literal["answered", "offered", "weak", "failed"]
"""`answered`: the entry at once. `offered`: first among the buttons; `weak`: among them, but
another entry is first. `failed`: anything else."""

NEAR = 0.25  # two entries closer than that by any sentence are a confusion


class _Ranked(Protocol):
    """One entry that a question may be about; `confidence` is in 0..1."""

    @property
    def entry(self) -> str: ...

    @property
    def confidence(self) -> float: ...


class _Explained(Protocol):
    """A verdict, and the entries it was chosen from, best first."""

    @property
    def verdict(self) -> Verdict: ...

    @property
    def candidates(self) -> Sequence[_Ranked]: ...


class Explaining(Protocol):
    """A matcher, as far as it is needed here."""

    def explain(self, text: str, language: str) -> _Explained:
        """The verdict on a question, and how it came about."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A question that must find its entry: a test sentence, or the entry's own question."""

    entry: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Proved:
    """What became of one sentence; confidences are in 0..1.

    `rival` is the nearest other entry, None where nothing else is near. `confidence` is that of
    the sentence's own entry, 0 where it was not found.
    """

    sentence: Sentence
    outcome: Outcome
    confidence: float
    rival: str | None
    rival_confidence: float

    @property
    def passed(self) -> bool:
        return self.outcome in ("answered", "offered")

    @property
    def margin(self) -> float:
        """How far its own entry is ahead of the rival; below 0 where the rival is ahead."""
        return self.confidence - self.rival_confidence

    @property
    def winner(self) -> str | None:
        """The entry that was found in its place, if any was."""
        return None if self.passed or self.margin > 0 else self.rival


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of all sentences, in the order of the knowledge."""

    sentences: tuple[Proved, ...]

    def of(self, outcome: Outcome) -> tuple[Proved, ...]:
        """The sentences that ended so, those that are furthest behind first."""
        found = (proved for proved in self.sentences if proved.outcome == outcome)
        return tuple(sorted(found, key=lambda proved: proved.margin))

    def confusions(self) -> tuple[Proved, ...]:
        """For any two entries that are near each other the sentence that shows it best.

        Worst first; the margin tells how near they are.
        """
        worst: dict[frozenset[str], Proved] = {}
        for proved in sorted(self.sentences, key=lambda each: each.margin):
            if proved.rival is not None and proved.margin < NEAR:
                worst.setdefault(frozenset((proved.sentence.entry, proved.rival)), proved)
        return tuple(worst.values())


@dataclass(frozen=True, slots=True)
class Stolen:
    """A sentence that found its entry, and does no more."""

    before: Proved
    after: Proved


def prove(knowledge: Knowledge, matcher: Explaining) -> Proof:
    """Asks every test sentence, and every entry's own question, in its language. Pure."""
    return Proof(tuple(_proved(each, matcher) for each in _sentences(knowledge)))


def stolen(before: Proof, after: Proof) -> tuple[Stolen, ...]:
    """The sentences that a change takes from their entries, those that fall furthest first.

    Sentences that are only in one of the two proofs are not looked at.
    """
    known = {proved.sentence: proved for proved in before.sentences}
    found = [
        Stolen(known[proved.sentence], proved)
        for proved in after.sentences
        if not proved.passed and proved.sentence in known and known[proved.sentence].passed
    ]
    return tuple(sorted(found, key=lambda each: each.after.margin))


def _sentences(knowledge: Knowledge) -> Iterator[Sentence]:
    for entry in knowledge.entries.values():
        for language, text in entry.texts.items():
            for sentence in (text.question, *text.tests):
                yield Sentence(entry.id, language, sentence)


def _proved(sentence: Sentence, matcher: Explaining) -> Proved:
    explained = matcher.explain(sentence.text, sentence.language)
    confidence, rival, rival_confidence = 0.0, None, 0.0
    for candidate in explained.candidates:
        if candidate.entry == sentence.entry:
            confidence = candidate.confidence
        elif rival is None:
            rival, rival_confidence = candidate.entry, candidate.confidence
    outcome = _outcome(explained.verdict, sentence.entry)
    return Proved(sentence, outcome, confidence, rival, rival_confidence)


def _outcome(verdict: Verdict, entry: str) -> Outcome:
    match verdict:
        case Answer() | Routed():
            return "answered" if verdict.entry == entry else "failed"
        case Unsure():
            offered = [candidate.entry for candidate in verdict.candidates]
            if entry not in offered:
                return "failed"
            return "offered" if offered[0] == entry else "weak"
        case NoMatch():
            return "failed"
