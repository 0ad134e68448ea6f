"""How alike phrasings are, one by one and all at once."""

from __future__ import annotations

import numpy as np

from faq.index import Index
from faq.lexicon import Lexicon, Reading
from faq.text import words

TEXTS = [
    words(text)
    for text in (
        "where is my invoice",
        "gdzie jest moja faktura",
        "I need the invoice of May",
        "reset the panel password",
        "zapomniałem hasła do panelu",
        "is the server down",
    )
]
INDEX = Index(Lexicon(TEXTS), TEXTS)


def asked(phrasing: int) -> Reading:
    """A phrasing as if it were a question."""
    words = INDEX.texts[phrasing]
    return INDEX.lexicon.read(words, [1.0] * len(words))


def test_all_at_once_is_as_one_by_one():
    rows = np.array([0, 2, 3, 4])
    among = INDEX.among(rows)
    alone = [INDEX.likeness(asked(int(row))) for row in rows]
    for name in ("words", "pairs", "concepts", "whole"):
        one_by_one = np.stack([getattr(each, name)[rows] for each in alone])
        np.testing.assert_allclose(getattr(among, name), one_by_one, atol=1e-5)


def test_the_same_thing_in_the_other_language_is_alike():
    likeness = INDEX.likeness(asked(0))
    assert likeness.concepts[1] > 0.5
    assert likeness.words[1] < 0.2


def test_a_typing_error_is_repaired_but_a_real_word_is_not():
    reading = INDEX.lexicon.read(["invocie", "passport", "hwo"], [1.0] * 3)
    assert reading.taken == ("invoice", None, "who")


def test_a_rare_word_says_more_than_a_common_one():
    weight = INDEX.lexicon.weight
    assert weight("invoice") > 2 * weight("is") > 0
    assert weight("nextcloud") > weight("invoice")
