"""A question as it was typed, turned into the plain words that are compared."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain

from faq.courtesy import bare

MAX_CHARACTERS = 4_000  # the same bound as a message on the wire
MAX_LETTERS = 40  # what is longer is no word

# Letters that Unicode does not take apart into a base letter and a mark; apostrophes vanish
# ("can't" becomes "cant", as many type it anyway).
_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "\u0131": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
    | dict.fromkeys("'`’\u2018\u02bc", "")
)
_SPACE = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85")
_DROPPED = frozenset({"Mn", "Me", "Cc", "Cf", "Cs", "Co", "Cn"})  # marks, controls, zero-width
# Each sign that ends a sentence parts it: a run of them is not walked through again and again.
_STOP = re.compile(r"[.,:;!?](?=[.,:;!?]{0,9}(?:\s|$))|\s[-\u2013\u2014]\s")
_WORD = re.compile(r"[^\W_]+")
_NEGATED = ("are", "ca", "could", "did", "do", "does", "has", "have", "is", "was", "wo", "would")
_NOT = {f"{verb}nt": "not" for verb in _NEGATED} | {"cannot": "not"}
_APART = re.compile(r"\b(?:e[- ](?=mail)|2[- ](?=fa\b))")  # "e-mail", "2 FA": one word each


def fold(text: str) -> str:
    """Lower case without diacritics, marks, control or zero-width characters; bounded."""
    plain = unicodedata.normalize("NFKC", text[:MAX_CHARACTERS])[:MAX_CHARACTERS].casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
    return "".join(map(_kept, plain)).translate(_LETTERS)[:MAX_CHARACTERS]


def _kept(character: str) -> str:
    if character in _SPACE:
        return " "
    return "" if unicodedata.category(character) in _DROPPED else character


def words(text: str) -> tuple[str, ...]:
    """The folded words in their order, without addresses and links, which only name a thing."""
    return tuple(chain.from_iterable(sentences(text)))


def sentences(text: str) -> tuple[tuple[str, ...], ...]:
    """The folded words, part by part as punctuation parts them; no part is empty."""
    chunks = (chunk for chunk in fold(text).split() if not _is_address(chunk))
    parts = _STOP.split(_APART.sub(_joined, " ".join(chunks)))
    found = (tuple(map(_meant, filter(_is_word, _WORD.findall(part)))) for part in parts)
    return tuple(part for part in found if part)


def _is_word(word: str) -> bool:
    return len(word) <= MAX_LETTERS


def _meant(word: str) -> str:
    return _NOT.get(word, word)


def _is_address(chunk: str) -> bool:
    return "@" in chunk[1:-1] or "://" in chunk or chunk.startswith("www.")


def _joined(match: re.Match[str]) -> str:
    return match[0][0]


def normalise(text: str) -> tuple[str, ...]:
    """The words that say what a question is about; empty when it says nothing (emoji, thanks)."""
    return bare(sentences(text))
