"""A folder of knowledge files, read as one: each fault is told with its file and line."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from faq.entry_data import KEYS, entry_from
from faq.faults import EntryFault, KnowledgeFault, Place, faults_of
from faq.knowledge import Entry, Knowledge, knowledge_of, missing_variables
from faq.schema import FileModel
from faq.source import Source, read

MAX_FILES = 200


@cache
def starter() -> Knowledge:
    """The knowledge that comes with the package: a hosting company's, in Polish and English."""
    return load(Path(__file__).with_name("starter"))


def load(folder: Path, variables: Collection[str] | None = None) -> Knowledge:
    """Reads `folder/*.yaml`; raises KnowledgeFault for a thing that is wrong.

    With `variables`, those of an answer must be among them.
    """
    placed: dict[str, _Placed] = {}
    for file in _files(folder):
        for found in _entries(file):
            first = placed.setdefault(found.entry.id, found)
            if first is not found:
                where = f"{first.source.file.name}, line {first.fault(('id',), '').line}"
                reason = f'the id "{found.entry.id}" is taken already ({where})'
                raise found.fault(("id",), reason)
    try:
        knowledge = knowledge_of(found.entry for found in placed.values())
        for fault in () if variables is None else missing_variables(knowledge, variables):
            raise fault
    except EntryFault as fault:
        raise placed[fault.entry].fault(fault.steps, fault.reason) from None
    return knowledge


@dataclass(frozen=True, slots=True)
class _Placed:
    """One entry, and where it stands."""

    source: Source
    index: int
    entry: Entry

    def fault(self, within: Place, reason: str) -> KnowledgeFault:
        return self.source.fault(("entries", self.index, *within), reason)


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise KnowledgeFault(folder, 1, "there is no such folder")
    files = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    if not 1 <= len(files) <= MAX_FILES:
        raise KnowledgeFault(folder, 1, f"there must be 1 to {MAX_FILES} files, not {len(files)}")
    for file in files:
        if file.suffix != ".yaml" or not file.is_file():
            raise KnowledgeFault(file, 1, "only files that end in .yaml belong here")
    return files


def _entries(file: Path) -> Iterator[_Placed]:
    source = read(file)
    try:
        model = FileModel.model_validate(source.value)
    except ValidationError as error:
        raise source.fault(*faults_of(error, KEYS)[0]) from None
    for index, found in enumerate(model.entries):
        try:
            entry = entry_from(found, model.topic)
        except EntryFault as fault:
            raise source.fault(("entries", index, *fault.steps), fault.reason) from None
        yield _Placed(source, index, entry)
