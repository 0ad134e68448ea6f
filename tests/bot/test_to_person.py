"""When the front line hands over to a person, and what it says then."""

import pytest

from faq import Answer, NoMatch, Routed
from handoff.core.entries import HandoffReason, Locale
from handoff.core.policy import ToPerson
from rich_text.plain import plain
from rich_text.tree import Items, Paragraph, Span
from tests.bot.speakers import LOCALES, REASONS, SLOW, VOICE, voice


def test_what_nothing_fits_is_for_a_person():
    assert voice(NoMatch("")).reply("hm?", "en") == ToPerson("not_found")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_route_leads_to_its_team_with_the_facts_that_it_needs(locale: Locale):
    reply = voice(Routed("vps-slow", 0.9, "")).reply("slow?", locale)

    assert reply == ToPerson("routed", SLOW[locale])


@pytest.mark.parametrize("locale", LOCALES)
def test_a_picked_route_leads_there_too(locale: Locale):
    assert VOICE.answer("vps-slow", locale) == ToPerson("routed", SLOW[locale])


@pytest.mark.parametrize("message", ["I want a human", "chcę rozmawiać z człowiekiem"])
def test_who_asks_for_a_person_gets_one_whatever_the_faq_says(message: str):
    assert voice(Answer("invoice-download", 0.9, "")).reply(message, "en") == ToPerson("asked")


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
