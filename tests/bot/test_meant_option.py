from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.meant_option import meant_option
from handoff.core.entries import Locale, Option

LOCALES: tuple[Locale, ...] = get_args(Locale)
PERSON = Option("person", "Talk to a person")
DID_IT_HELP = (Option("helped", "Yes, it helped"), Option("not_helped", "No"), PERSON)
POMOGLO = (Option("helped", "Tak, pomogło"), Option("not_helped", "Nie"))
ONE = (Option("faq:refund", "How do I get money back?"), PERSON)
TWO = (Option("faq:invoice-download", "Gdzie jest faktura?"), *ONE)


@pytest.mark.parametrize(
    "words",
    [
        *("yes", "Yes!", "yep", "yes, it helped", "Yes it did, thank you very much", "it works"),
        *("👍", "👍🏽👍🏽", " 👍 "),
        *("tak", "TAK", "tak, dziękuję", "Tak, pomogło!", "pomoglo", "działa, dzięki"),
    ],
)
def test_a_plain_yes_says_that_it_helped_in_either_conversation(words: str):
    assert [meant_option(words, DID_IT_HELP, locale) for locale in LOCALES] == ["helped"] * 2


@pytest.mark.parametrize(
    "words",
    [
        "👎",
        *("nope", "no, it did not help", "it didn't help", "doesn't work"),
        *("nie", "Nie!", "niestety nie", "nie pomogło", "nie działa", "no nie", "no niestety"),
        *("no nie działa", "nie o to chodzi"),
    ],
)
def test_a_plain_no_says_that_it_did_not_in_either_conversation(words: str):
    assert [meant_option(words, DID_IT_HELP, locale) for locale in LOCALES] == ["not_helped"] * 2


@pytest.mark.parametrize("words", ["no", "No.", "no, unfortunately"])
def test_no_is_a_no_in_english(words: str):
    assert meant_option(words, DID_IT_HELP, "en") == "not_helped"


@pytest.mark.parametrize("words", ["no", "No!", "no super", "no działa", "no pomogło", "no tak"])
def test_no_is_yeah_in_polish(words: str):
    assert meant_option(words, POMOGLO, "pl") == "helped"


@pytest.mark.parametrize("words", ["chodzi mi o to", "o to mi chodzi"])
def test_who_says_what_they_mean_is_not_helped_yet(words: str):
    assert meant_option(words, DID_IT_HELP, "pl") is None
    assert meant_option(words, ONE, "pl") == "faq:refund"


@pytest.mark.parametrize(
    "words",
    [
        *("", "🤔", "?", "no thanks", "nie, dziękuję", "thanks", "tak i nie", "yes but no"),
        *("yes, but where is my invoice?", "nie mogę się zalogować", "no access to the panel"),
        *("no access", "no i co teraz", "no ale nie widzę faktury", "super"),
        *("1", "tak " * 9, "yes " * 1000, "does it help with domains", "not yet"),
    ],
)
def test_who_says_more_is_asked_no_yes_or_no(words: str):
    assert [meant_option(words, DID_IT_HELP, locale) for locale in LOCALES] == [None, None]


@pytest.mark.parametrize("words", ["Talk to a person", "talk to a person!", " TALK TO A PERSON "])
def test_what_a_button_says_stands_for_it(words: str):
    assert meant_option(words, TWO, "pl") == "person"


def test_a_long_question_is_chosen_by_its_words():
    question = "Can I have the invoice of last month once more, please?"

    assert meant_option(question, (Option("faq:again", question), PERSON), "en") == "faq:again"


@pytest.mark.parametrize("words", ["gdzie jest faktura", "Gdzie jest faktura?", "1", "1."])
def test_a_question_is_chosen_by_its_words_or_its_number(words: str):
    assert meant_option(words, TWO, "pl") == "faq:invoice-download"


@pytest.mark.parametrize("words", ["3", "0", "-", "11", "1 2", "yes", "tak", "no", "nie"])
def test_what_names_none_of_several_questions_chooses_none(words: str):
    assert meant_option(words, TWO, "pl") is None


@pytest.mark.parametrize("words", ["yes", "tak", "1", "tak, o to chodzi"])
def test_yes_to_a_single_question_chooses_it(words: str):
    assert meant_option(words, ONE, "pl") == "faq:refund"


@pytest.mark.parametrize("options", [ONE, TWO])
def test_a_thumb_chooses_no_question(options: tuple[Option, ...]):
    assert meant_option("👍", options, "pl") is None


def test_no_to_a_single_question_chooses_nothing():
    assert meant_option("nie o to chodzi", ONE, "pl") is None


@given(
    st.text(max_size=100), st.sampled_from([DID_IT_HELP, ONE, TWO, ()]), st.sampled_from(LOCALES)
)
def test_only_what_is_on_offer_can_be_meant(
    text: str, options: tuple[Option, ...], locale: Locale
):
    assert meant_option(text, options, locale) in {None, *(option.id for option in options)}
