"""The noise that visitors make is the same each time, and of the kind that it says."""

from random import Random

import pytest

from tools.fitting.noise import NOISES, SHORT, noisy, padded_anew, typing_errors

QUESTION = "Gdzie znajdę fakturę za mój serwer i dlaczego jest wyższa?"
LONG = "the quick brown fox jumps over the lazy dog " * 200


@pytest.mark.parametrize("kind", NOISES)
def test_noise_is_the_same_each_time(kind):
    assert noisy(QUESTION, kind, "pl") == noisy(QUESTION, kind, "pl") != QUESTION


@pytest.mark.parametrize("kind", NOISES)
@pytest.mark.parametrize("text", ["", "?", "Ol", "42 €", "ja nie"])
def test_noise_bears_any_text(kind, text):
    assert isinstance(noisy(text, kind, "mix"), str)


@pytest.mark.parametrize("share", [0.05, 0.10])
def test_as_many_letters_are_mistyped_as_it_says(share):
    mistyped = typing_errors(LONG, "en", Random(1), share=share)
    wrong = sum(a != b for a, b in zip(LONG.split(), mistyped.split(), strict=False))
    words = len(LONG.split())

    # A word is whole when each of its letters is; 3.9 letters a word here, and swaps reach two.
    assert 0.7 < wrong / (words * (1 - (1 - share) ** 3.9)) < 1.3


def test_without_typing_errors_nothing_changes():
    assert typing_errors(LONG, "en", Random(1), share=0) == LONG


def test_a_question_without_diacritics_has_the_same_letters():
    plain = noisy(QUESTION, "nodiac", "pl")

    assert plain == "Gdzie znajde fakture za moj serwer i dlaczego jest wyzsza?"


def test_a_padded_question_holds_the_question():
    padded = noisy(QUESTION, "padded", "pl")

    assert f" {QUESTION} " in padded


@pytest.mark.parametrize(("language", "question"), [("pl", QUESTION), ("en", LONG)])
def test_so_does_one_in_politeness_never_seen(language, question):
    assert question in padded_anew(question, language, Random(1)) != question


def test_key_words_are_few_and_none_of_them_common():
    words = noisy(QUESTION, "keywords", "pl").split()

    assert 0 < len(words) <= SHORT
    assert not {"za", "mój", "i", "jest"} & set(words)
    assert "fakturę" in words
