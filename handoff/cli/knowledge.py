"""The knowledge that a command works on, and what it asks of the database."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import NoReturn, TypeVar

import typer

from faq import Knowledge, KnowledgeFault
from faq.learning import Unanswered
from handoff.cli.settings import loaded
from handoff.clock import SystemClock
from handoff.config import Settings
from handoff.knowledge.matching import Matching, matching
from handoff.knowledge.rows import read
from handoff.knowledge.seed import beginning
from handoff.ports import Conflict, UnansweredQuestion, Unavailable
from handoff.store.engine import Database, open_database, parse, sqlite_path
from handoff.store.faq_record import SqlFaqRecord
from handoff.store.faq_store import SqlFaqStore
from handoff.store.migrate import HEAD, revision

Result = TypeVar("Result")

LEARNED_FROM = 1_000  # questions


@dataclass(frozen=True, slots=True)
class Found:
    """A knowledge, where it comes from, and why entries of it cannot be used, by id."""

    knowledge: Knowledge
    place: str
    faults: dict[str, str]


def find(folder: Path | None) -> Found:
    """The knowledge of a folder; without one that in force; without any what a house begins with.

    Names the entries that cannot be used. Ends the program, with words, where none can.
    """
    settings = loaded()
    found = None if folder else _in_force(settings)
    if found is None:
        return _begun(folder or settings.faq_dir, settings)
    for entry, reason in found.faults.items():
        typer.echo(f"{entry} cannot be used: {reason}", err=True)
    return found


def matcher_of(found: Found) -> Matching:
    """The matcher, as the house would make it."""
    return matching(found.knowledge.phrasings(), loaded().faq_wrong_share)


def unanswered(days: int) -> list[Unanswered]:
    """The newest questions that found no answer, and that nobody has reviewed."""

    async def work(database: Database) -> list[UnansweredQuestion]:
        since = SystemClock().now() - timedelta(days=days)
        return await SqlFaqRecord(database).unanswered(since=since, limit=LEARNED_FROM)

    return [
        Unanswered(one.question.conversation, one.question.seq, one.language, one.text, one.answer)
        for one in on_database(loaded(), work)
    ]


def _in_force(settings: Settings) -> Found | None:
    async def work(database: Database) -> Found | None:
        store = SqlFaqStore(database)
        version = await store.version()
        if not version:
            return None
        made = read(await store.current(), settings.variables, None)
        return Found(made.knowledge, f"in force, version {version}", dict(made.faults))

    url = parse(settings.database)
    there = url.drivername != "sqlite" or sqlite_path(url).is_file()
    return on_database(settings, work) if there else None


def _begun(folder: Path | None, settings: Settings) -> Found:
    return Found(usable(folder, settings), str(folder) if folder else "the starter", {})


def usable(folder: Path | None, settings: Settings) -> Knowledge:
    """A folder as a house would begin with it. Ends the program, with words, where none would."""
    try:
        return beginning(folder, settings.variables)
    except KnowledgeFault as fault:
        fail(str(fault))


def on_database(settings: Settings, work: Callable[[Database], Awaitable[Result]]) -> Result:
    """What the work comes to. Ends the program, with words, where the database cannot be used."""

    async def main() -> Result:
        database = await open_database(settings.database)
        try:
            if (found := await database.read(revision)) != HEAD:
                raise Unavailable(f"it is at {found}, not at {HEAD}: run `frontline migrate`")
            return await work(database)
        finally:
            await database.close()

    try:
        return asyncio.run(main())
    except Unavailable as problem:
        fail(f"The database cannot be used: {problem}.")
    except Conflict:
        fail("Somebody has changed the knowledge in the meantime: nothing was done. Try again.")


def fail(message: str) -> NoReturn:
    """End the program with 1, and words."""
    typer.echo(message, err=True)
    raise typer.Exit(1)
