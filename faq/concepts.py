"""Which words mean the same, in both languages: "zwrot", "refund" and "money back" are one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "data" / "concepts"
MAX_CONCEPTS = 3  # of one form: what means more than that says nothing
SHORTEST_STEM = 2

# They may stand between the two words of an expression: "cancel my order" is "cancel order".
_LITTLE = """
    a an the my our your this that these to of for in on me it is are was were has been up
    ta te ten to tej tego moj moja moje mojej mojego swoj swoja swoje swojej swojego na w we z
    za do mi sie jest zostal zostala zostalo
"""
BETWEEN = frozenset(_LITTLE.split())
MOST_BETWEEN = 2
_LINE = re.compile(r"(?P<concept>[a-z0-9_]+):(?P<forms>.*)")
_FORM = re.compile(r'"(?P<first>\S+) (?P<second>\S+)"|(?P<word>[^\s"]+)')

Concepts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """Forms, folded; one that ends in a star is a stem that any ending may follow."""

    words: dict[str, Concepts]
    pairs: dict[str, dict[str, Concepts]]  # by their first word, which has no star


def concepts_of(words: Sequence[str]) -> list[tuple[int, str]]:
    """What folded words mean: the position of each that means something, and its concept.

    Of the forms that fit a word only the longest counts. An expression of two words stands at
    the first of them, beside what its words mean by themselves.
    """
    table = _table()
    return [
        (position, concept)
        for position, word in enumerate(words)
        for concept in dict.fromkeys(
            (*_longest(table.words, word), *_expressed(table, words, position))
        )
    ]


def _longest(forms: dict[str, Concepts], word: str) -> Concepts:
    if word in forms:
        return forms[word]
    for length in range(len(word), SHORTEST_STEM - 1, -1):
        if found := forms.get(f"{word[:length]}*"):
            return found
    return ()


def _expressed(table: _Table, words: Sequence[str], position: int) -> Concepts:
    seconds = table.pairs.get(words[position])
    if seconds is None:
        return ()
    for word in words[position + 1 : position + 2 + MOST_BETWEEN]:
        if found := _longest(seconds, word):
            return found
        if word not in BETWEEN:
            break
    return ()


@cache
def _table() -> _Table:
    """Read when first asked for."""
    words: defaultdict[str, list[str]] = defaultdict(list)
    pairs: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for concept, form in written():
        first, _, second = form.partition(" ")
        meant = pairs[first][second] if second else words[first]
        meant.append(concept)
    return _Table(
        words={form: tuple(meant) for form, meant in words.items()},
        pairs={
            first: {second: tuple(meant) for second, meant in seconds.items()}
            for first, seconds in pairs.items()
        },
    )


def written() -> Iterator[tuple[str, str]]:
    """Each concept with each of its forms, as the files of `data/concepts` have them."""
    for file in sorted(FOLDER.glob("*.txt")):
        for line in file.read_text("ascii").splitlines():
            if found := _LINE.fullmatch(line):
                for form in _FORM.finditer(found["forms"]):
                    words = (form["first"], form["second"], form["word"])
                    yield found["concept"], " ".join(filter(None, words))
