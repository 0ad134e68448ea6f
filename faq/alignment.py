"""A question laid beside phrasings, word by word: how much of either is found in the other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faq.lexicon import WORDS_EACH, Reading, usual
from faq.pieces import Floats, Places

_CLOSE = 0.2  # likeness of words up to here is none
MEANT = np.float32(0.7)  # what a word of the same meaning counts
_STRANGE = 0.5  # of a word's likelihood comes from ordinary speech, not from the entry


@dataclass(frozen=True, slots=True)
class Alignment:
    """For each of some entries, from 0 to 1.

    `said`: the share of the question that one phrasing has, `anywhere`: that all of them have
    together; `met`: the share of a phrasing that the question has; `both`: the harmonic mean of
    said and met. Each is that of the best phrasing. `likely`: the mean log likelihood ratio of the
    question's words, entry against ordinary speech. `nearest`: the best phrasing's number.
    """

    both: Floats
    said: Floats
    anywhere: Floats
    met: Floats
    likely: Floats
    nearest: Places


@dataclass(frozen=True, slots=True)
class Lines:
    """The words of the phrasings of some entries, one after the other.

    `cells` are the words by number; `starts` where each phrasing begins among them; `groups` where
    each entry begins among the phrasings, `phrasings` their numbers; `languages` how many
    there are, of which a question is in one.
    """

    cells: Places
    weights: Floats
    starts: Places
    groups: Places
    phrasings: Places
    languages: int


def alike(reading: Reading, meant: NDArray[np.bool_], known: Places) -> Floats:
    """How well (0..1) each of some known words (column) stands for each that was read (row)."""
    close: Floats = np.maximum((reading.alike.take(known, axis=1) - _CLOSE) / (1 - _CLOSE), 0)
    return np.maximum(close, meant.take(known, axis=1) * MEANT)


def align(reading: Reading, meant: NDArray[np.bool_], lines: Lines) -> Alignment:
    """`meant` (words x known words): which mean the same."""
    cells = alike(reading, meant, lines.cells)
    spoken = float(reading.weights.sum())
    found = np.maximum.reduceat(cells, lines.starts, axis=1)
    said = reading.weights @ found / spoken
    lengths = np.add.reduceat(lines.weights, lines.starts)
    met = np.add.reduceat(cells.max(axis=0) * lines.weights, lines.starts) / lengths
    both = 2 * said * met / np.maximum(said + met, 1e-6)
    together = np.maximum.reduceat(found, lines.groups, axis=1)
    best = np.maximum.reduceat(both, lines.groups)
    ends = np.append(lines.groups[1:], len(lines.phrasings))
    nearest = [a + int(both[a:b].argmax()) for a, b in zip(lines.groups, ends, strict=True)]
    return Alignment(
        both=best,
        said=np.maximum.reduceat(said, lines.groups),
        anywhere=reading.weights @ together / spoken,
        met=np.maximum.reduceat(met, lines.groups),
        likely=_likely(reading, cells, lines),
        nearest=lines.phrasings[nearest],
    )


def _likely(reading: Reading, cells: Floats, lines: Lines) -> Floats:
    """As a language model of each entry has it, with ordinary speech mixed in."""
    firsts = lines.starts[lines.groups]
    sizes = np.diff(np.append(firsts, len(lines.cells)))
    share = np.add.reduceat(cells**2, firsts, axis=1) / sizes * lines.languages
    common = np.array([usual(word) / WORDS_EACH for word in reading.spoken])[:, None]
    ratios = np.log((1 - _STRANGE) * share / common + _STRANGE)
    mean: Floats = (np.minimum(reading.weights, 1) @ ratios).astype(np.float32)
    return mean / np.float32(len(reading.words))
