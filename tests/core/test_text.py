import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.core.decision import Refusal, RefusalCode
from handoff.core.text import MAX_TEXT, checked

any_text = st.text(st.characters(), max_size=80)  # lone surrogates and NUL too


def test_words_stay_as_they_are():
    text = "Zażółć gęślą jaźń\n\t\u05e9\u05dc\u05d5\u05dd \U0001f469\u200d\U0001f467 \u202e"

    assert checked(text + ".") == text + "."


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  hi \n", "hi"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("be\x07ll\x1b[31m red\x7f\x85", "bell[31m red"),
        ("\x01 hi \x01", "hi"),
    ],
)
def test_what_means_nothing_to_a_reader_is_dropped(typed: str, stored: str):
    assert checked(typed) == stored


@pytest.mark.parametrize(
    "text", ["", " ", "\n\t\r\n", "\x01\x02", "\u200b", "\u200b \u2060\ufeff"]
)
def test_what_nobody_can_see_is_empty(text: str):
    assert checked(text) == Refusal(RefusalCode.BAD_TEXT, "empty")


@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "\udfff!"])
def test_what_no_store_can_keep_is_refused(text: str):
    assert checked(text) == Refusal(RefusalCode.BAD_TEXT, "not valid text")


def test_the_limit_itself_is_allowed():
    assert checked("x" * MAX_TEXT) == "x" * MAX_TEXT
    assert checked("👍" * 3, limit=3) == "👍👍👍"
    assert checked("👍" * 4, limit=3) == Refusal(RefusalCode.BAD_TEXT, "at most 3 characters")


@given(any_text)
def test_any_text_is_stored_or_refused(text: str):
    clean = checked(text, limit=60)

    if isinstance(clean, Refusal):
        assert clean.code is RefusalCode.BAD_TEXT
    else:
        assert 0 < len(clean) <= 60
        assert clean.encode("utf-8").decode("utf-8") == clean
        assert clean == clean.strip()
        assert all(
            character.isprintable() or ord(character) > 0x9F or character in "\n\t"
            for character in clean
        )
        assert checked(clean, limit=60) == clean  # what is stored could be sent again
