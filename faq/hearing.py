"""From a message as it was typed to the evidence on every entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from faq.alignment import alike
from faq.courtesy import matter
from faq.evidence import Court, Evidence
from faq.index import Index
from faq.lexicon import Lexicon, Reading
from faq.phrasing import Phrasing
from faq.text import sentences, words

MAX_WORDS = 150  # of a question; further ones are not read
MAX_PHRASING = 60  # words of a phrasing that are read
_MET = 0.25  # likeness from which on a word is said to have met another
_POLITE = 0.3  # what a word of politeness counts


@dataclass(frozen=True, slots=True)
class Heard:
    """What was understood, word by word, and what it speaks for."""

    reading: Reading
    evidence: Evidence


class Hearing:
    """Built once; immutable. Raises ValueError without a single phrasing that holds a word."""

    def __init__(self, phrasings: Sequence[Phrasing]) -> None:
        self.entries = tuple(dict.fromkeys(phrasing.entry for phrasing in phrasings))
        number = {entry: place for place, entry in enumerate(self.entries)}
        spoken = [(phrasing, words(phrasing.text)[:MAX_PHRASING]) for phrasing in phrasings]
        spoken = sorted(
            (each for each in spoken if each[1]), key=lambda each: number[each[0].entry]
        )
        if not spoken:
            raise ValueError("there is no phrasing")
        self.phrasings = tuple(phrasing for phrasing, _ in spoken)
        self.entries = tuple(dict.fromkeys(phrasing.entry for phrasing in self.phrasings))
        number = {entry: place for place, entry in enumerate(self.entries)}
        self.texts = tuple(text for _, text in spoken)
        self._lexicon = Lexicon(self.texts)
        places = np.array([number[phrasing.entry] for phrasing in self.phrasings])
        languages = np.array([phrasing.language for phrasing in self.phrasings])
        blocks = [np.flatnonzero(languages == language) for language in np.unique(languages)]
        self.court = Court(Index(self._lexicon, self.texts), places, blocks)

    def hear(self, parts: Sequence[Sequence[str]]) -> Heard | None:
        """`parts` are the sentences of a message, folded; None for one without words."""
        spoken = [word for part in parts for word in part][:MAX_WORDS]
        if not spoken:
            return None
        start, end = matter(parts, self._lexicon.known_share)
        emphasis = [1.0 if start <= place < end else _POLITE for place in range(len(spoken))]
        reading = self._lexicon.read(spoken, emphasis)
        return Heard(reading, self.court.hear(reading))

    def hear_text(self, text: str) -> Heard | None:
        return self.hear(sentences(text))

    def pairs(self, reading: Reading, phrasing: int) -> list[tuple[str, str | None]]:
        """Each word that was read, politeness aside, with the one of a phrasing that it met."""
        text = self.texts[phrasing]
        known = np.array([self._lexicon.number[word] for word in text])
        near = alike(reading, self.court.index.meant(reading), known)
        return [
            (word, text[int(row.argmax())] if row.max() >= _MET else None)
            for word, row, weight in zip(reading.words, near, reading.emphasis, strict=True)
            if weight == 1
        ]
