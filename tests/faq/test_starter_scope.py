"""What the starter knowledge says to questions of every day, and to what is out of its scope."""

from __future__ import annotations

import pytest

from faq import Answer, Matcher, Routed, Unsure, starter
from tests.faq.out_of_scope import OUT_OF_SCOPE

OFFERED = {  # a choice costs the visitor a look, no more
    "hello",  # the front line greets back before it asks the FAQ
    "what is the weather like in Warsaw",  # near "temperature alarm" of the hardware
    "jaka będzie jutro pogoda",  # near what is paid by tomorrow
    "<script>alert('invoice')</script>",  # names an invoice
}
STARTER = Matcher(starter().phrasings())


def test_what_is_out_of_scope_is_never_answered():
    answered = [
        text for language, text in OUT_OF_SCOPE if isinstance(STARTER.ask(text, language), Answer)
    ]
    assert answered == []


def test_what_is_out_of_scope_is_not_offered_a_choice_either():
    offered = {
        text for language, text in OUT_OF_SCOPE if isinstance(STARTER.ask(text, language), Unsure)
    }
    assert offered <= OFFERED


@pytest.mark.parametrize(
    ("language", "text", "entry"),
    [
        ("en", "Where is my invoice?", "invoice-download"),
        ("pl", "gdzie jest moja faktura?", "invoice-download"),
        ("en", "I want to remove my account", "account-close"),
        ("pl", "numer klienta", "panel-username"),
        ("pl", "proszę zamknąć konto klienta", "account-close"),
        ("pl", "nie dostałem faktury", "invoice-missing"),
    ],
)
def test_what_is_asked_every_day_is_answered_at_once(language, text, entry):
    verdict = STARTER.ask(text, language)
    assert isinstance(verdict, Answer)
    assert verdict.entry == entry


@pytest.mark.parametrize(
    ("language", "text", "entry"),
    [
        ("en", "My disk is full", "vps-slow"),
        ("pl", "mam pełny dysk", "vps-slow"),
        ("en", "how do I install nextcloud on my vps", "server-administration"),
        ("pl", "jak zainstalować nextcloud na vps", "server-administration"),
        ("en", "install wordpress on my server", "server-administration"),
    ],
)
def test_work_on_a_server_is_for_people(language, text, entry):
    verdict = STARTER.ask(text, language)
    assert isinstance(verdict, Routed)
    assert verdict.entry == entry


@pytest.mark.parametrize("language", ["pl", "en"])
def test_a_bare_technical_word_is_asked_about(language):
    verdict = STARTER.ask("OPTIONS", language)
    assert isinstance(verdict, Unsure)
    assert {each.entry for each in verdict.candidates} == {"payment-methods", "upgrade-cost"}
