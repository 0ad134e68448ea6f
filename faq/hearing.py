"""From a message as it was typed to the evidence on every entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faq.alignment import alike
from faq.clauses import Clause, within
from faq.courtesy import matter
from faq.evidence import Court, Evidence
from faq.index import Index
from faq.lexicon import Lexicon, Reading
from faq.phrasing import Phrasing
from faq.text import words

MAX_WORDS = 150  # of a question; further ones are not read
MAX_PHRASING = 60  # words of a phrasing that are read
_MET = 0.25  # likeness from which on a word is said to have met another
_POLITE = 0.3  # what a word of politeness counts


@dataclass(frozen=True, slots=True)
class Heard:
    """What was understood of a message, and what it speaks for.

    `matter` are its sentences without politeness; `meant` tells which known words (columns) mean
    the same as one of the message (rows).
    """

    matter: tuple[Clause, ...]
    reading: Reading
    meant: NDArray[np.bool_]
    evidence: Evidence


class Hearing:
    """Built once; immutable. Raises ValueError without a single phrasing that holds a word."""

    def __init__(self, phrasings: Sequence[Phrasing]) -> None:
        first: dict[str, int] = {}
        for place, phrasing in enumerate(phrasings):
            first.setdefault(phrasing.entry, place)
        spoken = [(phrasing, words(phrasing.text)[:MAX_PHRASING]) for phrasing in phrasings]
        spoken = [each for each in spoken if each[1]]
        if not spoken:
            raise ValueError("there is no phrasing")
        spoken.sort(key=lambda each: (first[each[0].entry], each[0].language))
        self.phrasings = tuple(phrasing for phrasing, _ in spoken)
        self.entries = tuple(dict.fromkeys(phrasing.entry for phrasing in self.phrasings))
        number = {entry: place for place, entry in enumerate(self.entries)}
        self.texts = tuple(text for _, text in spoken)
        self._lexicon = Lexicon(self.texts)
        places = np.array([number[phrasing.entry] for phrasing in self.phrasings])
        _, languages = np.unique([each.language for each in self.phrasings], return_inverse=True)
        self._index = Index(self._lexicon, self.texts)
        self._court = Court(self._index, places, languages)

    def hear(self, parts: Sequence[Clause]) -> Heard | None:
        """`parts` are the sentences of a message, folded; None for one without words."""
        spoken = [word for part in parts for word in part][:MAX_WORDS]
        if not spoken:
            return None
        start, end = matter(parts, self._lexicon.known_share)
        emphasis = [1.0 if start <= place < end else _POLITE for place in range(len(spoken))]
        reading = self._lexicon.read(spoken, emphasis)
        meant = self._index.meant(reading)
        evidence = self._court.hear(reading, meant)
        return Heard(within(parts, start, end), reading, meant, evidence)

    def pairs(self, heard: Heard, phrasing: int) -> list[tuple[str, str | None]]:
        """Each word that was read, politeness aside, with the one of a phrasing that it met."""
        text = self.texts[phrasing]
        known = np.array([self._lexicon.number[word] for word in text])
        reading = heard.reading
        near = alike(reading, heard.meant, known)
        return [
            (word, text[int(row.argmax())] if row.max() >= _MET else None)
            for word, row, weight in zip(reading.words, near, reading.emphasis, strict=True)
            if weight == 1
        ]
