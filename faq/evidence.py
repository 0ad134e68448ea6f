"""What speaks for each of the nearest entries, as numbers that mean the same in any knowledge."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

import numpy as np

from faq.alignment import Lines, align, alike
from faq.index import Index
from faq.lexicon import Floats, Places, Reading
from faq.ridge import fit

SHORTLIST = 12  # entries that are looked at closely
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

    The phrasings of an entry stand side by side; `entries` is the entry of each, from 0 up.
    """

    def __init__(self, index: Index, entries: Places) -> None:
        self.index = index
        self._counts = np.bincount(entries)
        self._firsts = np.cumsum([0, *self._counts[:-1]])
        self._ends = np.append(index.starts, len(index.cells))
        known = [index.likeness(index.reading(number)) for number in range(index.size)]
        ridge = fit(np.array([each.whole for each in known]), entries)
        self._ridge = ridge.weights
        self._letters = fit(np.array([each.words for each in known]), entries).weights
        own = ridge.unseen[np.arange(len(entries)), entries]
        self._own = np.maximum(np.add.reduceat(own, self._firsts) / self._counts, _LEAST_OWN)
        apart = float(np.mean(ridge.unseen.argmax(axis=1) == entries))
        self._told_apart = apart if len(entries) > len(self._counts) else 0.0

    def hear(self, reading: Reading) -> Evidence:
        """`reading` holds at least one word."""
        likeness = self.index.likeness(reading)
        whole = likeness.whole
        ridge, letters = whole @ self._ridge, likeness.words @ self._letters
        most = np.maximum.reduceat(whole, self._firsts)
        order = np.argsort(-(ridge + letters + most), kind="stable")[:SHORTLIST]
        near = alike(reading, self.index.meant(reading))
        side = align(reading, near, self._lines(order))
        features = np.stack(
            [
                ridge[order],
                letters[order],
                most[order],
                (np.add.reduceat(whole, self._firsts) / self._counts)[order],
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
        overall = self._overall(reading, near, own, float(ridge.sum()))
        return Evidence(order, features.astype(np.float32), overall, side.nearest)

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
        )

    def _overall(self, reading: Reading, near: Floats, own: float, scores: float) -> Floats:
        weights = reading.weights
        total = float(weights.sum())
        close = float(weights @ reading.alike.max(axis=1))
        known = float(weights @ np.maximum(reading.alike, near).max(axis=1))
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
                log(self._counts.mean()),
                log(len(self._counts)),
                own,
                self._own.mean(),
                scores,
                self._told_apart,
            ],
            dtype=np.float32,
        )


def _ranges(starts: Places, lengths: Places) -> Places:
    """start, start + 1, ... of each range, one range after the other."""
    ends = np.cumsum(lengths)
    return np.repeat(starts - ends + lengths, lengths) + np.arange(ends[-1])
