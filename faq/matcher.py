"""Finds the entry a question is about: words compared both ways, weighed by what they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from faq.phrasing import Phrasing
from faq.reasons import Reasons, reasons_in
from faq.text import normalise
from faq.verdict import MAX_CANDIDATES, Answer, Candidate, NoMatch, Unsure, Verdict
from faq.vocabulary import LITTLE, Floats, Vocabulary

MAX_WORDS = 40  # more than that is a story, and a story is for a person
_OTHER_LANGUAGE = 0.97  # visitors mix languages, but the phrasings of their own come first
_FILLED_IN = 0.5  # what other phrasings of the entry say counts half
_WORD_FOR_WORD = 0.99  # a phrasing itself needs no lead, but ...
_SHARED = 0.02  # ... one that several entries have is asked about
_ENOUGH_SAID = 1.0  # a question of words that say little cannot be met in full


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which confidence (0..1) we answer or offer a choice.

    `lead`: how far an answer must be ahead of the next. `share`: of the best one's confidence,
    what another candidate needs. `lone`: how much of a phrasing (0..1) one word alone must be, as
    "domain" is no question yet.
    """

    answer: float = 0.7
    unsure: float = 0.48
    lead: float = 0.15
    share: float = 0.7
    lone: float = 0.75


@dataclass(frozen=True, slots=True)
class _Phrasing:
    """One way to ask; without an entry it is for a person."""

    entry: str | None
    language: str
    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """The best phrasing of one entry, by its number; how near it is and how much of it is met."""

    number: int
    entry: str | None
    confidence: float
    met: float


class Matcher:
    """Immutable once built; `ask` is pure and bounded, and may be called from any thread.

    Raises ValueError without a single phrasing.
    """

    def __init__(
        self, phrasings: Sequence[Phrasing], thresholds: Thresholds | None = None
    ) -> None:
        self._thresholds = thresholds or Thresholds()
        self._phrasings = [phrasing for phrasing in _phrasings(phrasings) if phrasing.words]
        if not self._phrasings:
            raise ValueError("there is no phrasing")
        groups = [list(group) for _, group in groupby(self._phrasings, key=lambda p: p.entry)]
        self._vocabulary = Vocabulary([[w for p in group for w in p.words] for group in groups])
        self._sizes = [len(group) for group in groups]
        self._groups = _starts(self._sizes)
        self._cells = np.array(
            [self._vocabulary.number[w] for p in self._phrasings for w in p.words]
        )
        self._starts = _starts([len(p.words) for p in self._phrasings])
        self._weights = self._vocabulary.weights[self._cells]
        self._totals = np.add.reduceat(self._weights, self._starts)
        self._favour = {
            language: np.array(
                [1 if p.language == language else _OTHER_LANGUAGE for p in self._phrasings],
                dtype=np.float32,
            )
            for language in {p.language for p in self._phrasings}
        }

    def ask(self, text: str, language: str) -> Verdict:
        """The verdict on a question of any length; `language` is the visitor's, as "pl"."""
        reasons = reasons_in(language)
        every = normalise(text)
        if not every:
            return NoMatch(reasons.nothing_said)
        if len(every) > MAX_WORDS:
            return NoMatch(reasons.too_long)
        spoken = tuple(dict.fromkeys(every))
        alike, weights = self._vocabulary.compare(spoken)
        ranked = self._rank(*self._score(alike, weights), language)
        best = ranked[0]
        near = reasons.near(
            self._phrasings[best.number].text, best.confidence, self._pairs(spoken, alike, best)
        )
        lone = int((weights > LITTLE).sum()) <= 1
        return self._decide(ranked, reasons, near, lone=lone)

    def _score(self, alike: Floats, weights: Floats) -> tuple[Floats, Floats]:
        """How near each phrasing is, and how much of it is met (0..1 both).

        Near means that both sides find themselves in the other.

        `said` is the share of the question that the phrasing has, `met` that of the phrasing that
        the question has. So neither a question inside a longer phrasing nor a phrasing inside a
        longer question is taken for the whole. Other phrasings of the entry may fill in what is
        said, as far as the phrasing is not much shorter than the question.
        """
        spoken = max(float(weights.sum()), _ENOUGH_SAID)
        near = alike.take(self._cells, axis=1)  # for each spoken word, every word of a phrasing
        rows = np.maximum.reduceat(near, self._starts, axis=1)
        here = weights @ rows / spoken
        anywhere = weights @ np.maximum.reduceat(rows, self._groups, axis=1) / spoken
        short = np.minimum(self._totals / spoken, 1)
        said = here + (np.repeat(anywhere, self._sizes) - here) * _FILLED_IN * short
        found = alike.max(axis=0).take(self._cells) * self._weights
        met = (np.add.reduceat(found, self._starts) / self._totals).astype(np.float32)
        return 2 * said * met / np.maximum(said + met, 1e-6), met

    def _rank(self, scores: Floats, met: Floats, language: str) -> list[_Found]:
        """The nearest entries, best first, one more than can be offered."""
        scores = scores * self._favour.get(language, np.float32(1))
        best = np.maximum.reduceat(scores, self._groups)
        ranked = []
        for group in np.argsort(-best, kind="stable")[: MAX_CANDIDATES + 1]:
            first = int(self._groups[group])
            number = first + int(scores[first : first + self._sizes[group]].argmax())
            entry, confidence = self._phrasings[number].entry, min(float(scores[number]), 1.0)
            ranked.append(_Found(number, entry, confidence, float(met[number])))
        return ranked

    def _pairs(
        self, spoken: Sequence[str], alike: Floats, found: _Found
    ) -> list[tuple[str, str | None]]:
        """For each spoken word the one of the phrasing that it met, if any."""
        words = self._phrasings[found.number].words
        start = int(self._starts[found.number])
        near = alike[:, self._cells[start : start + len(words)]]
        nearest = near.argmax(axis=1)
        return [
            (word, words[column] if likeness[column] else None)
            for word, column, likeness in zip(spoken, nearest, near, strict=True)
        ]

    def _decide(
        self, ranked: Sequence[_Found], reasons: Reasons, near: str, *, lone: bool
    ) -> Verdict:
        best, limits = ranked[0], self._thresholds
        if best.confidence < limits.unsure:
            return NoMatch(reasons.unknown.format(near=near))
        exact = best.confidence >= _WORD_FOR_WORD
        needed = _SHARED if exact else limits.lead
        rivals = [found for found in ranked[1:] if best.confidence - found.confidence < needed]
        if best.entry is None or any(found.entry is None for found in rivals):
            return NoMatch(reasons.person.format(near=near))
        vague = lone and best.met < limits.lone
        if best.confidence >= limits.answer and not rivals and not vague:
            return Answer(best.entry, best.confidence, near)
        candidates = tuple(
            Candidate(found.entry, found.confidence)
            for found in ranked
            if found.entry is not None and found.confidence >= best.confidence * limits.share
        )
        why = reasons.several if rivals else reasons.not_near
        return Unsure(candidates[:MAX_CANDIDATES], why.format(near=near))


def _phrasings(phrasings: Sequence[Phrasing]) -> Iterator[_Phrasing]:
    """Those of one entry side by side, as they come; a route is for a person."""
    for each in phrasings:
        entry = None if each.routed else each.entry
        yield _Phrasing(entry, each.language, each.text, _different(each.text))


def _different(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(normalise(text)))


def _starts(sizes: Sequence[int]) -> NDArray[np.intp]:
    """Where each part begins when parts of these sizes stand one after the other."""
    return np.cumsum([0, *sizes[:-1]], dtype=np.intp)
