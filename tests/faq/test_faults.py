"""What is wrong with knowledge is told in Polish too, with the same figures and names."""

import re
from copy import deepcopy
from typing import Any

import pytest

from faq import EntryFault, entry_of, knowledge_of, missing_variables
from faq.faults import _REASONS
from faq.knowledge import too_many
from rich_text.reason import Reason

TEXT = {"question": "Where?", "answer": "There.", "phrasings": ["where is it"], "tests": []}
ENTRY: dict[str, Any] = {"id": "one", "topic": "t", "texts": {"en": TEXT}}
ROUTE = {"team": "billing", "kind": "simple"}


def is_told(reason: Reason) -> bool:
    """In both languages, with the same figures."""
    figures = [re.findall(r"\d+", text) for text in (reason, reason.polish)]
    return reason.polish not in ("", reason) and figures[0] == figures[1]


def fault_of(**changes: Any) -> EntryFault:
    data = deepcopy(ENTRY)
    text = {key: value for key, value in changes.items() if key in (*TEXT, "facts")}
    data["texts"]["en"] |= text
    data |= {key: value for key, value in changes.items() if key not in text}
    with pytest.raises(EntryFault) as caught:
        entry_of(data)
    return caught.value


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "x" * 41},
        {"id": "No"},
        {"id": ["x"]},
        {"topics": "t"},
        {"texts": {}},
        {"texts": {"english": TEXT}},
        {"texts": 5},
        {"route": {"team": "sales", "kind": "simple"}},
        {"route": {"team": "billing"}},
        {"route": ROUTE, "facts": ["x"]},
        {"route": ROUTE, "answer": ""},
        {"route": ROUTE, "answer": "", "facts": [" "]},
        {"facts": ["x"]},
        {"answer": ""},
        {"answer": "of {company"},
        {"answer": "<b>"},
        {"question": "W" * 61},
        {"question": "?"},
        {"question": ""},
        {"phrasings": "x"},
        {"phrasings": []},
        {"phrasings": ["?"]},
        {"phrasings": ["a pdf", "A PDF"]},
        {"phrasings": ["a1"] * 201},
        {"phrasings": [["x"]]},
        {"tests": ["where is it"]},
    ],
    ids=str,
)
def test_a_fault_of_an_entry_is_told_in_both_languages(changes):
    fault = fault_of(**changes)
    assert is_told(fault.reason)
    assert fault.told.polish == ": ".join(filter(None, (fault.place, fault.reason.polish)))


def test_what_does_not_fit_together_is_told_in_both_languages():
    one = entry_of(ENTRY)
    polish = entry_of({**ENTRY, "id": "two", "texts": {"pl": TEXT}})
    for entries in ([one, one], [one, polish]):
        with pytest.raises(EntryFault) as caught:
            knowledge_of(entries)
        assert is_told(caught.value.reason)
    filled = entry_of({**ENTRY, "texts": {"en": {**TEXT, "answer": "{nobody}"}}})
    assert all(is_told(fault.reason) for fault in missing_variables(knowledge_of([filled]), ["a"]))
    assert is_told(too_many())


@pytest.mark.parametrize("kind", _REASONS)
def test_both_languages_are_filled_with_the_same(kind):
    english, polish = (set(re.findall(r"\{(\w+)\}", text)) for text in _REASONS[kind])
    renamed = {"what": "name"}  # a place reads better with one or the other
    assert {renamed.get(one, one) for one in english} == {renamed.get(one, one) for one in polish}
