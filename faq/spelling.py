"""Words that people write every day, found again when one letter of them is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import OSA

from faq.concepts import written
from faq.words import frequency, words_from

LETTERS = range(3, 17)  # of words that are looked at
EVERYDAY = 4.0  # Zipf frequency


def everyday(word: str) -> str | None:
    """The likeliest everyday word that is at most one typing error away from a folded one."""
    if len(word) not in LETTERS:
        return None
    found = {near for key in (word, *_shorter(word)) for near in _by_key().get(key, ())}
    near = [other for other in found if OSA.distance(word, other, score_cutoff=1) <= 1]
    return max(near, key=lambda other: (frequency(other), other), default=None)


@cache
def _by_key() -> dict[str, tuple[str, ...]]:
    """Every word under itself and under itself less one letter: one error apart share a key."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(_words()):
        for key in {word, *_shorter(word)}:
            found[key].append(word)
    return {key: tuple(words) for key, words in found.items()}


def _words() -> set[str]:
    meant = {form for _, form in written() if " " not in form and "*" not in form}
    return {
        word for word in words_from(EVERYDAY) | meant if len(word) in LETTERS and word.isalpha()
    }


def _shorter(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))
