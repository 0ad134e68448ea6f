"""The protocol of the shared scorer."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from faq import stdio
from faq.stdio import serve


def asked(*lines: object) -> list[dict[str, Any]]:
    return written(*map(json.dumps, lines))


def written(*lines: str) -> list[dict[str, Any]]:
    stdout = io.StringIO()
    serve(io.StringIO("".join(line + "\n" for line in lines)), stdout)
    return [json.loads(line) for line in stdout.getvalue().splitlines()]


LOAD = {
    "op": "load",
    "lang": "mix",
    "faq": [
        {"id": "invoice", "phrasings": ["where is my invoice", "gdzie jest faktura"]},
        {"id": "password", "phrasings": ["reset my password", "nowe hasło"]},
        {"id": "plan", "phrasings": ["upgrade my plan", "większy plan"]},
    ],
    "handoff": ["I was charged twice"],
}


def test_a_question_gets_its_answer_and_the_nearest_entries():
    ready, found, person = asked(
        LOAD,
        {"op": "ask", "text": "Where is my invoice?"},
        {"op": "ask", "text": "i was charged twice"},
        {"op": "quit"},
        {"op": "ask", "text": "never read"},
    )
    assert ready == {"ok": True}
    assert found["answer"] == "invoice"
    assert {each["id"] for each in found["candidates"]} == {"invoice", "password", "plan"}
    assert person["answer"] is None
    assert person["score"] < 0.5 < found["score"]


def test_a_question_before_anything_is_known_is_refused():
    assert "error" in asked({"op": "ask", "text": "hello"})[0]


@pytest.mark.parametrize(
    "line",
    [
        *("", "{", "[]", "null", "42", "\x00", '{"op": "ask"', "[" * 100_000),
        *('{"op": "ask"}', '{"op": "dance"}', '{"text": "no op"}', '{"op": ["ask"]}'),
        *('{"op": "ask", "text": 5}', '{"op": "ask", "text": "\\ud800"}'),
        *('{"op": "load"}', '{"op": "load", "lang": "de", "faq": []}'),
        '{"op": "load", "lang": "pl", "faq": [{"id": "invoice"}]}',
    ],
)
def test_a_line_that_is_no_request_is_refused_and_the_next_one_answered(line: str):
    ready, refused, found = written(
        json.dumps(LOAD), line, json.dumps({"op": "ask", "text": "Where is my invoice?"})
    )
    assert ready == {"ok": True}
    assert list(refused) == ["error"]
    assert refused["error"]
    assert found["answer"] == "invoice"


def test_what_is_missing_is_named():
    assert (
        "faq.0.phrasings"
        in asked({"op": "load", "lang": "pl", "faq": [{"id": "invoice"}]})[0]["error"]
    )


def test_a_line_too_long_is_refused_as_one(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stdio, "MAX_LINE", len(json.dumps(LOAD)) + 1)
    long = {"op": "ask", "text": "where is my invoice " * 1000}
    ready, refused, found = asked(LOAD, long, {"op": "ask", "text": "Where is my invoice?"})
    assert (ready, list(refused), found["answer"]) == ({"ok": True}, ["error"], "invoice")


def test_knowledge_without_phrasings_is_refused_and_what_was_known_stays():
    _, refused, found = asked(
        LOAD,
        {"op": "load", "lang": "pl", "faq": []},
        {"op": "ask", "text": "Where is my invoice?"},
    )
    assert (list(refused), found["answer"]) == (["error"], "invoice")


def test_what_is_no_text_is_no_end():
    stdin, stdout = io.TextIOWrapper(io.BytesIO(b'\xff\n{"op": "ask"}\n'), "utf-8"), io.StringIO()
    serve(stdin, stdout)
    assert [list(json.loads(line)) for line in stdout.getvalue().splitlines()] == [["error"]] * 2
