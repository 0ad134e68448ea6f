"""What is known: entries, checked when they are made, and never changed again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from faq.faults import EntryFault
from faq.phrasing import Phrasing
from faq.schema import MAX_ENTRIES, Problem, Team
from rich_text.filling import fill, variables_of
from rich_text.markdown import parse
from rich_text.reason import Reason
from rich_text.tree import RichText


@dataclass(frozen=True, slots=True)
class Route:
    """Who must take a question that is never answered here, and what kind of problem it is."""

    team: Team
    kind: Problem


@dataclass(frozen=True, slots=True)
class EntryText:
    """One entry in one language.

    `answer` is markup, "" for a route; `facts` are what a route needs to know. `tests` are
    questions that must find the entry; they are not among its phrasings. `rich` is the answer as a
    tree, its `variables` not filled yet. Raises MarkupFault for markup that is not supported.
    """

    question: str
    answer: str
    phrasings: tuple[str, ...]
    tests: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    rich: RichText = field(init=False, compare=False, repr=False)
    variables: frozenset[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rich", parse(self.answer))
        object.__setattr__(self, "variables", variables_of(self.rich))


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is known, in every language of the knowledge."""

    id: str
    topic: str
    texts: Mapping[str, EntryText]
    route: Route | None = None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All entries, by id."""

    entries: Mapping[str, Entry]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that every entry has, in the order of the alphabet."""
        return tuple(sorted({name for entry in self.entries.values() for name in entry.texts}))

    def phrasings(self) -> tuple[Phrasing, ...]:
        """All ways to ask, the entries' questions among them; those of one entry side by side."""
        return tuple(
            Phrasing(entry.id, language, sentence, routed=entry.route is not None)
            for entry in self.entries.values()
            for language, text in entry.texts.items()
            for sentence in (text.question, *text.phrasings)
        )


def knowledge_of(entries: Iterable[Entry]) -> Knowledge:
    """The knowledge that these make up; raises EntryFault where they do not fit together.

    Up to 2,000 entries, each id once, each entry in all languages that any of them has.
    """
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.id in found:
            reason = Reason(
                f'the id "{entry.id}" is taken already', f"nazwa „{entry.id}” jest już zajęta"
            )
            raise EntryFault(("id",), reason, entry.id)
        if len(found) == MAX_ENTRIES:
            raise EntryFault((), too_many(), entry.id)
        found[entry.id] = entry
    knowledge = Knowledge(MappingProxyType(found))
    languages = knowledge.languages
    for entry in found.values():
        if missing := [name for name in languages if name not in entry.texts]:
            names = ", ".join(missing)
            reason = Reason(
                f'the entry "{entry.id}" has no text in: {names}',
                f"wpis „{entry.id}” nie ma tekstu w językach: {names}",
            )
            raise EntryFault(("texts",), reason, entry.id)
    return knowledge


def too_many() -> Reason:
    """Why there is no room for an entry."""
    return Reason(
        f"there are more than {MAX_ENTRIES} entries", f"wpisów jest więcej niż {MAX_ENTRIES}"
    )


def missing_variables(knowledge: Knowledge, known: Collection[str]) -> tuple[EntryFault, ...]:
    """The answers that hold a variable nobody fills, and which ones they may hold."""
    listed = ", ".join(f"{{{name}}}" for name in sorted(known))
    return tuple(
        EntryFault(
            ("texts", language, "answer"),
            Reason(
                f"{{{name}}} is not a variable; known are {listed}",
                f"{{{name}}} nie jest zmienną; znane to {listed}",
            ),
            entry.id,
        )
        for entry in knowledge.entries.values()
        for language, text in entry.texts.items()
        for name in sorted(text.variables.difference(known))
    )


def answer_of(entry: Entry, language: str, variables: Mapping[str, str]) -> RichText:
    """The answer as it is sent, empty for a route.

    Raises KeyError for an unknown language or a missing variable.
    """
    return fill(entry.texts[language].rich, variables)
