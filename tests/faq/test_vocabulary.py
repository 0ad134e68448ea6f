"""How much work a question may be, whatever somebody types."""

import pytest
from rapidfuzz.process import cdist

import faq
from faq import vocabulary
from faq.matcher import MAX_WORDS
from faq.vocabulary import MOST_UNKNOWN, TYPO_LETTERS


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words that are compared letter by letter with all that are known."""
    words: list[str] = []

    def heard(unknown: list[str], *known: object, **how: object) -> object:
        words.extend(unknown)
        return cdist(unknown, *known, **how)  # type: ignore[call-overload]

    matcher = faq.Matcher(faq.starter())
    monkeypatch.setattr(vocabulary, "cdist", heard)
    matcher.ask(" ".join(f"qx{'zv' * (n % 20)}{n}" for n in range(MAX_WORDS)), "en")
    return words


def test_few_unknown_words_of_a_question_are_looked_at_as_typing_errors(compared: list[str]):
    assert len(set(compared)) == MOST_UNKNOWN


def test_no_long_one_is(compared: list[str]):
    assert {len(word) for word in compared} <= set(TYPO_LETTERS)
