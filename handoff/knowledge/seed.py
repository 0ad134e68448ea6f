"""What an empty knowledge starts with, and taking a whole knowledge into the store."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from faq import Knowledge, KnowledgeFault, load, starter
from handoff.knowledge.rows import LANGUAGES, body_of
from handoff.ports import Clock, FaqStore


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import has changed, by entry, and the version that it has led to."""

    version: int
    saved: tuple[str, ...]
    removed: tuple[str, ...]


def beginning(folder: Path | None, variables: Collection[str]) -> Knowledge:
    """The knowledge of a folder, or the starter. Raises KnowledgeFault where it cannot be used."""
    if folder is None:
        return starter()
    knowledge = load(folder, variables)
    if knowledge.languages != tuple(sorted(LANGUAGES)):
        languages = " and ".join(LANGUAGES)
        raise KnowledgeFault(folder, 1, f"each entry must have its texts in {languages}")
    return knowledge


async def take_in(
    store: FaqStore, clock: Clock, knowledge: Knowledge, *, replace: bool = False
) -> Imported:
    """Write what differs from the store, all or none; with `replace`, remove what is not in it.

    Raises Conflict where somebody changes the knowledge meanwhile: try again.
    """
    base = await store.version()
    stored = {row.entry: row.body for row in await store.current()}
    wanted = {entry.id: body_of(entry) for entry in knowledge.entries.values()}
    saved = [entry for entry, body in wanted.items() if stored.get(entry) != body]
    removed = [entry for entry in stored if entry not in wanted] if replace else []
    bodies = {entry: wanted.get(entry) for entry in (*saved, *removed)}
    version = base
    if bodies:
        version = await store.save(bodies, base=base, by=None, at=clock.now())
    return Imported(version, tuple(saved), tuple(removed))
