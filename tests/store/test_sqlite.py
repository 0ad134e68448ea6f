"""What can go wrong with a file: it is said aloud, nothing is lost, and it mends by itself."""

import asyncio
import subprocess
import sys
import threading
from pathlib import Path
from shutil import move

import pytest
from sqlalchemy import Connection

from handoff.core.entries import Entry, Wrote
from handoff.ports import Log, Unavailable
from handoff.store import sqlite as files
from handoff.store.engine import Database, Step, open_database
from handoff.store.log import SqlLog
from tests.store.cases import Case, store, stored
from tests.store.kinds import on_sqlite
from tests.store.troubles import (
    move_away,
    no_file_may_grow,
    overwrite,
    read_only_copy,
    replace,
    somebody_else_writing,
)

pytestmark = on_sqlite

LONG = Wrote("a long complaint " * 200)
PAGE = 4096


@pytest.fixture
def path(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


@pytest.fixture
async def case(log: Log) -> Case:
    """A conversation that has been stored."""
    opened = Case("case")
    opened.opens()
    await store(log, opened)
    return opened


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "BUSY_TIMEOUT", 0.05)


def is_there(path: Path) -> bool:
    return path.exists()


def pragma(statement: str) -> Step[object]:
    def step(connection: Connection) -> object:
        return connection.exec_driver_sql(f"PRAGMA {statement}").scalar()

    return step


async def set_pragma(database: Database, statement: str) -> object:
    async with database.begin() as unit:
        return await unit.run(pragma(statement))


async def write_until_refused(log: Log, case: Case) -> list[Entry]:
    """What was accepted before there was no more room."""
    while True:
        accepted = list(case.entries)
        case.happens(LONG)
        try:
            await store(log, case)
        except Unavailable:
            return accepted


async def test_a_full_disk_refuses_until_there_is_room(log: Log, database: Database, case: Case):
    pages = await database.read(pragma("page_count"))
    await set_pragma(database, f"max_page_count = {int(str(pages)) + 5}")

    accepted = await write_until_refused(log, case)

    assert await stored(log, case.id) == accepted
    await set_pragma(database, "max_page_count = 1000000")
    await store(log, case)
    assert await stored(log, case.id) == case.entries
    assert await database.read(pragma("integrity_check")) == "ok"


async def test_a_failing_disk_refuses_until_it_works(log: Log, database: Database, case: Case):
    with no_file_may_grow(50 * PAGE):
        accepted = await write_until_refused(log, case)
        assert await stored(log, case.id) == accepted

    await store(log, case)
    assert await stored(log, case.id) == case.entries
    assert await database.read(pragma("integrity_check")) == "ok"


async def test_a_writer_waits_for_another_process(log: Log, path: Path, case: Case):
    case.happens(Wrote("hello"))
    with somebody_else_writing(path) as other:
        writing = asyncio.create_task(store(log, case))
        assert await stored(log, case.id) == case.entries[:1]  # readers wait for nobody
        other.execute("ROLLBACK")
        await writing

    assert await stored(log, case.id) == case.entries


@pytest.mark.usefixtures("impatient")
async def test_a_process_that_never_ends_its_writing_makes_us_refuse(
    log: Log, path: Path, case: Case
):
    case.happens(Wrote("hello"))
    with somebody_else_writing(path), pytest.raises(Unavailable, match="locked"):
        await store(log, case)

    await store(log, case)
    assert await stored(log, case.id) == case.entries


async def test_a_file_that_was_moved_away_is_not_written_to(log: Log, path: Path, case: Case):
    case.happens(Wrote("hello"))
    away = move_away(path)
    with pytest.raises(Unavailable, match=path.name):
        await store(log, case)

    move(away, path)
    await store(log, case)
    assert await stored(log, case.id) == case.entries


async def test_a_file_that_was_replaced_is_not_written_to(log: Log, path: Path, case: Case):
    replace(path)
    case.happens(Wrote("hello"))

    with pytest.raises(Unavailable, match="replaced"):
        await store(log, case)


async def test_a_missing_file_is_not_made_anew(url: str, path: Path):
    move_away(path)

    with pytest.raises(Unavailable, match=path.name):
        await open_database(url)

    assert not is_there(path)


@pytest.mark.parametrize(
    ("at", "noise", "reason"),
    [
        (0, b"noise" * 1000, "not a database"),
        (100, b"\xff" * 200, "malformed"),
    ],
    ids=["noise", "corrupt"],
)
async def test_a_bad_file_is_not_opened(url: str, path: Path, at: int, noise: bytes, reason: str):
    overwrite(path, at, noise)

    with pytest.raises(Unavailable, match=f"{path.name}: .*{reason}"):
        await open_database(url)


async def test_a_file_that_may_only_be_read_is_not_opened(path: Path):
    with (
        read_only_copy(path) as copy,
        pytest.raises(Unavailable, match=r"house\.sqlite: .*readonly"),
    ):
        await open_database(f"sqlite:///{copy}")


async def test_commits_are_durable_and_readers_do_not_stop_writers(database: Database):
    assert await set_pragma(database, "synchronous") == 2  # FULL
    assert await set_pragma(database, "journal_mode") == "wal"
    assert await set_pragma(database, "foreign_keys") == 1


async def test_a_closed_database_is_unavailable_and_leaves_no_thread(url: str):
    before = set(threading.enumerate())
    database = await open_database(url)
    log = SqlLog(database)
    await log.queue(limit=1)
    assert set(threading.enumerate()) > before

    await database.close()

    assert set(threading.enumerate()) == before
    with pytest.raises(Unavailable, match="closed"):
        await log.queue(limit=1)
    with pytest.raises(Unavailable, match="closed"):
        await store(log, Case("case"))


async def test_what_was_asked_for_before_the_end_is_done(url: str, case: Case):
    database = await open_database(url)
    log = SqlLog(database)
    case.happens(Wrote("the last words"))
    writing = asyncio.create_task(store(log, case))
    await asyncio.sleep(0)

    await database.close()
    await writing

    assert await stored(SqlLog(await open_database(url)), case.id) == case.entries


def test_a_process_that_forgets_to_close_ends_all_the_same(url: str):
    forgetful = f"""
import asyncio
from handoff.store.engine import open_database
from handoff.store.log import SqlLog

async def main():
    await SqlLog(await open_database({url!r})).queue(limit=1)

asyncio.run(main())
"""
    subprocess.run([sys.executable, "-c", forgetful], check=True, timeout=30)
