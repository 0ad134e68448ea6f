import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.meant_option import meant_option
from handoff.core.entries import Option

PERSON = Option("person", "Talk to a person")
DID_IT_HELP = (Option("helped", "Yes, it helped"), Option("not_helped", "No"), PERSON)
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
def test_a_plain_yes_says_that_it_helped(words: str):
    assert meant_option(words, DID_IT_HELP) == "helped"


@pytest.mark.parametrize(
    "words",
    [
        "👎",
        *("no", "No.", "nope", "no, it did not help", "it didn't help", "doesn't work"),
        *("nie", "Nie!", "niestety nie", "nie pomogło", "nie działa"),
    ],
)
def test_a_plain_no_says_that_it_did_not(words: str):
    assert meant_option(words, DID_IT_HELP) == "not_helped"


@pytest.mark.parametrize(
    "words",
    [
        *("", "🤔", "?", "no thanks", "nie, dziękuję", "thanks", "tak i nie", "yes but no"),
        *("yes, but where is my invoice?", "nie mogę się zalogować", "no access to the panel"),
        *("1", "tak " * 9, "yes " * 1000, "does it help with domains", "not yet"),
    ],
)
def test_who_says_more_is_asked_no_yes_or_no(words: str):
    assert meant_option(words, DID_IT_HELP) is None


@pytest.mark.parametrize("words", ["Talk to a person", "talk to a person!", " TALK TO A PERSON "])
def test_what_a_button_says_stands_for_it(words: str):
    assert meant_option(words, TWO) == "person"


def test_a_long_question_is_chosen_by_its_words():
    question = "Can I have the invoice of last month once more, please?"

    assert meant_option(question, (Option("faq:again", question), PERSON)) == "faq:again"


@pytest.mark.parametrize("words", ["gdzie jest faktura", "Gdzie jest faktura?", "1", "1."])
def test_a_question_is_chosen_by_its_words_or_its_number(words: str):
    assert meant_option(words, TWO) == "faq:invoice-download"


@pytest.mark.parametrize("words", ["3", "0", "-", "11", "1 2", "yes", "tak", "no", "nie"])
def test_what_names_none_of_several_questions_chooses_none(words: str):
    assert meant_option(words, TWO) is None


@pytest.mark.parametrize("words", ["yes", "tak", "1", "tak, o to chodzi"])
def test_yes_to_a_single_question_chooses_it(words: str):
    assert meant_option(words, ONE) == "faq:refund"


@pytest.mark.parametrize("options", [ONE, TWO])
def test_a_thumb_chooses_no_question(options: tuple[Option, ...]):
    assert meant_option("👍", options) is None


def test_no_to_a_single_question_chooses_nothing():
    assert meant_option("nie o to chodzi", ONE) is None


@given(st.text(max_size=100), st.sampled_from([DID_IT_HELP, ONE, TWO, ()]))
def test_only_what_is_on_offer_can_be_meant(text: str, options: tuple[Option, ...]):
    assert meant_option(text, options) in {None, *(option.id for option in options)}
