"""Which language a message is in: Polish, English, or clearly a third."""
# ruff: noqa: RUF001 - letters of other scripts are what is tested

import pytest

from faq.language import LISTS, LOOKED_AT, Language, fallback_of, foreign, language_of
from faq.text import fold
from tests.faq.sentences import ENGLISH, NOT_FOREIGN, POLISH, THIRD, lines


@pytest.mark.parametrize("prior", ["pl", "en"])
@pytest.mark.parametrize("text", lines(POLISH))
def test_polish_is_heard_whatever_the_language_of_the_page(text: str, prior: Language):
    assert language_of(text, prior) == "pl"


@pytest.mark.parametrize("prior", ["pl", "en"])
@pytest.mark.parametrize("text", lines(ENGLISH))
def test_so_is_english(text: str, prior: Language):
    assert language_of(text, prior) == "en"


@pytest.mark.parametrize("prior", ["pl", "en"])
@pytest.mark.parametrize(
    "text",
    ["", "  ", "?", "ok", "no", "login", "e-mail", "VPS", "FTP SSH", "123", "😀", "hosting", "x"],
)
def test_what_says_little_keeps_the_language_of_the_page(text: str, prior: Language):
    assert language_of(text, prior) == prior


@pytest.mark.parametrize("prior", ["pl", "en"])
def test_mixed_text_is_in_the_language_of_most_of_it(prior: Language):
    assert (
        language_of("error connection refused wyskakuje mi przy logowaniu do bazy", prior) == "pl"
    )
    assert language_of("the panel says „nieprawidłowe hasło”, what does it mean?", prior) == "en"


@pytest.mark.parametrize(
    ("code", "text"), [(code, text) for code, texts in THIRD.items() for text in lines(texts)]
)
def test_a_third_language_is_known(code: str, text: str):
    assert foreign(text) == code


@pytest.mark.parametrize("text", lines(POLISH) + lines(ENGLISH) + lines(NOT_FOREIGN))
def test_nothing_else_is_taken_for_one(text: str):
    assert foreign(text) is None


@pytest.mark.parametrize("prior", ["pl", "en"])
def test_a_third_language_gets_the_one_its_speaker_more_likely_reads(prior: Language):
    assert language_of("Як змінити пароль?", prior) == "pl"
    assert language_of("Jak můžu změnit heslo k účtu?", prior) == "pl"
    assert language_of("Wie kann ich mein Passwort ändern?", prior) == "en"
    assert language_of("パスワードを変更する方法は？", prior) == "en"


def test_slavic_neighbours_fall_back_to_polish():
    assert {code for code in THIRD if fallback_of(code) == "pl"} == {"uk", "be", "ru", "cs", "sk"}


def test_only_the_first_characters_are_looked_at():
    assert language_of("hasło ".ljust(LOOKED_AT) + "the password is wrong " * 100, "en") == "pl"


def test_full_width_letters_and_decomposed_ones_are_read_as_usual():
    assert language_of("ｗｈｅｒｅ ｉｓ ｍｙ ｉｎｖｏｉｃｅ", "pl") == "en"
    assert foreign("Ich mo\u0308chte ku\u0308ndigen") == "de"


def test_a_listed_word_stands_once_in_its_language():
    for line in LISTS.read_text("utf-8").splitlines():
        code, _, words = line.partition(":")
        if not code.startswith("#"):
            listed = words.split()
            assert len(listed) == len(set(listed)), code
            assert all(word == word.casefold() for word in listed)
            assert all(fold(word) for word in listed)
