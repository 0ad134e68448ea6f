"""How often a word is written, in which language, and what is no word."""

import pytest

from faq.text import fold
from faq.words import FOLDER, SPOKEN, frequency


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("hasło", "pl"),
        ("zwrot", "pl"),
        ("fakturę", "pl"),
        ("przelew", "pl"),
        ("refund", "en"),
        ("invoice", "en"),
        ("password", "en"),
    ],
)
def test_a_word_of_one_language_is_unknown_in_the_other(word: str, language: str):
    other = next(spoken for spoken in SPOKEN if spoken != language)
    assert frequency(fold(word), language) > 3 > frequency(fold(word), other) == 0


@pytest.mark.parametrize(
    "word", ["siema", "hejka", "spoko", "apka", "smsa", "gonna", "wanna", "app"]
)
def test_everyday_speech_is_in(word: str):
    assert frequency(word) > 0


@pytest.mark.parametrize("word", ["passwrod", "hsalo", "fatkura", "recieved", "xqzv", "", "2fa"])
def test_what_nobody_writes_is_no_word(word: str):
    assert frequency(word) == 0


def test_without_a_language_the_higher_frequency_counts():
    assert frequency("i", "pl") > frequency("i", "en") > 0
    assert frequency("i") == frequency("i", "pl")
    assert frequency("on") == frequency("on", "en") > frequency("on", "pl") > 0


def test_the_more_frequent_word_has_the_higher_frequency():
    rising = [frequency(word) for word in ("reimburse", "invoice", "money", "the")]
    assert rising == sorted(set(rising))
    assert 2 < rising[0] < rising[-1] < 8


def test_spellings_with_and_without_diacritics_are_one_word():
    assert frequency(fold("się"), "pl") == frequency("sie", "pl") > 7


@pytest.mark.parametrize("language", SPOKEN)
def test_every_word_is_folded_and_stands_once(language: str):
    words = [
        word
        for line in (FOLDER / f"{language}.txt").read_text("ascii").splitlines()
        for word in line.split()[1:]
    ]
    assert len(words) == len(set(words)) >= 30_000
    assert all(word.isalpha() and word == fold(word) for word in words)


def test_the_tables_are_small_and_carry_their_license():
    assert sum(file.stat().st_size for file in FOLDER.glob("*.txt")) < 700_000
    assert "Robyn Speer" in (FOLDER / "NOTICE.md").read_text("utf-8")
    license_text = (FOLDER / "LICENSE.txt").read_text("utf-8")
    assert license_text.startswith("Creative Commons Attribution-ShareAlike 4.0 International")
