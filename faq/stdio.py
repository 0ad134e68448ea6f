"""The matcher over JSON lines, as the shared scorer of FAQ matchers speaks to it.

`load` gives the entries and the phrasings for a person, `ask` a question, `quit` ends.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any, TextIO

from faq.matcher import Matcher
from faq.phrasing import Phrasing
from faq.verdict import Answer, Unsure

_PERSON = "\N{RIGHTWARDS ARROW} person"  # the route of all phrasings for a person
_SHOWN = 5


def serve(stdin: TextIO, stdout: TextIO) -> None:
    """Answers each line until `quit` or the end."""
    matcher, language = None, "en"
    for line in stdin:
        asked = json.loads(line)
        match asked["op"]:
            case "quit":
                return
            case "load":
                language = asked["lang"]
                matcher = Matcher(tuple(_phrasings(asked, language)))
                reply: dict[str, Any] = {"ok": True}
            case "ask" if matcher is not None:
                reply = _reply(matcher, asked["text"], language)
            case other:
                reply = {"error": f"cannot do {other!r} now"}
        stdout.write(json.dumps(reply) + "\n")
        stdout.flush()


def _phrasings(asked: Mapping[str, Any], language: str) -> Iterator[Phrasing]:
    for entry in asked["faq"]:
        for text in entry["phrasings"]:
            yield Phrasing(entry["id"], language, text)
    for text in asked.get("handoff", ()):
        yield Phrasing(_PERSON, language, text, routed=True)


def _reply(matcher: Matcher, text: str, language: str) -> dict[str, Any]:
    verdict = matcher.ask(text, language)
    ranked = [
        each for each in matcher.nearest(text, language, _SHOWN + 1) if each.entry != _PERSON
    ]
    offered = verdict.candidates if isinstance(verdict, Unsure) else ()
    return {
        "answer": verdict.entry if isinstance(verdict, Answer) else None,
        "score": ranked[0].confidence if ranked else 0.0,
        "candidates": [{"id": each.entry, "score": each.confidence} for each in ranked[:_SHOWN]],
        "offered": [each.entry for each in offered],  # bench/faq counts what a choice is worth
    }


if __name__ == "__main__":
    serve(sys.stdin, sys.stdout)
