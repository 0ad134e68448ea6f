"""Finds the entry a question is about, and says how sure that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from faq.calibration_figures import FIGURES
from faq.clauses import Clause, clauses
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


@dataclass(frozen=True, slots=True)
class _Found:
    """One entry, and the phrasing of it that is nearest, by number."""

    candidate: Candidate
    phrasing: int


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was understood, and the entries, best first."""

    heard: Heard
    found: tuple[_Found, ...]

    @property
    def confidence(self) -> float:
        """In the best one."""
        return self.found[0].candidate.confidence


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
        self._exact = self._word_for_word()
        self.ask("zzzz", "en")  # reads all tables, so that no visitor waits for them

    def ask(self, text: str, language: str) -> Verdict:
        """The verdict on a question of any length; `language` is the visitor's, as "pl"."""
        return self._judge(text, language)[0]

    def explain(self, text: str, language: str) -> Explanation:
        """The verdict, the nearest entries, and which words of theirs were met."""
        verdict, seen = self._judge(text, language)
        found = seen.found[:EXPLAINED] if seen else ()
        return Explanation(verdict, tuple(self._ranked(seen.heard, f) for f in found if seen))

    def nearest(self, text: str, language: str, limit: int) -> tuple[Candidate, ...]:
        """The nearest entries, best first, routes among them; at most so many."""
        seen = self._see(sentences(text), language)
        return tuple(found.candidate for found in seen.found[:limit]) if seen else ()

    def _judge(self, text: str, language: str) -> tuple[Verdict, _Seen | None]:
        reasons, parts = reasons_in(language), sentences(text)
        if sum(map(len, parts)) > MOST_WORDS:
            return NoMatch(reasons.too_long), None
        seen = self._see(parts, language)
        if seen is None:
            return NoMatch(reasons.nothing_said), None
        if seen.confidence >= WORD_FOR_WORD:
            return self._decide(seen, reasons), seen
        if foreign(text) is not None:
            return NoMatch(reasons.foreign), seen
        verdict = self._decide(seen, reasons)
        if not isinstance(verdict, Routed):
            verdict = self._by_clauses(seen, language, reasons) or verdict
        return verdict, seen

    def _by_clauses(self, seen: _Seen, language: str, reasons: Reasons) -> Verdict | None:
        """Where parts of a message surely find entries of their own."""
        sure = max(self._answer, _CLAUSE)
        alone = (self._see([clause], language) for clause in clauses(seen.heard.matter, language))
        found = [self._decide(each, reasons) for each in alone if each and each.confidence >= sure]
        return together(found, reasons)

    def _decide(self, seen: _Seen, reasons: Reasons) -> Verdict:
        near = reasons.near(self._ranked(seen.heard, seen.found[0]))
        ranked = [found.candidate for found in seen.found]
        return decide(ranked, self._routes, self._answer, reasons, near)

    def _see(self, parts: Sequence[Clause], language: str) -> _Seen | None:
        heard = self._hearing.hear(parts)
        if heard is None:
            return None
        evidence, ranking = heard.evidence, rank(heard.evidence, FIGURES)
        entries = [self._hearing.entries[number] for number in evidence.entries]
        ranked = tuple(
            _Found(Candidate(entries[place], confidence), int(evidence.nearest[place]))
            for place, confidence in zip(ranking.order, ranking.confidences, strict=True)
        )
        same = self._same(parts, language) or self._same(heard.matter, language)
        return _Seen(heard, _ahead(same, ranked) if same else ranked)

    def _same(self, parts: Sequence[Clause], language: str) -> Mapping[str, int]:
        """The entries that have this very phrasing; those of the visitor's language come first."""
        spoken = tuple(word for part in parts for word in part)
        return self._exact.get((language, spoken)) or self._exact.get(("", spoken), {})

    def _word_for_word(self) -> dict[tuple[str, Clause], dict[str, int]]:
        """The entries, and the number of the phrasing, by language (and none) and words."""
        exact: dict[tuple[str, Clause], dict[str, int]] = {}
        known = zip(self._hearing.phrasings, self._hearing.texts, strict=True)
        for number, (phrasing, text) in enumerate(known):
            for language in (phrasing.language, ""):
                exact.setdefault((language, text), {}).setdefault(phrasing.entry, number)
        return exact

    def _ranked(self, heard: Heard, found: _Found) -> Ranked:
        pairs = self._hearing.pairs(heard, found.phrasing)
        return Ranked(
            entry=found.candidate.entry,
            confidence=found.candidate.confidence,
            phrasing=self._hearing.phrasings[found.phrasing].text,
            matched=tuple((word, other) for word, other in pairs if other is not None),
            unmatched=tuple(word for word, other in pairs if other is None),
        )


def _ahead(same: Mapping[str, int], ranked: Sequence[_Found]) -> tuple[_Found, ...]:
    """Those that were asked for word for word first; they share the confidence."""
    first = [_Found(Candidate(e, WORD_FOR_WORD / len(same)), place) for e, place in same.items()]
    rest = [
        _Found(
            Candidate(f.candidate.entry, f.candidate.confidence * (1 - WORD_FOR_WORD)), f.phrasing
        )
        for f in ranked
        if f.candidate.entry not in same
    ]
    return (*first, *rest)
