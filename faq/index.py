"""All phrasings as rows of numbers, and how alike a question is to each of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from faq.concepts import concepts_of
from faq.lexicon import Lexicon, Reading
from faq.pieces import STEM, Floats, Places

PAIRS, CONCEPTS = 0.4, 0.7  # what two neighbours, and what meanings count beside the words' one

_OFTEN = 50  # rows with a feature from which on it is faster to multiply matrices


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike (about 0..1) a question is to each phrasing: by its letters, by what it means."""

    words: Floats
    pairs: Floats
    concepts: Floats

    @property
    def whole(self) -> Floats:
        """Of all three together."""
        both: Floats = self.words + PAIRS * self.pairs + CONCEPTS * self.concepts
        return both / np.float32(1 + PAIRS + CONCEPTS)


class Index:
    """Built once; immutable. `texts` are the folded words of each phrasing, none empty."""

    def __init__(self, lexicon: Lexicon, texts: Sequence[Sequence[str]]) -> None:
        self.lexicon = lexicon
        self.size = len(texts)
        self.texts = texts
        self.cells = np.array([lexicon.number[w] for text in texts for w in text], dtype=np.intp)
        self.starts = np.cumsum([0, *(len(text) for text in texts[:-1])], dtype=np.intp)
        self.weights = lexicon.weights[self.cells]
        self.owners = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
        self._norms = np.sqrt(np.bincount(self.owners, self.weights**2, self.size)).astype(
            np.float32
        )
        weighed = [(text, [lexicon.weights[lexicon.number[w]] for w in text]) for text in texts]
        self._pairs = _Features([_pairs(*text) for text in weighed])
        self._concepts = _Features(
            [_meanings(concepts_of(text), weights) for text, weights in weighed]
        )
        self._meaning: dict[str, list[int]] = {}
        for number, word in enumerate(lexicon.words):
            for _, concept in concepts_of([word]):
                self._meaning.setdefault(concept, []).append(number)

    def meant(self, reading: Reading) -> NDArray[np.bool_]:
        """Which known words (columns) mean the same as one that was read (rows)."""
        found = np.zeros(reading.alike.shape, dtype=bool)
        for place, concept in reading.meanings:
            if concept in self._meaning:
                found[place, self._meaning[concept]] = True
        return found

    def likeness(self, reading: Reading) -> Likeness:
        """How alike each phrasing is to what was read."""
        weights = reading.weights.tolist()
        near = (reading.weights @ reading.alike)[self.cells] * self.weights
        norm = float(np.sqrt((reading.weights**2).sum())) or 1.0
        words = np.bincount(self.owners, near, self.size) / (self._norms * norm)
        return Likeness(
            words.astype(np.float32),
            self._pairs.likeness(_pairs(reading.spoken, weights)),
            self._concepts.likeness(_meanings(reading.meanings, weights)),
        )

    def among(self, rows: Places) -> Likeness:
        """How alike some phrasings are to each other, as matrices."""
        return Likeness(
            self._words_among(rows), self._pairs.among(rows), self._concepts.among(rows)
        )

    def _words_among(self, rows: Places) -> Floats:
        """Each row's words are laid upon the known words that are alike, then met by the rows."""
        texts = [[self.lexicon.number[word] for word in self.texts[row]] for row in rows]
        cells = np.array([cell for text in texts for cell in text], dtype=np.intp)
        lengths = [len(text) for text in texts]
        starts = np.cumsum([0, *lengths[:-1]])
        weights = self.lexicon.weights[cells] / np.repeat(self._norms[rows], lengths)
        among = np.empty((len(rows), len(rows)), dtype=np.float32)
        for row, (start, length) in enumerate(zip(starts, lengths, strict=True)):
            laid = np.zeros(len(self.lexicon.words), dtype=np.float32)
            for place in range(start, start + length):
                alike, likeness = self.lexicon.kin[cells[place]]
                laid[alike] += likeness * weights[place]
            among[row] = np.add.reduceat(laid[cells] * weights, starts)
        return among


class _Features:
    """Sparse rows of named values; compared by their cosine."""

    def __init__(self, rows: Sequence[dict[str, float]]) -> None:
        self._size = len(rows)
        self._number = {
            name: number for number, name in enumerate(sorted({n for r in rows for n in r}))
        }
        self._cells = np.array([self._number[n] for row in rows for n in row], dtype=np.intp)
        self._owners = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        values = np.array([v for row in rows for v in row.values()])
        norms = np.sqrt(np.bincount(self._owners, values**2, self._size))
        self._values = values / np.maximum(norms[self._owners], 1e-9)

    def among(self, rows: Places) -> Floats:
        """The cosine of each of these rows with each other one."""
        place = np.full(self._size, -1)
        place[rows] = np.arange(len(rows))
        kept = place[self._owners] >= 0
        owners, cells, values = place[self._owners[kept]], self._cells[kept], self._values[kept]
        order = np.argsort(cells, kind="stable")
        found = np.zeros((len(rows), len(rows)), dtype=np.float32)
        common = []
        for part in np.split(order, np.flatnonzero(np.diff(cells[order])) + 1):
            if len(part) > _OFTEN:
                column = np.zeros(len(rows), dtype=np.float32)
                column[owners[part]] = values[part]
                common.append(column)
            elif len(part):
                found[np.ix_(owners[part], owners[part])] += np.outer(values[part], values[part])
        if common:
            columns = np.stack(common)
            found += columns.T @ columns
        return found

    def likeness(self, row: dict[str, float]) -> Floats:
        asked = np.zeros(len(self._number))
        for name, value in row.items():
            if (number := self._number.get(name)) is not None:
                asked[number] = value
        norm = sum(value**2 for value in row.values()) ** 0.5 or 1.0
        near = np.bincount(self._owners, asked[self._cells] * self._values, self._size) / norm
        return near.astype(np.float32)


def _pairs(words: Sequence[str], weights: Sequence[float]) -> dict[str, float]:
    """Two words that stand side by side, by how they begin."""
    row: dict[str, float] = {}
    for (one, its), (other, others) in pairwise(zip(words, weights, strict=True)):
        name = f"{one[:STEM]} {other[:STEM]}"
        row[name] = row.get(name, 0.0) + (its * others) ** 0.5
    return row


def _meanings(meanings: Iterable[tuple[int, str]], weights: Sequence[float]) -> dict[str, float]:
    row: dict[str, float] = {}
    for place, concept in meanings:
        row[concept] = max(row.get(concept, 0.0), weights[place])
    return row
