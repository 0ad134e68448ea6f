"""The protocol of the shared scorer."""

from __future__ import annotations

import io
import json
from typing import Any

from faq.stdio import serve


def asked(*lines: object) -> list[dict[str, Any]]:
    stdout = io.StringIO()
    serve(io.StringIO("".join(json.dumps(line) + "\n" for line in lines)), stdout)
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
