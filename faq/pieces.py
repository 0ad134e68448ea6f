"""How alike words are by their letters: by how they begin, and by the pieces that they share."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Places = NDArray[np.intp]

STEM = 5  # letters; as good as a stemmer in Polish and English, and it needs no language
_GRAMS = range(2, 6)  # letters of the pieces


class Pieces:
    """The pieces of some words. Built once; immutable."""

    def __init__(self, words: Sequence[str]) -> None:
        self._known = len(words)
        every = [_pieces(word) for word in words]
        having: dict[str, list[int]] = {}
        stems: dict[str, list[int]] = {}
        for number, (word, pieces) in enumerate(zip(words, every, strict=True)):
            stems.setdefault(word[:STEM], []).append(number)
            for piece in pieces:
                having.setdefault(piece, []).append(number)
        self._stems = {stem: np.array(found) for stem, found in stems.items()}
        self._words = {piece: np.array(found) for piece, found in having.items()}
        self._rarity = {piece: self._squared(len(found)) for piece, found in having.items()}
        self._norms = np.array([self._norm(pieces) for pieces in every])

    def likeness(self, word: str) -> Floats:
        """How alike (0..1) each known word is: half by its beginning, half by its pieces."""
        pieces = _pieces(word)
        found = [piece for piece in pieces if piece in self._words]
        row: NDArray[np.float64] = np.zeros(self._known)
        if found:
            having = [self._words[piece] for piece in found]
            values = np.repeat([self._rarity[piece] for piece in found], [len(h) for h in having])
            row += np.bincount(np.concatenate(having), values, self._known)
            row /= self._norms * (2 * self._norm(pieces))
        if (kin := self._stems.get(word[:STEM])) is not None:
            row[kin] += 0.5
        return row.astype(np.float32)

    def _norm(self, pieces: set[str]) -> float:
        unseen = self._squared(0)
        return sqrt(sum(self._rarity.get(piece, unseen) for piece in pieces)) or 1.0

    def _squared(self, having: int) -> float:
        return float(np.log((self._known + 1) / (having + 0.5)) ** 2)


def _pieces(word: str) -> set[str]:
    edged = f"^{word}$"
    return {edged[i : i + n] for n in _GRAMS for i in range(len(edged) - n + 1)}
