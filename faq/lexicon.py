"""The words of all phrasings: how much each of them says, and how alike any other word is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from faq.concepts import concepts_of
from faq.pieces import STEM, Floats, Pieces, Places
from faq.spelling import everyday
from faq.words import frequency

# How many messages of the world stand beside the phrasings when it comes to how rare a word is.
_WORLD = 500
WORDS_EACH = 12  # of a message
_UNLISTED, _NUMBER = 1.0, 2.0  # Zipf frequencies of words that are in no list
_LEAST = 0.02
_REPAIRED = 0.8  # what a repaired word counts
_TYPO_LETTERS = range(4, 25)
_TWO_ERRORS = 7  # letters from which on a word may have two typing errors
_TRIED = 12  # known words that are compared letter by letter with an unknown one
_REAL = 3.0  # Zipf frequency from which on a word is no typing error
_FAINT = 0.1  # likeness below is none
MOST_UNKNOWN = 16  # words of a message that are compared letter by letter; others are just unknown
_KEPT = 2_048  # unknown words whose comparison is kept: people make the same errors


Kin = tuple[Places, Floats]
"""Numbers of known words, and how alike (0..1) they are."""

_NOTHING: Kin = (np.empty(0, dtype=np.intp), np.empty(0, dtype=np.float32))


def usual(word: str) -> float:
    """The share of messages that hold a folded word, whatever they are about."""
    zipf = frequency(word) or (_NUMBER if word.isdigit() else _UNLISTED)
    return float(min(0.9, WORDS_EACH * 10 ** (zipf - 9)))


@dataclass(frozen=True, slots=True)
class Reading:
    """A question in the light of the known words; a row for each of its words.

    `alike` (words x known words) is 0..1, `emphasis` (0..1) how much each word counts here,
    `weights` what it says, `taken` the word that it was taken for, if any; `spoken` are the words
    as they were meant, `meanings` the places of those that mean a concept, with the concept.
    """

    words: tuple[str, ...]
    alike: Floats
    weights: Floats
    emphasis: tuple[float, ...]
    taken: tuple[str | None, ...]
    spoken: tuple[str, ...]
    meanings: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """One word: the known ones that are like it, what it says, and what it was taken for."""

    kin: Kin
    weight: float
    taken: str | None


class Lexicon:
    """Built once; immutable."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        """`texts` are the folded words of each phrasing. `kin`: the known words that are like
        each of them, by number, and how much."""
        self.words = sorted({word for text in texts for word in text})
        self.number = {word: number for number, word in enumerate(self.words)}
        self._stems: dict[str, int] = {}
        for text in texts:
            for stem in {word[:STEM] for word in text}:
                self._stems[stem] = self._stems.get(stem, 0) + 1
        self._texts = len(texts)
        self._spoken = sum(map(len, texts))
        self.weights = np.array([self.weight(word) for word in self.words], dtype=np.float32)
        self._pieces = Pieces(self.words)
        self.kin = [_thinned(self._pieces.likeness(word)) for word in self.words]
        self._unknown = lru_cache(_KEPT)(self._compared)

    def weight(self, word: str) -> float:
        """What a word says: minus the logarithm of the share of messages that hold it."""
        having = self._stems.get(word[:STEM], 0) + _WORLD * usual(word)
        return max(_LEAST, -log(having / (self._texts + _WORLD)))

    def known_share(self, word: str) -> float:
        """The share of all words of the phrasings that begin like this one."""
        return self._stems.get(word[:STEM], 0) / self._spoken

    def read(self, words: Sequence[str], emphasis: Sequence[float]) -> Reading:
        """`words` are folded; `emphasis` (0..1) says how much each of them counts."""
        strange = [word for word in dict.fromkeys(words) if word not in self.number]
        ignored = frozenset(strange[MOST_UNKNOWN:])
        alike = np.zeros((len(words), len(self.words)), dtype=np.float32)
        weights = np.empty(len(words), dtype=np.float32)
        taken: list[str | None] = []
        for row, word in enumerate(words):
            found = self._ignored(word) if word in ignored else self._look_up(word)
            alike[row, found.kin[0]] = found.kin[1]
            weights[row] = found.weight
            taken.append(found.taken)
        spoken = tuple(known or word for word, known in zip(words, taken, strict=True))
        return Reading(
            words=tuple(words),
            alike=alike,
            emphasis=tuple(emphasis),
            weights=weights * np.asarray(emphasis, np.float32),
            taken=tuple(taken),
            spoken=spoken,
            meanings=tuple(concepts_of(spoken)),
        )

    def _look_up(self, word: str) -> _Word:
        number = self.number.get(word)
        if number is None:
            return self._unknown(word)
        return _Word(self.kin[number], float(self.weights[number]), word)

    def _ignored(self, word: str) -> _Word:
        return _Word(_NOTHING, self.weight(word), None)

    def _compared(self, word: str) -> _Word:
        """A word that no phrasing has, by its letters: a known one misspelt, or like some."""
        own = self._pieces.likeness(word)
        real = frequency(word) >= _REAL or word.isdigit()
        meant = None if real else self._repaired(word, own)
        if meant is not None:
            weight = _REPAIRED * float(self.weights[meant])
            return _Word(self.kin[meant], weight, self.words[meant])
        other = None if frequency(word) or word.isdigit() else everyday(word)
        if other is not None:
            own = self._pieces.likeness(other)
        return _Word(_thinned(own), self.weight(other or word), other)

    def _repaired(self, word: str, own: Floats) -> int | None:
        """The known word that was most likely meant, by its number."""
        if len(word) not in _TYPO_LETTERS:
            return None
        tried = np.argpartition(-own, min(_TRIED, len(own) - 1))[:_TRIED]
        errors = cdist([word], [self.words[place] for place in tried], scorer=OSA.distance)[0]
        best = int(errors.argmin())
        most = 1 + (len(word) >= _TWO_ERRORS and not frequency(word))
        return int(tried[best]) if errors[best] <= most else None


def _thinned(likeness: Floats) -> Kin:
    places = np.flatnonzero(likeness > _FAINT)
    return places, likeness[places]
