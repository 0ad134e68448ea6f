"""What is proposed of questions that found no answer."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq import learning
from faq.learning import (
    MAX_ANSWER,
    MAX_LENGTH,
    MAX_PROPOSALS,
    MAX_QUESTIONS,
    Proposal,
    Unanswered,
    hidden,
    proposals,
)
from faq.verdict import Candidate

CRON = ["how do I add a cron job", "add a cronjob", "add cron job please", "how to add cron job"]
NODE = ["which node versions do you have", "node version?"]


def asked(*texts: str, language: str = "en", answer: str | None = None) -> list[Unanswered]:
    return [Unanswered("c", seq, language, text, answer) for seq, text in enumerate(texts, 1)]


def nothing_near(text: str, language: str, limit: int) -> list[Candidate]:
    return []


def learned(questions: list[Unanswered]) -> list[Proposal]:
    return proposals(questions, nothing_near)


def texts_of(proposal: Proposal) -> set[str]:
    return {question.text for question in proposal.questions}


def test_questions_that_ask_the_same_are_one_proposal_the_most_asked_first():
    found = learned(asked(NODE[0], *CRON, NODE[0]))
    assert [len(each.questions) for each in found] == [4, 2]
    assert texts_of(found[0]) == set(CRON)


def test_questions_of_another_language_are_apart():
    found = learned([*asked("faktura pro forma"), *asked("faktura pro forma", language="pl")])
    assert sorted(each.language for each in found) == ["en", "pl"]


def test_no_question_is_lost_or_used_twice():
    questions = asked(*CRON, *NODE, "cron", "add node", "add")
    found = [each.seq for proposal in learned(questions) for each in proposal.questions]
    assert sorted(found) == [question.seq for question in questions]


@given(st.permutations(asked(*CRON, *NODE, "something else entirely")))
def test_the_same_questions_make_clusters_of_the_same_sizes(questions):
    assert len(learned(questions)[0].questions) == 4
    assert learned(questions) == learned(list(questions))


def test_the_nearest_entry_is_named_by_what_most_of_the_questions_say():
    def nearest(text: str, language: str, limit: int) -> list[Candidate]:
        assert (language, limit > 0) == ("en", True)
        wrong = [Candidate("node", 0.6)] if text == CRON[1] else []
        return [*wrong, Candidate("cron", 0.5)]

    (proposal,) = proposals(asked(*CRON), nearest)
    assert (proposal.entry, proposal.confidence) == ("cron", 0.5)


def test_where_nothing_is_near_a_new_entry_is_proposed_with_an_agents_answer():
    def nearest(text: str, language: str, limit: int) -> list[Candidate]:
        return [Candidate("invoice", 0.1)]

    questions = [*asked(CRON[0]), *asked(CRON[1], answer="Hi Jan (jan@x.example), see **Cron**.")]
    (proposal,) = proposals(questions, nearest)
    assert (proposal.entry, proposal.confidence) == (None, 0.1)
    assert proposal.answer == "Hi Jan (…), see **Cron**."


@pytest.mark.parametrize(
    "text", ["", "?!", "12345", "600 700 800", "a@b.example", "x" * 201, "👍"]
)
def test_what_could_be_no_phrasing_is_left_out(text):
    assert learned(asked(text, language="pl")) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("I am jan.nowak+x@shop.example, no mail", "I am …, no mail"),
        ("invoice FV/2026/0012 is wrong", "invoice … is wrong"),
        ("call me at +48 600-700-800 now", "call me at +… now"),
        ("account 61 1090 1014 0000 0712 1981 2874", "account …"),
        ("server 192.168.10.7 is slow", "server … is slow"),
        ("my 2FA and 3 mailboxes in 24 h", "my 2FA and 3 mailboxes in 24 h"),
    ],
)
def test_what_names_a_person_is_hidden(text, shown):
    assert hidden(text) == shown
    assert next(iter(texts_of(learned(asked(text))[0]))) == shown


def test_addresses_are_hidden_in_questions():
    (proposal,) = learned(asked("why is https://a.example/x?t=1 or  moja-firma.pl down"))
    assert texts_of(proposal) == {"why is … or … down"}


def test_a_flood_of_questions_is_cut():
    letters = "abcdefghij"
    words = [f"{a}{b}{c} {c}{a}{b}x" for a in letters for b in letters for c in letters]
    found = learned(asked(*words))
    assert 0 < len(found) <= MAX_PROPOSALS
    assert sum(len(each.questions) for each in found) <= MAX_QUESTIONS


@pytest.mark.parametrize(
    "text",
    [
        "a" * 4000,
        "a-" * 2000,
        "why is www." + "a" * 2 * MAX_LENGTH,
        "why? 1" + "2" * 2 * MAX_LENGTH,
    ],
)
def test_a_long_question_is_left_out_whatever_would_be_hidden_in_it(text):
    assert learned(asked(text)) == []


def test_a_question_with_a_long_address_is_kept():
    (proposal,) = learned(asked("why is www." + "a" * MAX_LENGTH + " down"))
    assert texts_of(proposal) == {"why is … down"}


def test_a_long_answer_is_cut_between_words():
    answer = "word " * (MAX_ANSWER // 5 - 1) + "jan.nowak@shop.example"
    (proposal,) = learned(asked(CRON[0], answer=answer))
    assert proposal.answer
    assert proposal.answer.endswith("word")
    assert MAX_ANSWER - 10 < len(proposal.answer) <= MAX_ANSWER


def test_what_is_searched_for_repeats_without_bound_at_its_end_only():
    """So each place of a text is looked at a bounded number of times, whoever wrote it."""
    patterns = [each.pattern for each in vars(learning).values() if isinstance(each, re.Pattern)]
    assert patterns
    assert [each for each in patterns if re.search(r"(?<!\\)[*+]|,}", each[:-1])] == []
