"""An entry as plain data and back: what YAML files, the store and the panel's editor hold."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from faq.faults import EntryFault, faults_of
from faq.knowledge import Entry, EntryText, Route
from faq.schema import EntryInFile, EntryModel, FileModel, RouteModel, TextModel
from faq.text import words
from rich_text.reason import MarkupFault, Reason

KEYS = tuple(
    key for model in (FileModel, EntryInFile, RouteModel, TextModel) for key in model.model_fields
)

_NOTHING_ASKED = Reason(
    "this question holds nothing to compare", "w tym pytaniu nie ma czego porównywać"
)
_NOTHING_SAID = Reason(
    "this sentence holds nothing to compare", "w tym zdaniu nie ma czego porównywać"
)
_NO_ANSWER = Reason(
    'a route has "facts" and no "answer"', 'przekierowanie ma "facts", a nie "answer"'
)
_FACTS_MISSING = Reason(
    '"facts" is missing: what people will need to know',
    'brakuje "facts": tego, co ludzie będą musieli wiedzieć',
)
_NO_FACTS = Reason(
    'only a route has "facts", and this has no "route"',
    'tylko przekierowanie ma "facts", a tu nie ma "route"',
)
_ANSWER_MISSING = Reason('"answer" is missing', 'brakuje "answer"')


def entry_of(data: object) -> Entry:
    """The entry that plain data describes; raises EntryFault with the place of what is wrong."""
    try:
        model = EntryModel.model_validate(data)
    except ValidationError as error:
        raise EntryFault(*faults_of(error, KEYS)[0]) from None
    return entry_from(model, model.topic)


def entry_from(model: EntryInFile, topic: str) -> Entry:
    """The entry of a model that has the right shape, if what it says makes sense."""
    try:
        texts = {
            language: _text(("texts", language), text, routed=model.route is not None)
            for language, text in sorted(model.texts.items())  # the same however it was sent
        }
    except EntryFault as fault:
        raise EntryFault(fault.steps, fault.reason, model.id) from None
    route = Route(model.route.team, model.route.kind) if model.route else None
    return Entry(model.id, topic, MappingProxyType(texts), route)


def as_data(entry: Entry) -> dict[str, Any]:
    """The inverse of `entry_of`, without what the entry does not have."""
    route = {"route": {"team": entry.route.team, "kind": entry.route.kind}} if entry.route else {}
    texts = {
        language: {
            "question": text.question,
            **({"facts": list(text.facts)} if entry.route else {"answer": text.answer}),
            "phrasings": list(text.phrasings),
            "tests": list(text.tests),
        }
        for language, text in entry.texts.items()
    }
    return {"id": entry.id, "topic": entry.topic, **route, "texts": texts}


def _text(place: tuple[str, ...], model: TextModel, *, routed: bool) -> EntryText:
    _refuse_the_wrong_kind(place, model, routed=routed)
    if not (question := words(model.question)):
        raise EntryFault((*place, "question"), _NOTHING_ASKED)
    asked = {question, *_spoken((*place, "phrasings"), model.phrasings)}
    for number, test in enumerate(_spoken((*place, "tests"), model.tests)):
        if test in asked:
            said = model.tests[number]
            reason = Reason(
                f'"{said}" is a phrasing: a test must be a question that is none',
                f"„{said}” jest sformułowaniem: test musi być pytaniem, które nim nie jest",
            )
            raise EntryFault((*place, "tests", number), reason)
    try:
        return EntryText(model.question, model.answer, model.phrasings, model.tests, model.facts)
    except MarkupFault as fault:
        raise EntryFault((*place, "answer"), fault.reason) from None


def _refuse_the_wrong_kind(place: tuple[str, ...], model: TextModel, *, routed: bool) -> None:
    if routed and model.answer:
        raise EntryFault((*place, "answer"), _NO_ANSWER)
    if routed and not model.facts:
        raise EntryFault((*place, "facts"), _FACTS_MISSING)
    if not routed and model.facts:
        raise EntryFault((*place, "facts"), _NO_FACTS)
    if not routed and not model.answer:
        raise EntryFault((*place, "answer"), _ANSWER_MISSING)


def _spoken(place: tuple[str, ...], sentences: Iterable[str]) -> list[tuple[str, ...]]:
    """The words of each sentence; two that say the same are refused."""
    seen: dict[tuple[str, ...], None] = {}
    for number, sentence in enumerate(sentences):
        spoken = words(sentence)
        if not spoken:
            raise EntryFault((*place, number), _NOTHING_SAID)
        if spoken in seen:
            reason = Reason(f'"{sentence}" is here twice', f"„{sentence}” jest tu dwa razy")
            raise EntryFault((*place, number), reason)
        seen[spoken] = None
    return list(seen)
