"""Which parts of a message may be questions of their own."""

from __future__ import annotations

import pytest

from faq.clauses import MOST, clauses, within
from faq.text import sentences


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Where is my invoice? I lost my key.", ["where is my invoice", "i lost my key"]),
        ("pl", "gdzie faktura moja i jak hasło", ["gdzie faktura moja", "jak haslo"]),
        ("en", "can i reset a password", []),  # Polish has these two joints
        ("en", "login and password", []),
        ("en", "where is my invoice", []),
    ],
)
def test_sentences_and_what_stands_beside_a_joint(language, text, found):
    assert [" ".join(each) for each in clauses(sentences(text), language)] == found


def test_few_are_looked_at():
    assert len(clauses([("one", "thing")] * 50, "en")) == MOST


def test_the_words_of_a_range_keep_their_sentences():
    parts = (("a", "b"), ("c", "d", "e"), ("f",))
    assert within(parts, 1, 4) == (("b",), ("c", "d"))
