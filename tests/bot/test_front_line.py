from dataclasses import dataclass, replace
from datetime import timedelta
from typing import cast, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import faq
from bot.front_line import FaqFrontLine
from faq import Answer, Candidate, Matcher, NoMatch, Routed, Unsure, Verdict
from handoff.core.entries import BotSaid, HandoffReason, Locale, Option, Route
from handoff.core.policy import FrontLine, Policy, ToPerson
from handoff.knowledge.known import Known, known_of
from rich_text.plain import plain
from rich_text.tree import Items, Paragraph, Span

LOCALES: tuple[Locale, ...] = get_args(Locale)
REASONS: tuple[HandoffReason, ...] = get_args(HandoffReason)
VARIABLES = {"panel_url": "https://panel.example"}
ENTRIES = (
    {
        "id": "invoice-download",
        "texts": {
            "en": {
                "question": "Where is my invoice?",
                "answer": "Open **Billing** in the [panel]({panel_url}).",
                "phrasings": ["download the invoice"],
            },
            "pl": {
                "question": "Gdzie jest faktura?",
                "answer": "Otwórz **Płatności** w [panelu]({panel_url}).",
                "phrasings": ["pobrać fakturę"],
            },
        },
    },
    {
        "id": "password-reset",
        "texts": {
            "en": {
                "question": "I forgot my password",
                "answer": "Choose a new one.",
                "phrasings": ["new password"],
            },
            "pl": {
                "question": "Nie pamiętam hasła",
                "answer": "Ustaw nowe.",
                "phrasings": ["nowe hasło"],
            },
        },
    },
    {
        "id": "vps-slow",
        "route": {"team": "administrators", "kind": "complex"},
        "texts": {
            "en": {
                "question": "My VPS is slow",
                "facts": ["the name of the server", "since when it is slow"],
                "phrasings": ["slow server"],
            },
            "pl": {
                "question": "Mój VPS działa wolno",
                "facts": ["nazwę serwera", "od kiedy działa wolno"],
                "phrasings": ["wolny serwer"],
            },
        },
    },
)
KNOWLEDGE = faq.knowledge_of(faq.entry_of({"topic": "test", **entry}) for entry in ENTRIES)
SLOW: dict[Locale, Route] = {
    "en": Route(
        "vps-slow",
        "administrators",
        "complex",
        ("the name of the server", "since when it is slow"),
    ),
    "pl": Route(
        "vps-slow", "administrators", "complex", ("nazwę serwera", "od kiedy działa wolno")
    ),
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


@dataclass
class Knows:
    """Has this knowledge until the test gives it another."""

    current: Known


KNOWN = known_of(KNOWLEDGE, VARIABLES, wrong_share=0.02)


def voice(verdict: Verdict | None = None, **changes: timedelta) -> FaqFrontLine:
    """The front line, of one verdict if it is given."""
    known = replace(KNOWN, matcher=cast(Matcher, Says(verdict))) if verdict else KNOWN
    return FaqFrontLine(Knows(known), company="Acme Hosting", **changes)


VOICE = voice()


def said(reply: BotSaid | ToPerson) -> BotSaid:
    """What the bot says; fails where it hands over."""
    assert isinstance(reply, BotSaid), reply
    return reply


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


def test_what_nothing_fits_is_for_a_person():
    assert voice(NoMatch("")).reply("hm?", "en") == ToPerson("not_found")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_route_leads_to_its_team_with_the_facts_that_it_needs(locale: Locale):
    reply = voice(Routed("vps-slow", 0.9, "")).reply("slow?", locale)

    assert reply == ToPerson("routed", SLOW[locale])


@pytest.mark.parametrize("locale", LOCALES)
def test_a_picked_route_leads_there_too(locale: Locale):
    assert VOICE.answer("vps-slow", locale) == ToPerson("routed", SLOW[locale])


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


@pytest.mark.parametrize("message", ["I want a human", "chcę rozmawiać z człowiekiem"])
def test_who_asks_for_a_person_gets_one_whatever_the_faq_says(message: str):
    assert voice(Answer("invoice-download", 0.9, "")).reply(message, "en") == ToPerson("asked")


def test_the_newest_knowledge_answers():
    knows = Knows(KNOWN)
    front_line = FaqFrontLine(knows, company="Acme")
    entries = (entry for entry in KNOWLEDGE.entries.values() if entry.id != "invoice-download")
    knows.current = known_of(faq.knowledge_of(entries), VARIABLES, wrong_share=0.02)

    assert front_line.answer("invoice-download", "en") == ToPerson("not_found")


def test_a_written_yes_is_the_button():
    answer = said(VOICE.answer("invoice-download", "pl"))

    assert VOICE.option_of("no tak!", answer.options, "pl") == "helped"


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


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize(("locale", "within"), [("en", "10 minutes"), ("pl", "10 minut,")])
def test_a_handoff_says_what_happens_next(locale: Locale, within: str, reason: HandoffReason):
    word = VOICE.handoff(locale, reason)

    assert (word.speech, word.options) == ("handoff", ())
    assert within in word.text


@pytest.mark.parametrize("locale", LOCALES)
def test_each_reason_has_its_own_words(locale: Locale):
    assert len({VOICE.handoff(locale, reason).text for reason in REASONS}) == len(REASONS)


@pytest.mark.parametrize(
    ("locale", "asks"),
    [
        ("en", "To get you help faster, please write here:"),
        ("pl", "Aby pomoc przyszła szybciej, napisz tutaj proszę:"),
    ],
)
def test_a_handoff_asks_for_the_facts_that_help(locale: Locale, asks: str):
    word = VOICE.handoff(locale, "routed", SLOW[locale])
    facts = SLOW[locale].facts

    assert word.rich
    assert word.rich[1:] == (
        Paragraph((Span(asks),)),
        Items(ordered=False, items=tuple((Span(fact),) for fact in facts)),
    )
    assert word.text == plain(word.rich)
    assert word.text.endswith(f"{asks}\n\n- {facts[0]}\n- {facts[1]}")


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
