"""A folder put in force by `frontline faq import`, and what is judged before."""

from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

import typer

from faq import Knowledge
from faq.proving import Stolen, prove, stolen
from handoff.cli.faq_words import stolen_shown
from handoff.cli.knowledge import fail, on_database, usable
from handoff.cli.settings import loaded
from handoff.clock import SystemClock
from handoff.config import Settings
from handoff.knowledge.matching import matching
from handoff.knowledge.rows import in_order, read
from handoff.knowledge.seed import Import, differences, take_in
from handoff.store.engine import Database
from handoff.store.faq_store import SqlFaqStore


@dataclass(frozen=True, slots=True)
class Taken:
    """What has been put in force: the folder's knowledge, what that changed, and the version."""

    knowledge: Knowledge
    change: Import
    version: int


def taken_in(folder: Path, *, replace: bool, force: bool) -> Taken:
    """A folder, in force. Ends the program, with words, where it must not be."""
    settings = loaded()
    knowledge = usable(folder, settings)

    async def work(database: Database) -> Taken:
        store = SqlFaqStore(database)
        base = await store.version()  # first: what is read after it may be newer, never older
        rows = await store.current()
        try:
            change = differences(knowledge, rows, base, replace=replace)
        except ValueError as fault:
            fail(f"{folder}: {fault}.")
        if not force:
            before = read(rows, settings.variables, None).knowledge
            _judge(before, knowledge if replace else _union(before, knowledge), settings)
        return Taken(knowledge, change, await take_in(store, SystemClock(), change))

    return on_database(settings, work)


def _union(before: Knowledge, knowledge: Knowledge) -> Knowledge:
    return in_order({**before.entries, **knowledge.entries}.values())


def _judge(before: Knowledge, after: Knowledge, settings: Settings) -> None:
    """End the program where sentences would be taken from their entries."""
    if lost := _stolen(before, after, settings.faq_wrong_share):
        typer.echo(stolen_shown(lost), err=True)
        fail("Nothing was done. Mend the entries, or import with --force.")


def _stolen(before: Knowledge, after: Knowledge, wrong_share: float) -> tuple[Stolen, ...]:
    if before.phrasings() == after.phrasings():
        return ()
    asked = _some(after, before.entries)
    proof = prove(asked, matching(after.phrasings(), wrong_share))
    suspects = {each.sentence.entry for each in proof.sentences if not each.passed}
    if not suspects:
        return ()
    first = prove(_some(before, suspects), matching(before.phrasings(), wrong_share))
    return stolen(first, proof)


def _some(knowledge: Knowledge, ids: Container[str]) -> Knowledge:
    entries = knowledge.entries.items()
    return Knowledge({id: entry for id, entry in entries if id in ids})
