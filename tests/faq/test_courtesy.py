"""What is politeness around a question, and what is not."""

from __future__ import annotations

import pytest

from faq.courtesy import matter
from faq.text import sentences


def left(text: str, *known: str) -> str:
    parts = sentences(text)
    start, end = matter(parts, lambda word: 0.1 if word in known else 0.0)
    return " ".join([word for part in parts for word in part][start:end])


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Hej, mam takie pytanko. Gdzie faktura? Pozdrawiam serdecznie, Ola", "gdzie faktura"),
        ("Dear team, card declined. I would be grateful for quick help!", "card declined"),
        ("reset my router", "reset my router"),
        ("", ""),
    ],
)
def test_politeness_that_was_never_written_down_is_found(text, question):
    assert left(text) == question


def test_what_the_knowledge_is_about_is_no_politeness():
    assert left("my customer number") == ""
    assert left("my customer number", "customer", "number").endswith("customer number")
