"""What is known: the knowledge files of a folder, loaded, checked and never changed again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pydantic import ValidationError

from faq.faults import KnowledgeFault, plainly
from faq.schema import EntryModel, FileModel
from faq.source import Source, read
from faq.text import normalise

MAX_FILES = 50  # in one language
_LANGUAGE = re.compile(r"[a-z]{2}")
_KEYS = (*FileModel.model_fields, *EntryModel.model_fields)


@dataclass(frozen=True, slots=True)
class EntryText:
    """One entry in one language; the answer still holds its variables."""

    question: str
    answer: str
    phrasings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be answered, in every language of the knowledge."""

    id: str
    topic: str
    texts: Mapping[str, EntryText]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All entries by id, and per language the phrasings that a person must take."""

    languages: tuple[str, ...]
    entries: Mapping[str, Entry]
    handoff: Mapping[str, tuple[str, ...]]


def answer_text(entry: Entry, language: str, variables: Mapping[str, str]) -> str:
    """The answer as it is sent; raises KeyError for an unknown language or a missing variable."""
    return re.sub(r"\{(\w+)\}", lambda m: variables[m[1]], entry.texts[language].answer)


def starter() -> Knowledge:
    """The knowledge that comes with the package: billing and access, Polish and English."""
    return load(Path(__file__).with_name("starter"))


def load(folder: Path) -> Knowledge:
    """Reads `folder/<language>/*.yaml`; raises KnowledgeFault for a thing that is wrong."""
    languages = _languages(folder)
    pages = [page for language in languages for page in _pages(folder / language)]
    entries = {
        entry_id: _entry(entry_id, by_language, languages)
        for entry_id, by_language in _by_id(pages).items()
    }
    handoff = {
        language: tuple(
            phrasing
            for page in pages
            if page.language == language
            for phrasing in page.model.handoff
        )
        for language in languages
    }
    return Knowledge(languages, MappingProxyType(entries), MappingProxyType(handoff))


@dataclass(frozen=True, slots=True)
class _Page:
    """One file that has the right shape."""

    language: str
    source: Source
    model: FileModel


@dataclass(frozen=True, slots=True)
class _Placed:
    """One entry of one page, and where it stands there."""

    page: _Page
    index: int

    @property
    def model(self) -> EntryModel:
        return self.page.model.entries[self.index]

    def fault(self, reason: str, *within: str | int) -> KnowledgeFault:
        return self.page.source.fault(("entries", self.index, *within), reason)


def _languages(folder: Path) -> tuple[str, ...]:
    if not folder.is_dir():
        raise KnowledgeFault(folder, 1, "there is no such folder")
    names = tuple(sorted(path.name for path in folder.iterdir() if path.is_dir()))
    for name in names:
        if not _LANGUAGE.fullmatch(name):
            raise KnowledgeFault(folder / name, 1, 'a folder is named by its language, as "pl"')
    if not names:
        raise KnowledgeFault(folder, 1, 'there is no folder for a language in it, as "pl"')
    return names


def _pages(folder: Path) -> Iterator[_Page]:
    files = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    if not 1 <= len(files) <= MAX_FILES:
        raise KnowledgeFault(folder, 1, f"there must be 1 to {MAX_FILES} files, not {len(files)}")
    for file in files:
        if file.suffix != ".yaml" or not file.is_file():
            raise KnowledgeFault(file, 1, "only files that end in .yaml belong here")
        yield _page(file, folder.name)


def _page(file: Path, language: str) -> _Page:
    source = read(file)
    try:
        model = FileModel.model_validate(source.value)
    except ValidationError as error:
        # What is missing comes last: most often it is there, under a misspelt key.
        first = min(
            (details["type"] == "missing", fault.line, fault.reason)
            for details in error.errors()
            for fault in [source.fault(details["loc"], plainly(details, _KEYS))]
        )
        raise KnowledgeFault(file, *first[1:]) from None
    page = _Page(language, source, model)
    for index in range(len(model.entries)):
        _refuse_repeated(_Placed(page, index))
    return page


def _refuse_repeated(placed: _Placed) -> None:
    seen: set[tuple[str, ...]] = set()
    for number, phrasing in enumerate(placed.model.phrasings):
        if (spoken := normalise(phrasing)) in seen:
            raise placed.fault(f'"{phrasing}" is here twice', "phrasings", number)
        seen.add(spoken)


def _by_id(pages: list[_Page]) -> dict[str, dict[str, _Placed]]:
    """Every entry by id and language; an id that one language has twice is refused."""
    found: dict[str, dict[str, _Placed]] = {}
    for page in pages:
        for index, model in enumerate(page.model.entries):
            placed = _Placed(page, index)
            first = found.setdefault(model.id, {}).setdefault(page.language, placed)
            if first is not placed:
                taken = first.fault("", "id")
                where = f"{taken.file.name}, line {taken.line}"
                raise placed.fault(f'the id "{model.id}" is taken already ({where})', "id")
    return found


def _entry(entry_id: str, found: Mapping[str, _Placed], languages: tuple[str, ...]) -> Entry:
    """The texts of one id brought together; each language must have it, under the same topic."""
    first = next(iter(found.values()))
    topic = first.page.model.topic
    if missing := [language for language in languages if language not in found]:
        raise first.fault(f'the entry "{entry_id}" is missing in: {", ".join(missing)}', "id")
    for placed in found.values():
        if placed.page.model.topic != topic:
            reason = f'"{entry_id}" is under the topic "{topic}" in {first.page.language}'
            raise placed.fault(reason, "id")
    texts = {
        language: EntryText(placed.model.question, placed.model.answer, placed.model.phrasings)
        for language, placed in found.items()
    }
    return Entry(entry_id, topic, MappingProxyType(texts))
