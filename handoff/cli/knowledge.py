"""The knowledge that a command works on, and what it asks of the database."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import NoReturn, TypeVar

import typer

from faq import Knowledge, KnowledgeFault, load
from faq.learning import Unanswered
from handoff.cli.settings import loaded
from handoff.clock import SystemClock
from handoff.config import Settings
from handoff.knowledge.matching import Matching, matching
from handoff.knowledge.rows import read
from handoff.knowledge.seed import Import, beginning, differences, take_in
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

    Ends the program, with words, where it cannot be used.
    """
    settings = loaded()
    try:
        if folder:
            return Found(load(folder, settings.variables), str(folder), {})
        return _in_force(settings) or _begun(settings)
    except KnowledgeFault as fault:
        fail(str(fault))


def matcher_of(found: Found) -> Matching:
    """The matcher, as the house would make it."""
    return matching(found.knowledge.phrasings(), loaded().faq_wrong_share)


def taken_in(folder: Path, *, replace: bool) -> tuple[Knowledge, Import, int]:
    """A folder's knowledge, in force; what that has changed, and the version."""
    settings = loaded()
    try:
        knowledge = beginning(folder, settings.variables)
    except KnowledgeFault as fault:
        fail(str(fault))

    async def work(database: Database) -> tuple[Import, int]:
        store = SqlFaqStore(database)
        base = await store.version()
        try:
            change = differences(knowledge, await store.current(), base, replace=replace)
        except ValueError as fault:
            fail(f"{folder}: {fault}.")
        return change, await take_in(store, SystemClock(), change)

    return knowledge, *on_database(settings, work)


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


def _begun(settings: Settings) -> Found:
    place = str(settings.faq_dir) if settings.faq_dir else "the starter"
    return Found(beginning(settings.faq_dir, settings.variables), place, {})


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
