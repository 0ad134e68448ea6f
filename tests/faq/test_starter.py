"""The knowledge that comes with the package: complete, sendable, and found by those who ask."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import faq
from faq import Answer, Matcher, NoMatch, Unsure, answer_text, starter
from faq.schema import VARIABLES, variables_of
from faq.text import normalise
from tests.faq.questions import HELD_OUT

KNOWLEDGE = starter()
MATCHER = Matcher(KNOWLEDGE)
TEXTS = [
    pytest.param(entry, language, id=f"{entry.id}-{language}")
    for entry in KNOWLEDGE.entries.values()
    for language in KNOWLEDGE.languages
]
# The entries that have this very phrasing; more than one means that we ask back.
SHARERS: dict[tuple[str, tuple[str, ...]], set[str]] = {}
for _entry in KNOWLEDGE.entries.values():
    for _language, _text in _entry.texts.items():
        for _phrasing in (_text.question, *_text.phrasings):
            SHARERS.setdefault((_language, normalise(_phrasing)), set()).add(_entry.id)
DIACRITICS = re.compile("[ąćęłńóśźż]")
FILLED = dict.fromkeys(VARIABLES, "https://panel.example")


def test_billing_and_access_are_covered_in_both_languages():
    topics = Counter(entry.topic for entry in KNOWLEDGE.entries.values())
    assert KNOWLEDGE.languages == ("en", "pl")
    assert len(KNOWLEDGE.entries) >= 26
    assert topics["billing"] >= 14
    assert topics["access"] >= 10


@pytest.mark.parametrize(("entry", "language"), TEXTS)
def test_each_entry_can_be_sent_as_it_is(entry, language):
    text = entry.texts[language]
    answer = answer_text(entry, language, FILLED)
    assert len(text.question) <= 60
    assert len(text.phrasings) >= 12
    assert "{" not in answer
    assert answer[-1] in ".)"
    assert all(len(paragraph) <= 500 for paragraph in answer.split("\n\n"))
    assert "  " not in answer
    assert bool(DIACRITICS.search(answer)) is (language == "pl")


@pytest.mark.parametrize(("entry", "language"), TEXTS)
def test_phrasings_are_as_people_write(entry, language):
    phrasings = entry.texts[language].phrasings
    assert min(len(normalise(phrasing)) for phrasing in phrasings) <= 2  # key words alone
    if language == "pl":
        assert any(not DIACRITICS.search(phrasing) for phrasing in phrasings)


@pytest.mark.parametrize("entry", KNOWLEDGE.entries.values(), ids=lambda entry: entry.id)
def test_an_answer_needs_the_same_variables_in_every_language(entry):
    needed = {variables_of(text.answer) for text in entry.texts.values()}
    assert len(needed) == 1


@pytest.mark.parametrize(("entry", "language"), TEXTS)
def test_every_phrasing_finds_its_entry(entry, language):
    text = entry.texts[language]
    for phrasing in (text.question, *text.phrasings):
        verdict = MATCHER.ask(phrasing, language)
        if len(SHARERS[language, normalise(phrasing)]) > 1:
            assert isinstance(verdict, Unsure), phrasing
            assert entry.id in {each.entry for each in verdict.candidates}, phrasing
        else:
            assert isinstance(verdict, Answer), (phrasing, verdict)
            assert verdict.entry == entry.id, phrasing


@pytest.mark.parametrize("language", KNOWLEDGE.languages)
def test_no_phrasing_is_shared_by_more_entries_than_can_be_offered(language):
    for entry in KNOWLEDGE.entries.values():
        for phrasing in entry.texts[language].phrasings:
            assert len(SHARERS[language, normalise(phrasing)]) <= 3, phrasing


@pytest.mark.parametrize("language", KNOWLEDGE.languages)
def test_what_a_person_takes_is_never_answered(language):
    for phrasing in KNOWLEDGE.handoff[language]:
        assert isinstance(MATCHER.ask(phrasing, language), NoMatch), phrasing


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "hasło?"),
        ("pl", "haslo"),
        ("en", "password?"),
    ],
)
def test_a_bare_password_is_asked_about(language, text):
    verdict = MATCHER.ask(text, language)
    assert isinstance(verdict, Unsure)
    assert {each.entry for each in verdict.candidates} == {
        "panel-password",
        "mailbox-password",
        "ftp-password",
    }


def test_held_out_questions_cover_every_entry_and_are_in_none():
    assert HELD_OUT.keys() == KNOWLEDGE.entries.keys()
    known = {
        normalise(phrasing)
        for entry in KNOWLEDGE.entries.values()
        for text in entry.texts.values()
        for phrasing in (text.question, *text.phrasings)
    }
    for by_language in HELD_OUT.values():
        for questions in by_language.values():
            assert not known & {normalise(question) for question in questions}


@pytest.mark.parametrize("language", KNOWLEDGE.languages)
def test_held_out_questions_are_answered_rightly_or_not_at_all(language):
    outcome: Counter[str] = Counter()
    for entry, by_language in HELD_OUT.items():
        for question in by_language[language]:
            verdict = MATCHER.ask(question, language)
            if isinstance(verdict, Answer):
                assert verdict.entry == entry, (question, verdict)
                outcome["answered"] += 1
            elif isinstance(verdict, Unsure):
                here = entry in {each.entry for each in verdict.candidates}
                outcome["offered" if here else "offered wrongly"] += 1
            else:
                outcome["to a person"] += 1
    asked = 2 * len(HELD_OUT)
    assert sum(outcome.values()) == asked
    assert outcome["answered"] >= 0.45 * asked, outcome
    assert outcome["answered"] + outcome["offered"] >= 0.9 * asked, outcome
    assert outcome["offered wrongly"] == 0, outcome


def test_each_file_tells_editors_its_schema():
    for file in Path(faq.__file__).parent.glob("starter/*/*.yaml"):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        hint = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert hint is not None, file
        assert (file.parent / hint[1]).resolve().name == "knowledge.schema.json"
        assert (file.parent / hint[1]).is_file()
