"""What counts as proved, whom a change robs, and which entries are confused."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from faq import Answer, Candidate, NoMatch, Routed, Unsure, Verdict, entry_of, knowledge_of
from faq.proving import Proof, prove, stolen
from tests.faq.test_knowledge import INVOICE, REFUND, changed

TEST = "cant find the invoice"
KNOWLEDGE = knowledge_of(
    entry_of({**data, "texts": {"en": data["texts"]["en"]}}) for data in (INVOICE, REFUND)
)


@dataclass(frozen=True)
class Told:
    verdict: Verdict
    candidates: tuple[Candidate, ...]


class Fake:
    """Knows the confidences for each sentence; what it was told about nothing finds nothing."""

    def __init__(self, **ranked: dict[str, float]) -> None:
        self.ranked = ranked
        self.verdicts: dict[str, Verdict] = {}
        self.asked: list[tuple[str, str]] = []

    def explain(self, text: str, language: str) -> Told:
        self.asked.append((text, language))
        scores = self.ranked.get(text.split(maxsplit=1)[0], {})
        candidates = tuple(Candidate(*each) for each in scores.items())
        default = Answer(candidates[0].entry, 1, "") if candidates else NoMatch("")
        return Told(self.verdicts.get(text, default), candidates)


def proof_of(verdict: Verdict, **confidences: float) -> Proof:
    """What becomes of the test sentence."""
    fake = Fake(
        cant=confidences, Where={"invoice": 0.9, "refund": 0.2}, I={"refund": 0.9, "invoice": 0.3}
    )
    fake.verdicts[TEST] = verdict
    return prove(KNOWLEDGE, fake)


def test_each_test_sentence_and_each_question_is_asked_in_its_language():
    fake = Fake()
    prove(knowledge_of([entry_of(INVOICE), entry_of(REFUND)]), fake)
    assert fake.asked == [
        ("Where is my invoice?", "en"),
        (TEST, "en"),
        ("Gdzie jest faktura?", "pl"),
        ("I want my money back", "en"),
        ("Chcę zwrotu pieniędzy", "pl"),
    ]


INVOICE_FIRST = (Candidate("invoice", 0.5), Candidate("refund", 0.4))


@pytest.mark.parametrize(
    ("verdict", "outcome"),
    [
        (Answer("invoice", 0.9, ""), "answered"),
        (Routed("invoice", 0.9, ""), "answered"),
        (Unsure(INVOICE_FIRST, ""), "offered"),
        (Unsure(INVOICE_FIRST[::-1], ""), "weak"),
        (Unsure(INVOICE_FIRST[1:], ""), "failed"),
        (Answer("refund", 0.9, ""), "failed"),
        (Routed("refund", 0.9, ""), "failed"),
        (NoMatch(""), "failed"),
    ],
)
def test_a_sentence_passes_when_its_entry_is_found_or_offered_first(verdict, outcome):
    proof = proof_of(verdict, invoice=0.5, refund=0.4)
    (proved,) = [each for each in proof.sentences if each.sentence.text == TEST]
    assert proved.outcome == outcome
    assert proved.passed is (outcome in ("answered", "offered"))
    assert proved in proof.of(outcome)
    assert len(proof.sentences) == 3


def test_a_failure_tells_what_won_and_by_how_much():
    (proved,) = proof_of(Answer("refund", 0.8, ""), refund=0.8, invoice=0.5).of("failed")
    assert (proved.winner, proved.rival_confidence, proved.confidence) == ("refund", 0.8, 0.5)
    assert proved.margin == pytest.approx(-0.3)


def test_where_nothing_was_found_nothing_won():
    (proved,) = proof_of(NoMatch(""), invoice=0.3, refund=0.2).of("failed")
    assert proved.winner is None
    (proved,) = proof_of(NoMatch("")).of("failed")
    assert (proved.winner, proved.rival, proved.confidence) == (None, None, 0.0)


def test_a_sentence_that_was_found_and_is_no_more_is_stolen():
    before = proof_of(Answer("invoice", 0.9, ""), invoice=0.9, refund=0.3)
    after = proof_of(Answer("refund", 0.7, ""), refund=0.7, invoice=0.6)
    (taken,) = stolen(before, after)
    assert taken.after.sentence.text == TEST
    assert (taken.after.winner, taken.before.confidence) == ("refund", 0.9)
    assert stolen(after, after) == ()
    assert stolen(before, before) == ()


def test_a_sentence_that_is_new_or_gone_is_not_stolen():
    with_it = proof_of(Answer("refund", 0.7, ""), refund=0.7, invoice=0.6)
    less = knowledge_of(
        [entry_of(changed(INVOICE, "texts", {"en": INVOICE["texts"]["en"] | {"tests": []}}))]
    )
    without = prove(less, Fake(Where={"invoice": 0.9}))
    assert stolen(without, with_it) == stolen(with_it, without) == ()


def test_two_entries_near_each_other_are_told_once_by_their_worst_sentence():
    proof = proof_of(Answer("invoice", 0.5, ""), invoice=0.5, refund=0.45)
    (confused,) = proof.confusions()
    assert (confused.sentence.text, confused.rival) == (TEST, "refund")
    assert confused.margin == pytest.approx(0.05)


def test_entries_far_apart_are_not_confused():
    assert proof_of(Answer("invoice", 0.9, ""), invoice=0.9, refund=0.2).confusions() == ()
