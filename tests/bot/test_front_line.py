"""What the front line says, and the buttons that it offers."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import faq
from bot.front_line import FaqFrontLine
from faq import Answer, Candidate, NoMatch, Unsure
from handoff.core.entries import BotSaid, Locale
from handoff.core.policy import FrontLine, Policy, ToPerson
from handoff.knowledge.known import known_of
from rich_text.plain import plain
from tests.bot.speakers import (
    KNOWLEDGE,
    KNOWN,
    LOCALES,
    PERSON,
    VARIABLES,
    VOICE,
    Knows,
    ids,
    said,
    voice,
)


def test_it_is_a_front_line():
    spoken: FrontLine = VOICE

    assert Policy(spoken).first_human_answer == timedelta(minutes=10)


@pytest.mark.parametrize(
    ("locale", "not_a_person"), [("en", "not a person"), ("pl", "nie człowiekiem")]
)
def test_the_first_words_say_that_no_person_speaks(locale: Locale, not_a_person: str):
    said = VOICE.greeting(locale)

    assert said.speech == "greeting"
    assert not_a_person in said.text
    assert "Acme Hosting" in said.text
    assert said.options == (PERSON[locale],)


@pytest.mark.parametrize(("locale", "within"), [("en", "10 minutes"), ("pl", "10 minut.")])
def test_the_acknowledgement_tells_the_promised_time(locale: Locale, within: str):
    assert within in VOICE.acknowledgement(locale)


@pytest.mark.parametrize(
    ("promised", "told"),
    [
        (timedelta(minutes=1), "within 1 minute."),
        (timedelta(seconds=61), "within 2 minutes."),
        (timedelta(minutes=15), "within 15 minutes."),
    ],
)
def test_the_promise_is_told_as_it_is_kept(promised: timedelta, told: str):
    assert told in voice(first_human_answer=promised).acknowledgement("en")


@pytest.mark.parametrize(("locale", "asks"), [("en", "Did this help?"), ("pl", "Czy to pomogło?")])
def test_an_answer_asks_whether_it_helped(locale: Locale, asks: str):
    answer = said(voice(Answer("invoice-download", 0.93, "")).reply("invoice?", locale))

    assert ids(answer) == ["helped", "not_helped", "person"]
    assert (answer.speech, answer.entry, answer.confidence) == ("answer", "invoice-download", 0.93)
    assert answer.text.endswith(f"\n\n{asks}")


@pytest.mark.parametrize("locale", LOCALES)
def test_an_answer_says_the_same_in_rich_and_in_plain_text(locale: Locale):
    answer = said(VOICE.answer("invoice-download", locale))

    assert answer.rich
    assert answer.rich[:-1] == KNOWN.answers["invoice-download", locale]
    assert answer.text == plain(answer.rich)
    assert "(https://panel.example)" in answer.text


@pytest.mark.parametrize("locale", LOCALES)
def test_a_doubt_becomes_buttons_with_questions(locale: Locale):
    entries = list(KNOWLEDGE.entries.values())
    unsure = Unsure(tuple(Candidate(entry.id, 0.5) for entry in entries), "")
    choices = said(voice(unsure).reply("hm?", locale))

    assert choices.speech == "choices"
    assert [option.label for option in choices.options] == [
        *(entry.texts[locale].question for entry in entries),
        PERSON[locale].label,
    ]
    assert ids(choices) == [*(f"faq:{entry.id}" for entry in entries), "person"]


@pytest.mark.parametrize(
    ("locale", "asked"), [("en", "Is this what you mean?"), ("pl", "Czy o to chodzi?")]
)
def test_a_single_choice_is_asked_in_the_singular(locale: Locale, asked: str):
    choice = said(voice(Unsure((Candidate("invoice-download", 0.5),), "")).reply("hm?", locale))

    assert choice.text.startswith(asked)


@pytest.mark.parametrize(
    ("words", "page", "spoken"),
    [
        ("Dlaczego naliczono mi podwójną opłatę?", "en", "pl"),
        ("Why was I charged twice?", "pl", "en"),
        ("VPS", "pl", "pl"),
        ("VPS", "en", "en"),
        ("Warum wurde mein Konto zweimal belastet?", "pl", "en"),
        ("Чому з мене двічі зняли гроші?", "en", "pl"),
    ],
)
def test_the_language_of_the_words_comes_before_that_of_the_page(
    words: str, page: Locale, spoken: Locale
):
    assert VOICE.language_of(words, page) == spoken


def test_the_newest_knowledge_answers():
    knows = Knows(KNOWN)
    front_line = FaqFrontLine(knows, company="Acme")
    entries = (entry for entry in KNOWLEDGE.entries.values() if entry.id != "invoice-download")
    knows.current = known_of(faq.knowledge_of(entries), VARIABLES, wrong_share=0.02)

    assert front_line.answer("invoice-download", "en") == ToPerson("not_found")


def test_a_written_yes_is_the_button():
    answer = said(VOICE.answer("invoice-download", "pl"))

    assert VOICE.option_of("no tak!", answer.options, "pl") == "helped"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_picked_entry_is_answered_without_a_confidence(locale: Locale):
    answer = said(VOICE.answer("invoice-download", locale))

    assert (answer.entry, answer.confidence) == ("invoice-download", None)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_miss_is_followed_up_and_a_person_is_offered(locale: Locale):
    word = VOICE.follow_up(locale)

    assert (word.speech, word.options) == ("follow_up", (PERSON[locale],))


@pytest.mark.parametrize("locale", LOCALES)
def test_after_it_helped_nothing_is_to_be_pressed(locale: Locale):
    word = VOICE.helped(locale)

    assert (word.speech, word.options) == ("helped", ())


@pytest.mark.parametrize(
    ("message", "locale", "speech"),
    [
        ("hej", "pl", "greeting"),
        ("hello!", "en", "greeting"),
        ("dzięki", "pl", "follow_up"),
        ("thank you", "en", "follow_up"),
    ],
)
def test_small_talk_is_not_handed_off(message: str, locale: Locale, speech: str):
    word = said(voice(NoMatch("")).reply(message, locale))

    assert (word.speech, word.options) == (speech, (PERSON[locale],))


@pytest.mark.parametrize("locale", LOCALES)
def test_solved_has_two_buttons(locale: Locale):
    options = VOICE.resolution_options(locale)

    assert [option.id for option in options] == ["solved", "not_yet"]
    assert all(option.label for option in options)


@settings(deadline=None)  # the first question reads the lists of words
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), st.sampled_from(LOCALES))
def test_any_question_has_a_reply_or_is_handed_off(question: str, locale: Locale):
    reply = VOICE.reply(question, locale)

    assert reply == VOICE.reply(question, locale)
    if isinstance(reply, BotSaid):
        assert reply.text
        assert PERSON[locale] in reply.options
        assert reply.confidence is None or 0 <= reply.confidence <= 1
