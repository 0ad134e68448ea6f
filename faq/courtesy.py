"""Greetings, thanks and signatures around a question: they say nothing about the matter.

A message is politeness, then the matter, then politeness. Both ends are cut where their words are
likelier to come from `data/courtesies` (a model of word pairs) than from ordinary writing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from functools import cache
from itertools import accumulate, pairwise
from math import log
from pathlib import Path

from faq.words import frequency

FOLDER = Path(__file__).parent / "data" / "courtesies"
_EDGE = ""  # before the first and after the last word of a courtesy
# A polite word's likelihood comes from the word before it, from its being said in courtesies at
# all, and from ordinary writing (names, dates).
_PAIR, _ALONE, _ANY = 0.7, 0.1, 0.08
_SURE = 3.0  # the log likelihood ratio that a cut needs, ...
_BROKEN = 3.0  # ... and how much more of it inside of a sentence
_RARE = 1.5  # the Zipf frequency of a word that is in no list
_LONGEST = 40  # words looked at on either side


def bare(sentences: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The folded words without politeness and signature at both ends; may become empty."""
    start, end = matter(sentences, lambda word: 0.0)
    return tuple(word for sentence in sentences for word in sentence)[start:end]


def matter(sentences: Sequence[Sequence[str]], known) -> tuple[int, int]:
    spoken = [word for sentence in sentences for word in sentence]
    breaks = {0, *accumulate(map(len, sentences))}
    opening, closing = _openings(spoken, known), _closings(spoken, known)
    return _best_cut(opening, closing, breaks)


def _best_cut(
    openings: Sequence[float], closings: Sequence[float], breaks: Container[int]
) -> tuple[int, int]:
    """From where to where the matter goes; the arguments are the gains of cutting there."""

    def sure(gains: Sequence[float]) -> list[float]:
        return [
            gain - _SURE - (0 if place in breaks else _BROKEN) for place, gain in enumerate(gains)
        ]

    best, cut = 0.0, (0, len(openings) - 1)
    start, before = 0, 0.0
    opened, closed = sure(openings), sure(closings)
    opened[0] = closed[-1] = 0.0
    for end in range(len(closed)):
        if opened[end] > before:
            start, before = end, opened[end]
        if before + closed[end] > best:
            best, cut = before + closed[end], (start, end)
    return cut


def _openings(spoken: Sequence[str], known) -> list[float]:
    model = _model()
    gains, total, before = [0.0], 0.0, _EDGE
    for word in spoken:
        total += model._gain(before, word, known)
        gains.append(total + log(model._follows(word, _EDGE) + _ALONE))
        before = word
    return gains


def _closings(spoken: Sequence[str], known) -> list[float]:
    model = _model()
    gains, total = [0.0], 0.0
    for place in reversed(range(len(spoken))):
        gains.append(total + model._gain(_EDGE, spoken[place], known))
        total += model._gain(spoken[place - 1], spoken[place], known) if place else 0
    return gains[::-1]


class _Model:
    """How likely one word follows another in a courtesy."""

    def __init__(self, courtesies: Sequence[Sequence[str]]) -> None:
        edged = [(_EDGE, *courtesy, _EDGE) for courtesy in courtesies]
        self._pairs = Counter(pair for courtesy in edged for pair in pairwise(courtesy))
        self._words = Counter(word for courtesy in courtesies for word in courtesy)
        self._courtesies = len(courtesies)
        self._spoken = self._words.total()

    def _gain(self, before: str, word: str, known) -> float:
        """The log likelihood ratio of a word: courtesy against ordinary writing."""
        usual: float = 10 ** ((frequency(word) or _RARE) - 9)
        alone = self._words[word] / self._spoken
        paired = self._follows(before, word)
        if before != _EDGE:  # one courtesy after the other
            paired += self._follows(before, _EDGE) * self._follows(_EDGE, word)
        return log((_PAIR * paired + _ALONE * alone + _ANY * usual) / max(usual, known(word)))

    def _follows(self, before: str, word: str) -> float:
        seen = self._words[before] if before else self._courtesies
        return self._pairs[before, word] / seen if seen else 0.0


@cache
def _model() -> _Model:
    lines = [
        line
        for file in sorted(FOLDER.glob("*.txt"))
        for line in file.read_text("ascii").splitlines()
    ]
    return _Model([line.split() for line in lines])
