"""The starter knowledge before the matcher: its own test sentences, and questions held out."""

from __future__ import annotations

from collections import Counter

import pytest

from faq import Answer, Matcher, NoMatch, Routed, Unsure, starter
from faq.proving import prove
from faq.text import words
from tests.faq.questions import HELD_OUT

pytestmark = pytest.mark.slow

KNOWLEDGE = starter()


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(KNOWLEDGE.phrasings())


def test_every_test_sentence_finds_its_entry(matcher: Matcher):
    failed = prove(KNOWLEDGE, matcher).of("failed")
    assert [(each.sentence.entry, each.sentence.text, each.winner) for each in failed] == []


def test_held_out_questions_are_in_no_entry():
    known = {words(each.text) for each in KNOWLEDGE.phrasings()}
    asked = [text for texts in HELD_OUT.values() for both in texts.values() for text in both]
    assert [text for text in asked if words(text) in known] == []


@pytest.mark.parametrize("language", KNOWLEDGE.languages)
def test_held_out_questions_are_answered_rightly_or_seldom_at_all(matcher: Matcher, language: str):
    outcome: Counter[str] = Counter()
    for entry, by_language in HELD_OUT.items():
        for question in by_language[language]:
            match matcher.ask(question, language):
                case Answer(entry=found) | Routed(entry=found):
                    outcome["right" if found == entry else "wrong"] += 1
                case Unsure(candidates=candidates):
                    offered = entry in {each.entry for each in candidates}
                    outcome["offered" if offered else "offered wrongly"] += 1
                case NoMatch():
                    outcome["to a person"] += 1
    asked = outcome.total()
    assert asked == 64
    assert outcome["wrong"] <= 0.05 * asked, outcome
    assert outcome["right"] >= 0.6 * asked, outcome
    assert outcome["right"] + outcome["offered"] >= 0.9 * asked, outcome
