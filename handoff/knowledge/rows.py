"""The store's rows as entries, and back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import get_args

import orjson

from faq import Entry, EntryFault, Knowledge, as_data, entry_of, knowledge_of, missing_variables
from faq.knowledge import too_many
from faq.schema import MAX_ENTRIES
from handoff.core.entries import Locale
from handoff.knowledge.known import Known
from handoff.ports import FaqRevision
from rich_text.reason import Reason

LANGUAGES: tuple[str, ...] = get_args(Locale)  # in which the house speaks
_NOT_SPOKEN = Reason("the house does not speak this", "w tym języku nikt tu nie mówi")
_NO_JSON = Reason("what is stored is not JSON", "to, co zapisano, nie jest JSON-em")


@dataclass(frozen=True, slots=True)
class Read:
    """What can be used of the store's rows, and why the others cannot, by entry."""

    knowledge: Knowledge
    revisions: Mapping[str, FaqRevision]
    faults: Mapping[str, Reason]


def body_of(entry: Entry) -> str:
    """An entry as the store keeps it: JSON text."""
    return orjson.dumps(as_data(entry)).decode()


def usable(data: object, variables: Iterable[str]) -> Entry:
    """The entry that plain data describes. Raises EntryFault where this house cannot use it."""
    entry = entry_of(data)
    for language in LANGUAGES:
        if language not in entry.texts:
            reason = Reason(f"there is no text in {language}", f"brakuje tekstu: {language}")
            raise EntryFault(("texts", language), reason, entry.id)
    for language in entry.texts:
        if language not in LANGUAGES:
            raise EntryFault(("texts", language), _NOT_SPOKEN, entry.id)
    for fault in missing_variables(Knowledge({entry.id: entry}), tuple(variables)):
        raise fault
    return entry


def read(rows: Iterable[FaqRevision], variables: Iterable[str], before: Known | None) -> Read:
    """The knowledge that is stored; what cannot be used is left out.

    Entries that `before` has in the same revision are taken from there.
    """
    names = tuple(variables)
    entries: dict[str, Entry] = {}
    revisions: dict[str, FaqRevision] = {}
    faults: dict[str, Reason] = {}
    for row in rows:
        try:
            if len(entries) == MAX_ENTRIES:
                raise EntryFault((), too_many(), row.entry)
            entries[row.entry] = _as_before(row, before) or _entry(row, names)
            revisions[row.entry] = row
        except EntryFault as fault:
            faults[row.entry] = fault.told
    knowledge = in_order(entries.values())
    return Read(knowledge, MappingProxyType(revisions), MappingProxyType(faults))


def in_order(entries: Iterable[Entry]) -> Knowledge:
    """The same entries make the same knowledge, however they came. Raises EntryFault."""
    return knowledge_of(sorted(entries, key=lambda entry: entry.id))


def _as_before(row: FaqRevision, before: Known | None) -> Entry | None:
    was = before.revisions.get(row.entry) if before else None
    return before.knowledge.entries[row.entry] if before and was == row else None


def _entry(row: FaqRevision, variables: tuple[str, ...]) -> Entry:
    try:
        data = orjson.loads(row.body or "")
    except orjson.JSONDecodeError:
        raise EntryFault((), _NO_JSON, row.entry) from None
    entry = usable(data, variables)
    if entry.id != row.entry:
        reason = Reason(
            f"it says of itself that it is {entry.id}", f"o sobie mówi, że jest {entry.id}"
        )
        raise EntryFault(("id",), reason, row.entry)
    return entry
