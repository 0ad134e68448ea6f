"""What the bench of the FAQ counts, and how it shows it."""

import math
from typing import Any

import numpy as np
import pytest

from bench.faq.baselines import PLAIN, Baseline, best_of
from bench.faq.data import Known, Query
from bench.faq.quality import Row
from bench.faq.report import Report, table
from bench.faq.scoring import average, buttons
from bench.faq.starter import outcome
from bench.figures import share_below
from faq import Answer, Candidate, NoMatch, Routed, Unsure

QUERIES: list[Query] = [
    {"text": "a", "gold": "invoice", "kind": "in"},
    {"text": "b", "gold": "invoice", "kind": "in"},
    {"text": "c", "gold": "refund", "kind": "in"},
    {"text": "d", "gold": None, "kind": "far"},
    {"text": "e", "gold": None, "kind": "far"},
]
ANSWERS: list[dict[str, Any]] = [
    {"answer": "invoice", "offered": []},
    {"answer": None, "offered": ["refund", "invoice"]},
    {"answer": "invoice", "offered": []},
    {"answer": None, "offered": ["refund"]},
    {"answer": None, "offered": []},
]
FAQ: list[Known] = [
    {"id": "invoice", "phrasings": ["where is my invoice", "send me the invoice"]},
    {"id": "refund", "phrasings": ["i want my money back"]},
]


def row(kind: str, top1: float, language: str = "en") -> Row:
    return Row("shop", language, kind, "ours", {"top1": top1}, given=True)


def test_two_turns_count_an_answer_and_a_button():
    figures = buttons(QUERIES, ANSWERS)

    assert figures == {"two_turns": pytest.approx(2 / 3), "oos_offered": 0.5}


def test_a_matcher_without_buttons_has_no_second_turn():
    figures = buttons(QUERIES, [{"answer": None}] * 5)

    assert all(map(math.isnan, figures.values()))


def test_each_run_counts_the_same_and_what_is_not_known_does_not():
    assert average([{"a": 1.0, "b": math.nan}, {"a": 0.5, "b": 0.2}]) == {"a": 0.75, "b": 0.2}


def test_an_entry_is_as_near_as_its_nearest_phrasing():
    scores = np.array([[1, 5, 2], [7, 0, 3]], np.float32)

    assert best_of(scores, np.array([0, 0, 1])).tolist() == [[5, 2], [7, 3]]


@pytest.mark.parametrize("name", PLAIN)
def test_a_baseline_speaks_the_protocol(name):
    baseline = Baseline(PLAIN[name], FAQ)
    baseline.expect(["send me the invoice!", "qqq"])

    known = baseline.call({"op": "ask", "text": "send me the invoice!"})
    strange = baseline.call({"op": "ask", "text": "qqq"})

    assert known["answer"] == known["candidates"][0]["id"] == "invoice"
    assert strange["answer"] is None
    assert len(strange["candidates"]) == len(FAQ)


def test_a_table_has_a_line_for_each_matcher_and_a_column_for_each_kind():
    lines = list(
        table("first", [row("upper", 0.5), row("clean", 0.25), row("clean", 0.75)], "top1")
    )

    assert lines == [
        "| first | clean | upper |",
        "| --- | --- | --- |",
        "| ours | .500 | .500 |",
        "",
    ]


def test_a_figure_that_nobody_has_makes_no_table():
    assert list(table("covered", [row("clean", 1.0)], "covW5")) == []


def test_what_is_not_known_is_null_as_data():
    report = Report([row("clean", math.nan)], [], [], None)

    assert report.data()["rows"][0]["figures"] == {"top1": None}


@pytest.mark.parametrize(
    ("verdict", "met"),
    [
        (Answer("invoice", 0.9, ""), "right"),
        (Routed("invoice", 0.9, ""), "right"),
        (Answer("refund", 0.9, ""), "wrong"),
        (Routed("refund", 0.9, ""), "elsewhere"),
        (Unsure((Candidate("refund", 0.5), Candidate("invoice", 0.4)), ""), "offered"),
        (Unsure((Candidate("refund", 0.5),), ""), "left"),
        (NoMatch(""), "left"),
    ],
)
def test_only_another_answer_is_a_wrong_one(verdict, met):
    assert outcome(verdict, "invoice") == met


def test_a_share_stays_below():
    assert [share_below(range(100), share) for share in (0.5, 0.99)] == [50, 99]
