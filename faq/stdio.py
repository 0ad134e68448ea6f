"""The matcher over JSON lines, as the shared scorer of FAQ matchers speaks to it.

`load` gives the entries and the phrasings for a person, `ask` a question, `quit` ends. A line that
is none of these, or longer than 16 Mi characters, gets `{"error": ...}`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from io import TextIOWrapper
from typing import Annotated, Any, Literal, TextIO

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from faq.language import Language, language_of
from faq.matcher import Matcher
from faq.phrasing import Phrasing
from faq.verdict import Answer, Unsure

MAX_LINE = 16 * 2**20  # characters, its end included
_PERSON = "\N{RIGHTWARDS ARROW} person"  # the route of all phrasings for a person

Spoken = Literal["pl", "en", "mix"]
"""The language of all texts; "mix" for either of both."""


class _Entry(BaseModel):
    id: str
    phrasings: list[str]


class _Load(BaseModel):
    op: Literal["load"]
    lang: Spoken
    faq: list[_Entry]
    handoff: list[str] = []


class _Ask(BaseModel):
    op: Literal["ask"]
    text: str


class _Quit(BaseModel):
    op: Literal["quit"]


_Asked = Annotated[_Load | _Ask | _Quit, Field(discriminator="op")]
_ASKED: TypeAdapter[_Load | _Ask | _Quit] = TypeAdapter(_Asked)


class _Scored:
    """What is loaded, and the answers from it."""

    def __init__(self) -> None:
        self._language: Spoken = "en"
        self._matcher: Matcher | None = None

    def reply(self, asked: _Load | _Ask) -> dict[str, Any]:
        """Raises ValueError where there is nothing to find."""
        if isinstance(asked, _Load):
            self._matcher = Matcher(tuple(_phrasings(asked)))
            self._language = asked.lang
            return {"ok": True}
        if self._matcher is None:
            raise ValueError("nothing is loaded yet")
        return _reply(self._matcher, asked.text, spoken(self._language, asked.text))


def serve(stdin: TextIO, stdout: TextIO) -> None:
    """Answers each line until `quit` or the end."""
    scored = _Scored()
    if isinstance(stdin, TextIOWrapper):
        stdin.reconfigure(encoding="utf-8", errors="replace")
    for line in _lines(stdin):
        try:
            asked = _asked(line)
            if isinstance(asked, _Quit):
                return
            reply = scored.reply(asked)
        except ValueError as refused:
            reply = {"error": str(refused)}
        stdout.write(json.dumps(reply) + "\n")
        stdout.flush()


def spoken(language: Spoken, text: str) -> Language:
    """The language of a text, told from its words where that of all is "mix"."""
    return language_of(text, "en") if language == "mix" else language


def _lines(stdin: TextIO) -> Iterator[str | None]:
    """Each line; None for one that is too long, of which no more is held than the limit."""
    while line := stdin.readline(MAX_LINE):
        part = line
        while len(part) == MAX_LINE and not part.endswith("\n"):
            part = stdin.readline(MAX_LINE)
        yield line if part is line else None


def _asked(line: str | None) -> _Load | _Ask | _Quit:
    """Raises ValueError for a line that is no request, with what is wrong and where."""
    if line is None:
        raise ValueError(f"a line has at most {MAX_LINE} characters")
    try:
        return _ASKED.validate_json(line)
    except ValidationError as wrong:
        fault = wrong.errors(include_url=False)[0]
        place = ".".join(map(str, fault["loc"]))
        raise ValueError(f"{place}: {fault['msg']}" if place else fault["msg"]) from None


def _phrasings(load: _Load) -> Iterator[Phrasing]:
    for entry in load.faq:
        for text in entry.phrasings:
            yield Phrasing(entry.id, spoken(load.lang, text), text)
    for text in load.handoff:
        yield Phrasing(_PERSON, spoken(load.lang, text), text, routed=True)


def _reply(matcher: Matcher, text: str, language: Language) -> dict[str, Any]:
    explained = matcher.explain(text, language)
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
