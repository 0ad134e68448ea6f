"""Greetings, thanks and signatures around a question: they say nothing about the matter.

A message is politeness, then the matter, then politeness. Both ends are cut where their words are
likelier to come from `data/courtesies` (a model of word pairs) than from ordinary writing. All of
it is only cut where each word follows the one before it in some courtesy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
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
_SIGNED, _NAME = 3, -0.5  # the last words may be a name: each of them costs that little
_RARE = 1.5  # the Zipf frequency of a word that is in no list


def bare(sentences: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The folded words without politeness and signature at both ends; may become empty."""
    start, end = matter(sentences, lambda word: 0.0)
    return tuple(word for sentence in sentences for word in sentence)[start:end]


def matter(sentences: Sequence[Sequence[str]], known: Callable[[str], float]) -> tuple[int, int]:
    """From which word to which one the matter goes.

    `known` is the share of a word among those that the knowledge is about: such a word is no
    politeness, unless it is far more usual there.
    """
    spoken = [word for sentence in sentences for word in sentence]
    if not spoken:
        return 0, 0
    breaks = {0, *accumulate(map(len, sentences))}
    model = _model()
    first = [model.gain(_EDGE, word, known) for word in spoken]
    next_ = [model.gain(before, word, known) for before, word in pairwise(spoken)]
    opened = [
        total + model.end(word)
        for total, word in zip(accumulate([first[0], *next_]), spoken, strict=True)
    ]
    next_[-_SIGNED:] = [max(gain, _NAME) for gain in next_[-_SIGNED:]]
    after = [0.0, *accumulate(reversed(next_))][::-1]
    closed = [gain + rest for gain, rest in zip(first, after, strict=True)]

    def sure(gain: float, place: int) -> float:
        return gain - _SURE - (0 if place in breaks else _BROKEN)

    start, end = _best(
        [0.0, *(sure(gain, place) for place, gain in enumerate(opened, 1))],
        [*(sure(gain, place) for place, gain in enumerate(closed)), 0.0],
    )
    if start == end and not model.said(spoken, breaks):
        return 0, len(spoken)  # "I want to remove my account" is like courtesies, but is none
    return start, end


def _best(opened: Sequence[float], closed: Sequence[float]) -> tuple[int, int]:
    """Where to cut; `opened` and `closed` are the gains of cutting before and from each place."""
    best, cut = 0.0, (0, len(closed) - 1)
    start = 0
    for end, gain in enumerate(closed):
        if opened[end] > opened[start]:
            start = end
        if opened[start] + gain > best:
            best, cut = opened[start] + gain, (start, end)
    return cut


class _Model:
    """How likely one word follows another in a courtesy."""

    def __init__(self, courtesies: Sequence[Sequence[str]]) -> None:
        edged = [(_EDGE, *courtesy, _EDGE) for courtesy in courtesies]
        self._pairs = Counter(pair for courtesy in edged for pair in pairwise(courtesy))
        self._words = Counter(word for courtesy in courtesies for word in courtesy)
        self._courtesies = len(courtesies)
        self._spoken = self._words.total()

    def gain(self, before: str, word: str, known: Callable[[str], float]) -> float:
        """The log likelihood ratio of a word: courtesy against all other writing."""
        usual: float = 10 ** ((frequency(word) or _RARE) - 9)
        alone = self._words[word] / self._spoken
        paired = self._follows(before, word)
        if before != _EDGE:  # one courtesy after the other
            paired += self._follows(before, _EDGE) * self._follows(_EDGE, word)
        polite = _PAIR * paired + _ALONE * alone + _ANY * usual
        return log(polite / max(usual, known(word)))

    def end(self, word: str) -> float:
        """The log likelihood that a courtesy ends after a word."""
        return log(self._follows(word, _EDGE) + _ALONE)

    def said(self, spoken: Sequence[str], breaks: Collection[int]) -> bool:
        """Whether the words are courtesies from end to end; a name may stand apart behind them."""
        before = _EDGE
        for place, word in enumerate(spoken):
            ended = self._pairs[before, _EDGE] > 0
            if not (self._pairs[before, word] or (ended and self._pairs[_EDGE, word])):
                return ended and place in breaks and len(spoken) - place <= _SIGNED
            before = word
        return self._pairs[before, _EDGE] > 0

    def _follows(self, before: str, word: str) -> float:
        seen = self._words[before] if before else self._courtesies
        return self._pairs[before, word] / seen if seen else 0.0


@cache
def _model() -> _Model:
    texts = (file.read_text("ascii") for file in sorted(FOLDER.glob("*.txt")))
    return _Model([line.split() for text in texts for line in text.splitlines()])
