from dataclasses import dataclass
from datetime import timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import faq
from bot.front_line import FaqFrontLine
from faq import Answer, Candidate, NoMatch, Unsure, Verdict
from handoff.core.entries import BotSaid, HandoffReason, Locale, Option
from handoff.core.policy import FrontLine, Policy

LOCALES: tuple[Locale, ...] = get_args(Locale)
REASONS: tuple[HandoffReason, ...] = get_args(HandoffReason)
KNOWLEDGE = faq.starter()
MATCHER = faq.Matcher(KNOWLEDGE.phrasings())
VARIABLES = {
    "panel_url": "https://panel.example",
    "company": "Acme Hosting",
    "billing_email": "billing@acme.example",
}
PERSON = {
    "pl": Option("person", "Rozmowa z człowiekiem"),
    "en": Option("person", "Talk to a person"),
}


@dataclass(frozen=True)
class Says:
    """Comes to the same verdict whatever is asked."""

    verdict: Verdict

    def ask(self, question: str, language: str) -> Verdict:
        return self.verdict


def voice(verdict: Verdict | None = None, **changes: timedelta) -> FaqFrontLine:
    """The front line on the starter knowledge, of one verdict if it is given."""
    matcher = Says(verdict) if verdict else MATCHER
    return FaqFrontLine(matcher, KNOWLEDGE, variables=VARIABLES, **changes)


VOICE = voice()


def ids(said: BotSaid | None) -> list[str]:
    """The buttons, by id."""
    assert said
    return [option.id for option in said.options]


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


@pytest.mark.parametrize("locale", LOCALES)
def test_an_answer_asks_whether_it_helped(locale: Locale):
    said = voice(Answer("invoice-download", 0.93, "")).reply("invoice?", locale)

    assert said
    assert ids(said) == ["helped", "not_helped", "person"]
    assert (said.speech, said.entry, said.confidence) == ("answer", "invoice-download", 0.93)
    assert "https://panel.example" in said.text
    assert said.text.endswith("?")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_doubt_becomes_buttons_with_questions(locale: Locale):
    entries = list(KNOWLEDGE.entries.values())[:3]
    unsure = Unsure(tuple(Candidate(entry.id, 0.5) for entry in entries), "")
    said = voice(unsure).reply("hm?", locale)

    assert said
    assert said.speech == "choices"
    assert [option.label for option in said.options] == [
        *(entry.texts[locale].question for entry in entries),
        PERSON[locale].label,
    ]
    assert ids(said) == [*(f"faq:{entry.id}" for entry in entries), "person"]


@pytest.mark.parametrize(
    ("locale", "asked"), [("en", "Is this what you mean?"), ("pl", "Czy o to chodzi?")]
)
def test_a_single_choice_is_asked_in_the_singular(locale: Locale, asked: str):
    said = voice(Unsure((Candidate("invoice-download", 0.5),), "")).reply("hm?", locale)

    assert said
    assert said.text.startswith(asked)


def test_what_nothing_fits_is_for_a_person():
    assert voice(NoMatch("")).reply("hm?", "en") is None


@pytest.mark.parametrize(
    ("question", "locale"),
    [
        ("Why was I charged twice?", "en"),
        ("Dlaczego naliczono mi podwójną opłatę?", "pl"),
        ("My VPS is slow", "en"),
        ("Can a custom firewall rule set be configured for my VPS?", "en"),
    ],
)
def test_the_three_promised_cases_go_to_people(question: str, locale: Locale):
    assert VOICE.reply(question, locale) is None


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
    said = voice(NoMatch("")).reply(message, locale)

    assert said
    assert said.speech == speech
    assert said.options == (PERSON[locale],)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_picked_entry_is_answered_without_a_confidence(locale: Locale):
    said = VOICE.answer("invoice-download", locale)

    assert said
    assert (said.entry, said.confidence) == ("invoice-download", None)


def test_an_entry_that_is_gone_has_no_answer():
    assert VOICE.answer("no-such-entry", "en") is None


@pytest.mark.parametrize("locale", LOCALES)
def test_a_miss_is_followed_up_and_a_person_is_offered(locale: Locale):
    said = VOICE.follow_up(locale)

    assert (said.speech, said.options) == ("follow_up", (PERSON[locale],))


@pytest.mark.parametrize("locale", LOCALES)
def test_after_it_helped_nothing_is_to_be_pressed(locale: Locale):
    said = VOICE.helped(locale)

    assert (said.speech, said.options) == ("helped", ())


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize(("locale", "within"), [("en", "10 minutes"), ("pl", "10 minut,")])
def test_a_handoff_says_what_happens_next(locale: Locale, within: str, reason: HandoffReason):
    said = VOICE.handoff(locale, reason)

    assert (said.speech, said.options) == ("handoff", ())
    assert within in said.text


@pytest.mark.parametrize("locale", LOCALES)
def test_each_reason_has_its_own_words(locale: Locale):
    assert len({VOICE.handoff(locale, reason).text for reason in REASONS}) == len(REASONS)


@pytest.mark.parametrize("locale", LOCALES)
def test_solved_has_two_buttons(locale: Locale):
    options = VOICE.resolution_options(locale)

    assert [option.id for option in options] == ["solved", "not_yet"]
    assert all(option.label for option in options)


def test_an_answer_with_a_blank_that_nothing_fills_does_not_start():
    with pytest.raises(KeyError, match="panel_url"):
        FaqFrontLine(MATCHER, KNOWLEDGE, variables={"company": "Acme", "billing_email": "b@a"})


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), st.sampled_from(LOCALES))
def test_any_question_has_a_reply_or_is_handed_off(question: str, locale: Locale):
    said = VOICE.reply(question, locale)

    assert said == VOICE.reply(question, locale)
    if said:
        assert said.text
        assert PERSON[locale] in said.options
        assert said.confidence is None or 0 <= said.confidence <= 1
