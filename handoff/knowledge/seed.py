"""What an empty knowledge starts with, and taking a whole knowledge into the store."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from faq import Knowledge, KnowledgeFault, load, starter
from faq.schema import MAX_ENTRIES
from handoff.knowledge.rows import LANGUAGES, body_of
from handoff.ports import Clock, FaqRevision, FaqStore


@dataclass(frozen=True, slots=True)
class Import:
    """What is to be written, as the store keeps it, and removed: on the version `base`, by id."""

    base: int
    saved: Mapping[str, str]
    removed: tuple[str, ...] = ()


def beginning(folder: Path | None, variables: Collection[str]) -> Knowledge:
    """The knowledge of a folder, or the starter. Raises KnowledgeFault where it cannot be used."""
    if folder is None:
        return starter()
    knowledge = load(folder, variables)
    if knowledge.languages != tuple(sorted(LANGUAGES)):
        languages = " and ".join(LANGUAGES)
        raise KnowledgeFault(folder, 1, f"each entry must have its texts in {languages}")
    return knowledge


def differences(
    knowledge: Knowledge, rows: Collection[FaqRevision], base: int, *, replace: bool
) -> Import:
    """What must change in the store's rows of a version; with `replace`, all else is removed.

    Raises ValueError where there would be too many entries.
    """
    stored = {row.entry: row.body for row in rows}
    wanted = {entry.id: body_of(entry) for entry in knowledge.entries.values()}
    if not replace and (count := len(stored.keys() | wanted.keys())) > MAX_ENTRIES:
        raise ValueError(f"there would be {count} entries, and at most {MAX_ENTRIES} can be used")
    saved = {entry: body for entry, body in wanted.items() if stored.get(entry) != body}
    removed = tuple(entry for entry in stored if entry not in wanted) if replace else ()
    return Import(base, saved, removed)


async def take_in(store: FaqStore, clock: Clock, change: Import) -> int:
    """Write it, all or none; the version in force then.

    Raises Conflict where somebody has changed the knowledge since: look again.
    """
    bodies = {**change.saved, **dict.fromkeys(change.removed)}
    if not bodies:
        return change.base
    return await store.save(bodies, base=change.base, by=None, at=clock.now())
