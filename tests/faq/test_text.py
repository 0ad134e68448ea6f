"""How a typed question becomes the words that are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.text import _STOP, MAX_CHARACTERS, fold, normalise, sentences, words

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=300)  # surrogates included


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("ZAŻÓŁĆ GĘŚLĄ JAŹŃ", "zazolc gesla jazn"),
        ("Łódź", "lodz"),
        ("Straße in Århus", "strasse in arhus"),
        ("\uff46\uff41\uff4b\uff54ura", "faktura"),  # full-width letters
        ("fak\u200btu\u00adra", "faktura"),  # zero-width space, soft hyphen
        ("fak\x00tura\u202e", "faktura"),  # NUL, right-to-left override
        ("e\u0301te\u0301", "ete"),  # marks of their own
        ("has\udc80lo", "haslo"),  # half a surrogate pair
        ("one\ntwo\tthree\u00a0four", "one two three four"),
        ("can't", "cant"),
        ("can\u2019t", "cant"),
    ],
)
def test_letters_lose_their_case_their_marks_and_what_is_invisible(typed, folded):
    assert fold(typed) == folded


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("e-mail, E mail i email", ("email", "email", "i", "email")),
        ("2FA / 2-FA / 2 fa", ("2fa", "2fa", "2fa")),
        ("don't, cannot, didn’t", ("not", "not", "not")),
        ("write to ana@shop.example now", ("write", "to", "now")),
        ("see https://shop.example/a?b=c here", ("see", "here")),
        ("faktura?!... #12", ("faktura", "12")),
        ("😀🎉 👍🏽", ()),
        ("", ()),
    ],
)
def test_words_are_found(typed, found):
    assert words(typed) == found


@pytest.mark.parametrize(
    ("typed", "matter"),
    [
        ("Dzień dobry, gdzie jest faktura? Z góry dziękuję, Ola", "gdzie jest faktura"),
        ("Witam serdecznie! Gdzie jest faktura? Pozdrawiam, Ola Nowak", "gdzie jest faktura"),
        (
            "Hi there, quick question: where is my invoice? Thanks in advance",
            "where is my invoice",
        ),
        ("Hello team, please help, card declined. Kind regards, Bruno", "card declined"),
        ("cześć, proszę o pomoc", ""),
        ("thank you very much!", ""),
        ("hello hello hello", ""),
    ],
)
def test_politeness_is_taken_off_at_both_ends(typed, matter):
    assert " ".join(normalise(typed)) == matter


@pytest.mark.parametrize(
    "typed",
    [
        "thank you for slow server",
        "regards to your server",
        "i want to remove my account",
        "numer klienta",
        "prosze zamknac konto klienta",
        "nie dostalem faktury",
        "poprosze fakture",
        "hi invoice",
    ],
)
def test_a_message_that_is_only_like_politeness_is_left_whole(typed):
    assert " ".join(normalise(typed)) == typed


def test_a_sign_off_far_from_the_end_is_a_part_of_the_question():
    assert "regards" in normalise("as regards the invoice of last month where can it be found")


def test_a_long_message_is_cut():
    assert len(fold("a" * 10_000)) == MAX_CHARACTERS
    assert len(fold("ﷺ" * MAX_CHARACTERS)) <= MAX_CHARACTERS  # one character, eighteen in full


@given(ANY_TEXT)
def test_no_text_is_too_strange(text):
    for word in normalise(text):
        assert word
        assert word == word.casefold()
        word.encode("utf-8")


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_a_run_of_signs_is_not_walked_through_again_from_each_of_them():
    assert not set("+*") & set(_STOP.pattern), "an endless repeat takes the square of its length"
    assert sentences("!" * 3_999 + "a") == (("a",),)
    assert sentences("halo?!... gdzie faktura?") == (("halo",), ("gdzie", "faktura"))
