"""The matcher over JSON lines, as the shared scorer of FAQ matchers speaks to it.

`load` gives the entries and the phrasings for a person, `ask` a question, `quit` ends.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any, TextIO

from faq.language import Language, language_of
from faq.matcher import Matcher
from faq.phrasing import Phrasing
from faq.verdict import Answer, Unsure

_PERSON = "\N{RIGHTWARDS ARROW} person"  # the route of all phrasings for a person


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
                matcher = Matcher(tuple(_phrasings(asked)))
                reply: dict[str, Any] = {"ok": True}
            case "ask" if matcher is not None:
                reply = _reply(matcher, asked["text"], language)
            case other:
                reply = {"error": f"cannot do {other!r} now"}
        stdout.write(json.dumps(reply) + "\n")
        stdout.flush()


def _phrasings(asked: Mapping[str, Any]) -> Iterator[Phrasing]:
    for entry in asked["faq"]:
        for text in entry["phrasings"]:
            yield Phrasing(entry["id"], _spoken(asked["lang"], text), text)
    for text in asked.get("handoff", ()):
        yield Phrasing(_PERSON, _spoken(asked["lang"], text), text, routed=True)


def _spoken(language: str, text: str) -> Language:
    """The language of a text, where that of all is "mix" it is told from the text."""
    return "pl" if language == "pl" else "en" if language == "en" else language_of(text, "en")


def _reply(matcher: Matcher, text: str, language: str) -> dict[str, Any]:
    explained = matcher.explain(text, _spoken(language, text))
    verdict = explained.verdict
    ranked = [each for each in explained.candidates if each.entry != _PERSON]
    offered = verdict.candidates if isinstance(verdict, Unsure) else ()
    return {
        "answer": verdict.entry if isinstance(verdict, Answer) else None,
        "score": ranked[0].confidence if ranked else 0.0,
        "candidates": [{"id": each.entry, "score": each.confidence} for each in ranked],
        "offered": [each.entry for each in offered],  # bench/faq counts what a choice is worth
    }


if __name__ == "__main__":
    serve(sys.stdin, sys.stdout)
