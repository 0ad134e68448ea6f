"""Writes the tables of frequent words in faq/data/words from the package wordfreq.

wordfreq is no dependency of ours, so it is lent to the interpreter for this one run:

pip install --target /tmp/wordfreq wordfreq==3.1.1
PYTHONPATH=/tmp/wordfreq .venv/bin/python tools/make_words.py
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from math import log10

import wordfreq  # type: ignore[import-not-found]

from faq.text import fold
from faq.words import FOLDER

KEPT = {"pl": 48_000, "en": 30_000}  # Polish inflects, so it needs more forms for as many words
OTHER = {"pl": "en", "en": "pl"}
# A word that the other language has ten times as often is a quotation or a name of theirs.
BORROWED = 1.0
_WORD = re.compile(r"[a-z]{1,24}")


def counted(language: str) -> dict[str, float]:
    """Zipf frequency of each folded word; spellings with and without diacritics are added up."""
    shares: Counter[str] = Counter()
    for word, share in wordfreq.get_frequency_dict(language).items():
        if _WORD.fullmatch(folded := fold(word)):
            shares[folded] += share
    return {word: log10(share) + 9 for word, share in shares.items()}


def most_frequent(own: Mapping[str, float], other: Mapping[str, float], kept: int) -> list[str]:
    ours = [word for word, zipf in own.items() if other.get(word, 0) - zipf < BORROWED]
    return sorted(ours, key=lambda word: (-own[word], word))[:kept]


def table(words: list[str], zipf: Mapping[str, float]) -> str:
    """One line for each tenth of Zipf, the most frequent first, its words in their order."""
    lines: defaultdict[float, list[str]] = defaultdict(list)
    for word in words:
        lines[round(zipf[word], 1)].append(word)
    return "".join(f"{tenth} {' '.join(sorted(lines[tenth]))}\n" for tenth in lines)


def main() -> None:
    zipf = {language: counted(language) for language in KEPT}
    for language, kept in KEPT.items():
        words = most_frequent(zipf[language], zipf[OTHER[language]], kept)
        file = FOLDER / f"{language}.txt"
        file.write_text(table(words, zipf[language]), "ascii")
        print(f"{file.name}: {len(words)} words, {file.stat().st_size} bytes")


if __name__ == "__main__":
    main()
