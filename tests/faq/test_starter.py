"""The knowledge that comes with the package: complete, sendable, and proved by its own tests."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import faq
from faq import answer_of, starter
from faq.knowledge import Entry
from faq.text import words
from rich_text.plain import plain

KNOWLEDGE = starter()
ENTRIES = list(KNOWLEDGE.entries.values())
TEXTS = [
    pytest.param(entry, language, id=f"{entry.id}-{language}")
    for entry in ENTRIES
    for language in KNOWLEDGE.languages
]
VARIABLES = {
    "panel_url": "https://panel.example",
    "company": "Acme",
    "billing_email": "pay@shop.example",
}
DIACRITICS = re.compile("[ąćęłńóśźż]")


def test_billing_and_access_are_covered_in_both_languages():
    assert KNOWLEDGE.languages == ("en", "pl")
    assert sum(entry.route is None for entry in ENTRIES) >= 48
    assert sum(entry.route is not None for entry in ENTRIES) >= 16


def test_routes_lead_to_every_team_and_are_of_every_kind():
    routes = [entry.route for entry in ENTRIES if entry.route]
    assert {route.team for route in routes} == {
        "support",
        "billing",
        "datacentre",
        "administrators",
        "managers",
    }
    assert {route.kind for route in routes} == {"simple", "standard", "complex", "custom"}


@pytest.mark.parametrize(("entry", "language"), TEXTS)
def test_each_entry_can_be_asked_for_in_many_ways_and_is_tested(entry: Entry, language: str):
    text = entry.texts[language]
    assert len(text.phrasings) >= 12
    assert len(text.tests) >= 3


@pytest.mark.parametrize("language", KNOWLEDGE.languages)
def test_sentences_are_as_people_write(language: str):
    texts = [entry.texts[language] for entry in ENTRIES]
    sentences = [sentence for text in texts for sentence in (*text.phrasings, *text.tests)]
    short = [sentence for sentence in sentences if len(words(sentence)) <= 3]
    assert len(short) >= len(sentences) / 10
    if language == "pl":
        plain_letters = [each for each in sentences if not DIACRITICS.search(each)]
        assert len(plain_letters) >= len(sentences) / 10


@pytest.mark.parametrize(("entry", "language"), TEXTS)
def test_each_answer_can_be_sent_as_it_is(entry: Entry, language: str):
    answer = plain(answer_of(entry, language, VARIABLES))
    if entry.route:
        assert answer == ""
        return
    assert answer
    assert all(len(paragraph) <= 500 for paragraph in answer.split("\n\n"))
    assert bool(DIACRITICS.search(answer)) is (language == "pl")


@pytest.mark.parametrize(("entry", "language"), TEXTS)
def test_what_a_route_asks_for_reads_on_after_a_colon(entry: Entry, language: str):
    for fact in entry.texts[language].facts:
        assert fact[-1] not in ".?!:;,", fact
        assert fact[:1].islower() or fact[:2].isupper() or fact.startswith("IP"), fact


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_an_answer_needs_the_same_variables_in_every_language(entry: Entry):
    assert len({text.variables for text in entry.texts.values()}) == 1


@pytest.mark.parametrize("language", KNOWLEDGE.languages)
def test_no_test_sentence_is_a_phrasing_of_any_entry(language: str):
    known = {words(each.text) for each in KNOWLEDGE.phrasings() if each.language == language}
    tests = [test for entry in ENTRIES for test in entry.texts[language].tests]
    assert [test for test in tests if words(test) in known] == []


@pytest.mark.parametrize("language", KNOWLEDGE.languages)
def test_no_test_sentence_is_for_two_entries(language: str):
    counted = Counter(words(test) for entry in ENTRIES for test in entry.texts[language].tests)
    assert [test for test, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("language", KNOWLEDGE.languages)
def test_no_phrasing_is_shared_by_more_entries_than_can_be_offered(language: str):
    shared = {
        (words(phrasing), entry.id)
        for entry in ENTRIES
        for phrasing in (entry.texts[language].question, *entry.texts[language].phrasings)
    }
    counted = Counter(spoken for spoken, _ in shared)
    assert [spoken for spoken, count in counted.items() if count > 3] == []


def test_each_file_is_named_by_its_topic_and_tells_editors_its_schema():
    files = list((Path(faq.__file__).parent / "starter").iterdir())
    assert {file.stem for file in files} == {entry.topic for entry in ENTRIES}
    for file in files:
        first = file.read_text(encoding="utf-8").splitlines()[0]
        assert first == "# yaml-language-server: $schema=../knowledge.schema.json", file
