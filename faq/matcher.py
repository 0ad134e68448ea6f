"""Finds the entry a question is about, and says how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from faq.calibration_figures import FIGURES
from faq.clauses import clauses
from faq.decision import decide, together
from faq.hearing import Heard, Hearing
from faq.language import foreign
from faq.phrasing import Phrasing
from faq.ranking import rank
from faq.reasons import Reasons, reasons_in
from faq.text import sentences
from faq.verdict import Candidate, Explanation, NoMatch, Ranked, Routed, Verdict

MOST_WORDS = 150  # more than that is a story, and a story is for a person
EXPLAINED = 5  # entries of an explanation
WORD_FOR_WORD = 0.99  # the confidence in a phrasing itself
_CLAUSE = 0.8  # the least confidence with which a clause finds an entry of its own
_FOREIGN = 0.9  # from this confidence on it does not matter in which language it is


@dataclass(frozen=True, slots=True)
class _Seen:
    """The entries, best first, and the nearest phrasing of each, by number."""

    heard: Heard
    ranked: tuple[Candidate, ...]
    nearest: tuple[int, ...]


class Matcher:
    """Immutable once built; all methods are pure and bounded, and may be called from any thread.

    `wrong_share` is the highest share of all messages (0 to 1) that may be answered wrongly, where
    they are like those the figures come from. Raises ValueError without a phrasing that holds a
    word.
    """

    def __init__(self, phrasings: Sequence[Phrasing], wrong_share: float = 0.02) -> None:
        self._hearing = Hearing(phrasings)
        shares, cuts = zip(*FIGURES.answer, strict=True)
        self._answer = float(np.interp(wrong_share, shares, cuts))
        self._routes = frozenset(each.entry for each in self._hearing.phrasings if each.routed)
        self._exact: dict[tuple[str, tuple[str, ...]], dict[str, int]] = {}
        for number, (each, text) in enumerate(
            zip(self._hearing.phrasings, self._hearing.texts, strict=True)
        ):
            for language in (each.language, ""):
                self._exact.setdefault((language, text), {}).setdefault(each.entry, number)

    def ask(self, text: str, language: str) -> Verdict:
        """The verdict on a question of any length; `language` is the visitor's, as "pl"."""
        return self._verdict(text, language)[0]

    def explain(self, text: str, language: str) -> Explanation:
        """The verdict, the nearest entries, and which words of theirs were met."""
        verdict, seen = self._verdict(text, language)
        if seen is None:
            return Explanation(verdict, ())
        found = zip(seen.ranked[:EXPLAINED], seen.nearest, strict=False)
        return Explanation(verdict, tuple(self._ranked(seen.heard, c, n) for c, n in found))

    def nearest(self, text: str, language: str, limit: int) -> tuple[Candidate, ...]:
        """The nearest entries, best first, routes among them; at most so many."""
        seen = self._see(sentences(text), language)
        return seen.ranked[:limit] if seen else ()

    def _verdict(self, text: str, language: str) -> tuple[Verdict, _Seen | None]:
        reasons, parts = reasons_in(language), sentences(text)
        if sum(map(len, parts)) > MOST_WORDS:
            return NoMatch(reasons.too_long), None
        seen = self._see(parts, language)
        if seen is None:
            return NoMatch(reasons.nothing_said), None
        if seen.ranked[0].confidence < _FOREIGN and foreign(text) is not None:
            return NoMatch(reasons.foreign), seen
        whole = self._decide(seen, reasons, self._answer)
        if isinstance(whole, Routed) or seen.ranked[0].confidence >= WORD_FOR_WORD:
            return whole, seen
        alone = [self._see([clause], language) for clause in clauses(parts)]
        sure = max(self._answer, _CLAUSE)
        verdicts = [
            self._decide(each, reasons, sure)
            for each in alone
            if each and each.ranked[0].confidence >= sure
        ]
        return together(verdicts, reasons) or whole, seen

    def _decide(self, seen: _Seen, reasons: Reasons, answer: float) -> Verdict:
        best = self._ranked(seen.heard, seen.ranked[0], seen.nearest[0])
        near = reasons.near(best)
        return decide(seen.ranked, self._routes, answer, reasons, near)

    def _see(self, parts: Sequence[Sequence[str]], language: str) -> _Seen | None:
        heard = self._hearing.hear(parts)
        if heard is None:
            return None
        evidence = heard.evidence
        ranking = rank(evidence, FIGURES)
        found = [
            (
                Candidate(self._hearing.entries[evidence.entries[place]], confidence),
                int(evidence.nearest[place]),
            )
            for place, confidence in zip(ranking.order, ranking.confidences, strict=True)
        ]
        spoken = tuple(word for part in parts for word in part)
        exact = self._exact.get((language, spoken)) or self._exact.get(("", spoken))
        if exact:
            rest = 1 - WORD_FOR_WORD
            found = [
                *(
                    (Candidate(entry, WORD_FOR_WORD / len(exact)), number)
                    for entry, number in exact.items()
                ),
                *(
                    (Candidate(c.entry, c.confidence * rest), number)
                    for c, number in found
                    if c.entry not in exact
                ),
            ]
        candidates, nearest = zip(*found, strict=True)
        return _Seen(heard, candidates, nearest)

    def _ranked(self, heard: Heard, candidate: Candidate, phrasing: int) -> Ranked:
        pairs = self._hearing.pairs(heard.reading, phrasing)
        return Ranked(
            candidate.entry,
            candidate.confidence,
            self._hearing.phrasings[phrasing].text,
            tuple((word, other) for word, other in pairs if other is not None),
            tuple(word for word, other in pairs if other is None),
        )
