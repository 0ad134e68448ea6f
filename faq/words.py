"""How often people write a word in Polish and in English, and so whether it is a word at all."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "data" / "words"
SPOKEN = ("pl", "en")


def frequency(word: str, language: str | None = None) -> float:
    """The Zipf frequency of a folded word, 0 for one that is not known.

    The unit is the logarithm of how often it stands in 10**9 words: 7 is "to", 5 is "account",
    3 is rare. Without a language the higher of both. Source: `data/words/NOTICE.md`.
    """
    return (_known(language) if language else _either()).get(word, 0.0)


@cache
def _known(language: str) -> dict[str, float]:
    """Read when first asked for; a line of the file is a frequency and the words that have it."""
    known: dict[str, float] = {}
    for line in (FOLDER / f"{language}.txt").read_text("ascii").splitlines():
        zipf, *words = line.split()
        known.update(dict.fromkeys(words, float(zipf)))
    return known


def words_from(zipf: float) -> frozenset[str]:
    """All folded words of both languages that are at least as frequent."""
    return frozenset(word for word, known in _either().items() if known >= zipf)


@cache
def _either() -> dict[str, float]:
    one, other = map(_known, SPOKEN)
    return one | {word: max(zipf, one.get(word, 0.0)) for word, zipf in other.items()}
