"""What speaks for each of the nearest entries, as numbers that mean the same in any knowledge."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from faq.alignment import MEANT, Lines, align
from faq.index import Index
from faq.lexicon import Reading
from faq.pieces import Floats, Places
from faq.ridge import fit

SHORTLIST = 12  # entries that are looked at closely
MOST_LEARNED = 2_500  # phrasings of a language; with all others they are only compared
_LEAST_OWN = 0.05

FEATURES = (
    "ridge", "letters", "most", "mean", "words", "concepts", "pairs",
    "both", "said", "anywhere", "met", "likely",
)  # fmt: skip
"""Of an entry. `ridge`: its score, `letters`: without pairs and concepts; likeness of its nearest
phrasing (`most`), the mean of all (`mean`), and the nearest by words, concepts and pairs alone;
the rest as in `faq.alignment`."""

OVERALL = (
    "close", "missing_close", "known", "missing", "weight", "count", "heaviest", "unknown",
    "phrasings", "entries", "own", "own_mean", "sum", "told_apart",
)  # fmt: skip
"""Of the question and the knowledge. The share of the question that is known by its letters
(`close`) or also by what it means (`known`), and the weight of the rest (`missing`); the weight of
all, of the heaviest word and of unknown ones, and the count of words; logarithms of phrasings per
entry and of entries; the score that an entry's own phrasings get from each other (of the best
entry, and the mean), the sum of all scores, and the share of phrasings that find their entry by
the others."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """`entries`: the shortlist, by number; `features`: a row of FEATURES for each of them;
    `overall`: OVERALL; `nearest`: the phrasing of each entry that fits best, by number."""

    entries: Places
    features: Floats
    overall: Floats
    nearest: Places


class Court:
    """Hears what speaks for each entry. Built once; immutable.

    `entries` and `languages` are those of each phrasing, by number from 0; the phrasings are
    sorted by them. Each language is learned by itself, as they hardly touch.
    """

    def __init__(self, index: Index, entries: Places, languages: Places) -> None:
        self.index = index
        self._counts = np.bincount(entries)
        self._firsts = np.cumsum([0, *self._counts[:-1]])
        self._languages = int(languages.max()) + 1
        self._voices = np.flatnonzero(np.diff(entries * self._languages + languages, prepend=-1))
        self._sizes = np.diff(np.append(self._voices, len(entries)))
        self._speakers = np.searchsorted(self._voices, self._firsts)
        self._ends = np.append(index.starts, len(index.cells))
        blocks = [
            _spread(np.flatnonzero(languages == language), entries)
            for language in range(self._languages)
        ]
        self._learned = np.concatenate(blocks)
        whole, letters = [], []
        for block in blocks:  # one after the other: each takes the square of its phrasings
            likeness, its = index.among(block), entries[block]
            whole.append(fit(likeness.whole, its, len(self._counts)))
            letters.append(fit(likeness.words, its, len(self._counts)))
        self._ridge = np.concatenate([fitted.weights for fitted in whole])
        self._letters = np.concatenate([fitted.weights for fitted in letters])
        self._learn_how_well(np.concatenate([fitted.unseen for fitted in whole]), entries)

    def _learn_how_well(self, unseen: Floats, entries: Places) -> None:
        """How well each phrasing that was learned would be found by the others."""
        its, many = entries[self._learned], len(self._counts)
        own = np.bincount(its, unseen[np.arange(len(its)), its], many)
        count = np.bincount(its, minlength=many)
        self._own = np.maximum(own / np.maximum(count, 1), _LEAST_OWN)
        found = unseen.argmax(axis=1) == its
        self._told_apart = float(found.mean()) if len(entries) > many else 0.0

    def hear(self, reading: Reading, meant: NDArray[np.bool_]) -> Evidence:
        """`reading` holds at least one word; `meant`: which known words mean the same."""
        likeness = self.index.likeness(reading)
        whole = likeness.whole
        ridge = whole[self._learned] @ self._ridge
        letters = likeness.words[self._learned] @ self._letters
        most = np.maximum.reduceat(whole, self._firsts)
        order = np.argsort(-(ridge + letters + most), kind="stable")[:SHORTLIST]
        side = align(reading, meant, self._lines(order))
        features = np.stack(
            [
                ridge[order],
                letters[order],
                most[order],
                self._mean(whole)[order],
                *(
                    np.maximum.reduceat(part, self._firsts)[order]
                    for part in (likeness.words, likeness.concepts, likeness.pairs)
                ),
                side.both,
                side.said,
                side.anywhere,
                side.met,
                side.likely,
            ],
            axis=1,
        )
        own = float(self._own[order[0]])
        overall = self._overall(reading, meant, own, float(ridge.sum()))
        return Evidence(order, features.astype(np.float32), overall, side.nearest)

    def _mean(self, likeness: Floats) -> Floats:
        """For each entry the mean likeness of its phrasings, of the language where it is best."""
        means = np.add.reduceat(likeness, self._voices) / self._sizes
        highest: Floats = np.maximum.reduceat(means, self._speakers)
        return highest

    def _lines(self, entries: Places) -> Lines:
        counts = self._counts[entries]
        phrasings = _ranges(self._firsts[entries], counts)
        starts = self._ends[phrasings]
        lengths = self._ends[phrasings + 1] - starts
        places = _ranges(starts, lengths)
        return Lines(
            cells=self.index.cells[places],
            weights=self.index.weights[places],
            starts=np.cumsum(lengths) - lengths,
            groups=np.cumsum(counts) - counts,
            phrasings=phrasings,
            languages=self._languages,
        )

    def _overall(
        self, reading: Reading, meant: NDArray[np.bool_], own: float, scores: float
    ) -> Floats:
        weights = reading.weights
        total = float(weights.sum())
        best = reading.alike.max(axis=1)
        close = float(weights @ best)
        known = float(weights @ np.maximum(best, meant.any(axis=1) * MEANT))
        unknown = sum(
            w for w, taken in zip(weights.tolist(), reading.taken, strict=True) if taken is None
        )
        return np.array(
            [
                close / total,
                total - close,
                known / total,
                total - known,
                total,
                len(weights),
                weights.max(),
                unknown,
                log(self._sizes.mean()),
                log(len(self._counts)),
                own,
                self._own.mean(),
                scores,
                self._told_apart,
            ],
            dtype=np.float32,
        )


def _spread(block: Places, entries: Places) -> Places:
    """As many phrasings of a block as are learned from, of each entry the same number."""
    firsts = np.searchsorted(entries[block], entries[block])
    turns = np.arange(len(block)) - firsts  # the first of each entry, the second, ...
    return np.sort(block[np.argsort(turns, kind="stable")[:MOST_LEARNED]])


def _ranges(starts: Places, lengths: Places) -> Places:
    """start, start + 1, ... of each range, one range after the other."""
    ends = np.cumsum(lengths)
    return np.repeat(starts - ends + lengths, lengths) + np.arange(ends[-1])
