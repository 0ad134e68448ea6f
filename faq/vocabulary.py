"""The words of all phrasings: how much each of them says, and how alike another word is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from math import log

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA, Prefix
from rapidfuzz.process import cdist

from faq.common_words import COMMON

Floats = NDArray[np.float32]
Family = tuple[NDArray[np.intp], Floats]  # numbers of words, and how alike they are

# Words of one family begin alike (haslo, hasla; faktura, faktury): at least four letters, and this
# share of the longer word. Two known words are never taken for a typing error (change, charge).
KIN_LETTERS = 4
KIN_SHARE = 0.6
# A word that is not known may be a known one with typing errors: one in four or five letters,
# two from seven on. A shorter one may be anything.
TYPO_LETTERS = range(4, 25)
MOST_UNKNOWN = 8  # compared letter by letter; a question with more of them is about something else
TYPO_SHARE = 0.7
LITTLE = 0.3  # the weight of a word that says little
UNKNOWN = 2.5  # of a word that nobody wrote into a phrasing: it speaks against every entry


class Vocabulary:
    """Built once; immutable. A word in fewer entries says more about which one is meant."""

    def __init__(self, entries: Sequence[Iterable[str]]) -> None:
        """`entries` are the words of each entry, folded as by `faq.text.normalise`."""
        known = [frozenset(spoken) for spoken in entries]
        self.words = sorted(frozenset().union(*known))
        self.number = {word: number for number, word in enumerate(self.words)}
        self._families = _families(self.words)
        self.weights = self._weigh(known)
        self._repairable = [n for n, word in enumerate(self.words) if len(word) in TYPO_LETTERS]
        self._targets = [self.words[number] for number in self._repairable]

    def _weigh(self, entries: Sequence[frozenset[str]]) -> Floats:
        """As rare as the word's family: the logarithm of all entries by those that have it."""
        having: list[set[int]] = [set() for _ in self.words]
        for number, entry in enumerate(entries):
            for word in entry:
                for kin in self._families[self.number[word]][0]:
                    having[kin].add(number)
        rarity = [log(1 + len(entries) / len(found)) for found in having]
        return _lightened(self.words, np.array(rarity, dtype=np.float32))

    def compare(self, spoken: Sequence[str]) -> tuple[Floats, Floats]:
        """How alike (0..1) each spoken word (row) is to each known one, and the rows' weights."""
        alike = np.zeros((len(spoken), len(self.words)), dtype=np.float32)
        unknown = []
        for row, word in enumerate(spoken):
            number = self.number.get(word)
            if number is not None:
                kin, likeness = self._families[number]
                alike[row, kin] = likeness
            elif len(word) in TYPO_LETTERS and not _says_little(word):
                unknown.append(row)
        unknown = unknown[:MOST_UNKNOWN]
        if unknown:
            found = self._repair([spoken[row] for row in unknown])
            alike[np.ix_(unknown, self._repairable)] = found
        best = alike.max(axis=1)
        weights = best * self.weights[alike.argmax(axis=1)] + (1 - best) * np.float32(UNKNOWN)
        return alike, _lightened(spoken, weights)

    def _repair(self, unknown: Sequence[str]) -> Floats:
        typos = cdist(
            unknown, self._targets, scorer=OSA.normalized_similarity, score_cutoff=TYPO_SHARE
        )
        kin = cdist(
            unknown, self._targets, scorer=Prefix.normalized_similarity, score_cutoff=KIN_SHARE
        )
        found: Floats = np.maximum(typos**2, _as_kin(kin))  # squared: a guess counts for less
        return found


def _as_kin(share: Floats) -> Floats:
    return np.where(share > 0, (1 + share) / 2, 0).astype(np.float32)


def _says_little(word: str) -> bool:
    return word in COMMON or word.isdigit() or len(word) == 1


def _lightened(words: Sequence[str], weights: Floats) -> Floats:
    little = np.array([_says_little(word) for word in words], dtype=bool)
    return np.where(little, np.minimum(weights, LITTLE), weights).astype(np.float32)


def _families(words: Sequence[str]) -> list[Family]:
    """For each word the words of its family, with how alike they are; itself with 1."""
    families: list[Family] = []
    for _, group in groupby(words, key=lambda word: word[:KIN_LETTERS]):
        members = list(group)  # the words are sorted, so those that begin alike stand together
        first = len(families)
        likeness = _as_kin(
            cdist(members, members, scorer=Prefix.normalized_similarity, score_cutoff=KIN_SHARE)
        )
        for row in likeness:
            alike = np.flatnonzero(row)
            families.append((first + alike, row[alike]))
    return families
