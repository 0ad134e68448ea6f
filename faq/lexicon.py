"""The words of all phrasings: how much each of them says, and how alike any other word is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from faq.spelling import everyday
from faq.words import frequency

Floats = NDArray[np.float32]
Places = NDArray[np.intp]

STEM = 5  # letters; as good as a stemmer in Polish and English, and it needs no language
_GRAMS = range(2, 6)  # letters of the pieces of a word
_LONGEST = 24  # letters looked at
# How many messages of the world stand beside the phrasings when it comes to how rare a word is,
# and how many words each of them has.
_WORLD, _WORDS_EACH = 500, 12
_UNLISTED, _NUMBER = 1.0, 2.0  # Zipf frequencies of words that are in no list
_LEAST = 0.02
_REPAIRED = 0.8  # what a repaired word counts
_TYPO_LETTERS = range(4, _LONGEST + 1)
_TWO_ERRORS = 7  # letters from which on a word may have two typing errors
_TRIED = 12  # known words that are compared letter by letter with an unknown one
_REAL = 3.0  # Zipf frequency from which on a word is no typing error
_FAINT = 0.1  # likeness below is none


def usual(word: str) -> float:
    """The share of messages that hold a folded word, whatever they are about."""
    zipf = frequency(word) or (_NUMBER if word.isdigit() else _UNLISTED)
    return float(min(0.9, _WORDS_EACH * 10 ** (zipf - 9)))


@dataclass(frozen=True, slots=True)
class Reading:
    """A question in the light of the known words; a row for each of its words.

    `alike` (words x known words) is 0..1, `emphasis` (0..1) how much each word counts here,
    `weights` what it says, `taken` the word that it was taken for, if any.
    """

    words: tuple[str, ...]
    alike: Floats
    weights: Floats
    emphasis: tuple[float, ...]
    taken: tuple[str | None, ...]

    @property
    def spoken(self) -> list[str]:
        """The words as they were meant."""
        return [taken or word for word, taken in zip(self.words, self.taken, strict=True)]


class Lexicon:
    """Built once; immutable."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        """`texts` are the folded words of each phrasing."""
        self.words = sorted({word for text in texts for word in text})
        self.number = {word: number for number, word in enumerate(self.words)}
        self._stems: dict[str, int] = {}
        for text in texts:
            for stem in {word[:STEM] for word in text}:
                self._stems[stem] = self._stems.get(stem, 0) + 1
        self._texts = len(texts)
        self._spoken = sum(map(len, texts))
        self.weights = np.array([self.weight(word) for word in self.words], dtype=np.float32)
        self._pieces = _Pieces(self.words)
        rows = [self._pieces.row(word) for word in self.words]
        near = [np.flatnonzero(row > _FAINT) for row in rows]
        self._kin = [(places, row[places]) for places, row in zip(near, rows, strict=True)]

    def weight(self, word: str) -> float:
        """What a word says: minus the logarithm of the share of messages that hold it."""
        having = self._stems.get(word[:STEM], 0) + _WORLD * usual(word)
        return max(_LEAST, -log(having / (self._texts + _WORLD)))

    def known_share(self, word: str) -> float:
        """The share of all words of the phrasings that begin like this one."""
        return self._stems.get(word[:STEM], 0) / self._spoken

    def read(self, words: Sequence[str], emphasis: Sequence[float]) -> Reading:
        """`words` are folded; `emphasis` (0..1) says how much each of them counts."""
        alike = np.zeros((len(words), len(self.words)), dtype=np.float32)
        weights = np.empty(len(words), dtype=np.float32)
        taken: list[str | None] = []
        for row, word in enumerate(words):
            number = self.number.get(word)
            if number is not None:
                self._kindle(alike[row], number)
                weights[row], meant = self.weights[number], word
            else:
                weights[row], meant = self._unknown(word, alike[row])
            taken.append(meant)
        return Reading(
            tuple(words),
            alike,
            weights * np.asarray(emphasis, np.float32),
            tuple(emphasis),
            tuple(taken),
        )

    def _kindle(self, row: Floats, number: int) -> None:
        places, likeness = self._kin[number]
        row[places] = likeness

    def _unknown(self, word: str, row: Floats) -> tuple[float, str | None]:
        """Fills the row of a word that no phrasing has; its weight and what it was taken for."""
        own = self._pieces.row(word)
        if frequency(word) >= _REAL or word.isdigit():
            meant = None
        else:
            meant = self._repaired(word, own)
        if meant is not None:
            self._kindle(row, meant)
            return _REPAIRED * float(self.weights[meant]), self.words[meant]
        other = None if frequency(word) or word.isdigit() else everyday(word)
        if other is not None:
            own = self._pieces.row(other)
        row[:] = np.where(own > _FAINT, own, 0)
        return self.weight(other or word), other

    def _repaired(self, word: str, own: Floats) -> int | None:
        """The known word that was most likely meant, by its number."""
        if len(word) not in _TYPO_LETTERS:
            return None
        tried = np.argpartition(-own, min(_TRIED, len(own) - 1))[:_TRIED]
        errors = cdist([word], [self.words[place] for place in tried], scorer=OSA.distance)[0]
        best = int(errors.argmin())
        most = 1 + (len(word) >= _TWO_ERRORS and not frequency(word))
        return int(tried[best]) if errors[best] <= most else None


class _Pieces:
    """Which known words share pieces (their beginning, runs of letters) with a word."""

    def __init__(self, words: Sequence[str]) -> None:
        self._known = len(words)
        having: dict[str, list[int]] = {}
        for number, word in enumerate(words):
            for piece in _pieces(word):
                having.setdefault(piece, []).append(number)
        self._rarity = {
            piece: log((len(words) + 1) / (len(found) + 0.5)) for piece, found in having.items()
        }
        self._unseen = log((len(words) + 1) / 0.5)
        self._words: dict[str, Places] = {
            p: np.array(found, dtype=np.intp) for p, found in having.items()
        }
        self._norms = np.array([self._norm(word) for word in words])
        stems: dict[str, list[int]] = {}
        for number, word in enumerate(words):
            stems.setdefault(word[:STEM], []).append(number)
        self._stems = {stem: np.array(found, dtype=np.intp) for stem, found in stems.items()}

    def _norm(self, word: str) -> float:
        return sqrt(sum(self._rarity.get(p, self._unseen) ** 2 for p in _pieces(word))) or 1.0

    def row(self, word: str) -> Floats:
        """How alike (0..1) each known word is: half by its beginning, half by its letters."""
        pieces = [piece for piece in _pieces(word) if piece in self._words]
        row = np.zeros(self._known)
        if pieces:
            found = [self._words[piece] for piece in pieces]
            values = np.repeat(
                [self._rarity[piece] ** 2 for piece in pieces], [len(f) for f in found]
            )
            row += np.bincount(np.concatenate(found), values, self._known)
            row /= 2 * self._norms * self._norm(word)
        if (kin := self._stems.get(word[:STEM])) is not None:
            row[kin] += 0.5
        return row.astype(np.float32)


def _pieces(word: str) -> set[str]:
    edged = f"^{word[:_LONGEST]}$"
    return {edged[i : i + n] for n in _GRAMS for i in range(len(edged) - n + 1)}
