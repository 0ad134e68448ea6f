"""What entries must be, and how they fit together."""

from __future__ import annotations

from typing import Any

import pytest

from faq import (
    EntryFault,
    Phrasing,
    Route,
    answer_of,
    as_data,
    entry_of,
    knowledge_of,
    missing_variables,
)
from faq.knowledge import Entry
from faq.schema import MAX_ENTRIES, SCHEMA_FILE, schema_text
from rich_text.plain import plain

INVOICE: dict[str, Any] = {
    "id": "invoice",
    "topic": "billing",
    "texts": {
        "en": {
            "question": "Where is my invoice?",
            "answer": "It is in [the panel]({panel_url}).\n\nElse write to {billing_email}.",
            "phrasings": ["where is my invoice", "invoice pdf"],
            "tests": ["cant find the invoice"],
        },
        "pl": {
            "question": "Gdzie jest faktura?",
            "answer": "Faktura czeka w panelu {panel_url}.",
            "phrasings": ["gdzie jest faktura"],
            "tests": [],
        },
    },
}
REFUND: dict[str, Any] = {
    "id": "refund",
    "topic": "money-back",
    "route": {"team": "billing", "kind": "standard"},
    "texts": {
        "en": {
            "question": "I want my money back",
            "facts": ["the number of the invoice"],
            "phrasings": ["refund"],
            "tests": [],
        },
        "pl": {
            "question": "Chcę zwrotu pieniędzy",
            "facts": ["numer faktury"],
            "phrasings": ["zwrot"],
            "tests": [],
        },
    },
}


def changed(data: dict[str, Any], place: str, value: object) -> dict[str, Any]:
    """A copy of the data with one value put in at `texts.en.answer`; None takes the key out."""
    first, _, rest = place.partition(".")
    inner = changed(data[first], rest, value) if rest else value
    copy = {key: each for key, each in data.items() if key != first}
    return copy if inner is None else {**copy, first: inner}


def fault_of(data: object) -> EntryFault:
    with pytest.raises(EntryFault) as caught:
        entry_of(data)
    return caught.value


def test_an_entry_has_a_text_in_each_language():
    entry = entry_of(INVOICE)
    assert (entry.id, entry.topic, entry.route) == ("invoice", "billing", None)
    assert entry.texts["pl"].question == "Gdzie jest faktura?"
    assert entry.texts["en"].phrasings == ("where is my invoice", "invoice pdf")
    assert entry.texts["en"].tests == ("cant find the invoice",)
    assert entry.texts["en"].variables == {"panel_url", "billing_email"}


def test_a_route_says_who_takes_it_and_what_they_need_to_know():
    entry = entry_of(REFUND)
    assert entry.route == Route("billing", "standard")
    assert entry.texts["pl"].facts == ("numer faktury",)
    assert answer_of(entry, "pl", {}) == ()


@pytest.mark.parametrize("data", [INVOICE, REFUND], ids=["answer", "route"])
def test_data_and_entries_are_each_others_inverse(data):
    assert as_data(entry_of(data)) == data
    assert entry_of(as_data(entry_of(data))) == entry_of(data)


def test_an_entry_is_the_same_in_whatever_order_its_languages_are_sent():
    turned = {**INVOICE, "texts": dict(reversed(INVOICE["texts"].items()))}
    one, other = (knowledge_of([entry_of(data)]) for data in (INVOICE, turned))
    assert list(turned["texts"]) != list(INVOICE["texts"])
    assert one.phrasings() == other.phrasings()  # so that no matcher is made anew


def test_what_an_editor_sends_empty_is_not_there():
    sent = changed(changed(INVOICE, "texts.en.facts", []), "route", None) | {"route": None}
    assert entry_of(sent) == entry_of(INVOICE)


def test_knowledge_cannot_be_changed():
    knowledge = knowledge_of([entry_of(INVOICE)])
    with pytest.raises(TypeError):
        knowledge.entries["more"] = knowledge.entries["invoice"]  # type: ignore[index]
    with pytest.raises(AttributeError):
        knowledge.entries["invoice"].topic = "access"  # type: ignore[misc]
    with pytest.raises(TypeError):
        knowledge.entries["invoice"].texts["de"] = None  # type: ignore[index]


def test_an_answer_is_filled_in():
    entry = entry_of(INVOICE)
    values = {"panel_url": "https://panel.example", "billing_email": "pay@shop.example"}
    assert plain(answer_of(entry, "en", values)) == (
        "It is in the panel (https://panel.example).\n\nElse write to pay@shop.example."
    )


@pytest.mark.parametrize("language", ["en", "de"])
def test_an_answer_that_cannot_be_filled_in_is_an_error(language):
    with pytest.raises(KeyError):
        answer_of(entry_of(INVOICE), language, {})


def test_a_variable_that_nobody_fills_is_told_with_its_place_and_the_known_ones():
    knowledge = knowledge_of([entry_of(INVOICE), entry_of(REFUND)])
    (fault,) = missing_variables(knowledge, {"panel_url", "company"})
    assert (fault.entry, fault.place) == ("invoice", "texts.en.answer")
    assert fault.reason == "{billing_email} is not a variable; known are {company}, {panel_url}"
    assert missing_variables(knowledge, {"panel_url", "billing_email"}) == ()


def test_the_question_is_a_phrasing_too_and_a_route_is_marked():
    phrasings = knowledge_of([entry_of(INVOICE), entry_of(REFUND)]).phrasings()
    assert phrasings[:2] == (
        Phrasing("invoice", "en", "Where is my invoice?"),
        Phrasing("invoice", "en", "where is my invoice"),
    )
    assert Phrasing("refund", "pl", "zwrot", routed=True) in phrasings
    assert len(phrasings) == 9


def test_an_id_cannot_be_taken_twice():
    with pytest.raises(EntryFault, match='the id "invoice" is taken already') as caught:
        knowledge_of([entry_of(INVOICE), entry_of(REFUND), entry_of(INVOICE)])
    assert (caught.value.entry, caught.value.place) == ("invoice", "id")


def test_an_entry_must_be_there_in_every_language_that_another_has():
    english = entry_of(changed(REFUND, "texts.pl", None))
    with pytest.raises(EntryFault, match='the entry "refund" has no text in: pl') as caught:
        knowledge_of([entry_of(INVOICE), english])
    assert caught.value.entry == "refund"
    assert knowledge_of([english]).languages == ("en",)


def test_there_is_a_limit_to_what_can_be_known():
    one = entry_of(REFUND)
    many = (Entry(f"e{number}", "t", one.texts, one.route) for number in range(MAX_ENTRIES + 1))
    with pytest.raises(EntryFault, match="more than 2000 entries"):
        knowledge_of(many)


@pytest.mark.parametrize(
    ("place", "value", "reason"),
    [
        ("id", "My Invoice", '"id" may hold only small letters a-z, digits and hyphens'),
        ("id", "x" * 41, '"id" has 41 characters; at most 40 are allowed'),
        ("topic", None, '"topic" is missing'),
        ("topics", "x", 'unknown key "topics"; did you mean "topic"?'),
        ("texts", {}, '"texts" is empty'),
        ("texts", [], '"texts" must be made of lines like "key: value"'),
        ("texts.english", INVOICE["texts"]["en"], 'a language is two small letters, as "pl"'),
        ("texts.en", "x", '"en" must be made of lines like "key: value"'),
        ("texts.en.question", None, '"question" is missing'),
        ("texts.en.question", "W" * 61, '"question" has 61 characters; at most 60'),
        ("texts.en.question", "?!", "this question holds nothing to compare"),
        ("texts.en.answer", None, '"answer" is missing'),
        ("texts.en.answer", " \n ", '"answer" is missing'),
        ("texts.en.answer", "x" * 2_001, '"answer" has 2001 characters; at most 2000'),
        ("texts.en.answer", "<b>x</b>", "HTML is not supported: <b>"),
        ("texts.en.answer", "# Title", "headings are not supported"),
        ("texts.en.answer", "[x](javascript:x)", "cannot be linked"),
        ("texts.en.answer", "of {company", "{ does not belong to a variable"),
        ("texts.en.answer", 5, '"answer" must be text'),
        ("texts.en.facts", ["x"], 'only a route has "facts"'),
        ("texts.en.phrasings", [], '"phrasings" is empty'),
        ("texts.en.phrasings", "x", '"phrasings" must be a list'),
        ("texts.en.phrasings", ["x" * 201], 'an item of "phrasings" has 201 characters'),
        ("texts.en.phrasings", [["x"]], 'an item of "phrasings" must be text'),
        ("texts.en.phrasings", ["a1"] * 201, '"phrasings" has 201 items; at most 200'),
        ("texts.en.phrasings", ["a pdf", "A PDF?!"], '"A PDF?!" is here twice'),
        ("texts.en.tests", ["a pdf", "a PDF"], '"a PDF" is here twice'),
        ("texts.en.tests", ["Invoice PDF?"], '"Invoice PDF?" is a phrasing'),
        ("texts.en.tests", ["where is my invoice?"], "a test must be a question that is none"),
        ("texts.en.tests", ["a1"] * 51, '"tests" has 51 items; at most 50'),
        ("route", {"team": "billing", "kind": "simple"}, 'a route has "facts" and no "answer"'),
        ("route", {"team": "sales", "kind": "simple"}, "\"team\" must be 'support', 'billing'"),
        ("route", {"team": "billing", "kind": "hard"}, "\"kind\" must be 'simple', 'standard'"),
        ("route", {"team": "billing"}, '"kind" is missing'),
    ],
)
def test_a_fault_is_told_with_its_place(place, value, reason):
    fault = fault_of(changed(INVOICE, place, value))
    assert reason in fault.reason
    assert fault.place.startswith("texts.en.answer" if 'no "answer"' in reason else place)


@pytest.mark.parametrize(
    ("place", "value", "reason"),
    [
        ("texts.pl.facts", None, '"facts" is missing: what people will need to know'),
        ("texts.pl.facts", ["x" * 81], 'an item of "facts" has 81 characters; at most 80'),
        ("texts.pl.facts", [" "], "this fact is empty"),
        ("texts.pl.facts", ["x"] * 7, '"facts" has 7 items; at most 6'),
        ("texts.pl.answer", "Zaraz.", 'a route has "facts" and no "answer"'),
    ],
)
def test_a_fault_of_a_route_is_told_with_its_place(place, value, reason):
    fault = fault_of(changed(REFUND, place, value))
    assert reason in fault.reason
    assert fault.place.startswith(place)


def test_a_fault_says_where_it_is():
    fault = fault_of(changed(INVOICE, "texts.pl.phrasings", ["faktura", "?"]))
    assert fault.place == "texts.pl.phrasings.1"
    fault = fault_of(changed(INVOICE, "texts.pl.answer", "*x*"))
    assert str(fault).startswith("invoice: texts.pl.answer: italics")


@pytest.mark.parametrize("data", [None, "x", [], 5, {"id": {}}])
def test_what_is_no_entry_at_all_is_refused(data):
    assert fault_of(data).reason


def test_the_schema_that_is_checked_in_is_the_one_of_the_models():
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text(), (
        "run `make types` and check the result in"
    )
