"""What goes wrong on either database: nothing is lost, and nobody else is disturbed."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count

import pytest
from sqlalchemy import Connection, Engine, event, text

from handoff.core.entries import Wrote
from handoff.ports import Log, Unavailable
from handoff.store.engine import Database, Step
from tests.store.cases import Case, store, stored
from tests.store.kinds import on_databases


def execute(statement: str) -> Step[None]:
    def step(connection: Connection) -> None:
        connection.execute(text(statement))

    return step


async def turns(count: int) -> None:
    for _ in range(count):
        await asyncio.sleep(0)


@contextmanager
def cancelled_at(moment: int, task: asyncio.Task[None]) -> Iterator[None]:
    """Cancel it while the database does the `moment`-th thing from now on; the commit is one."""
    loop = asyncio.get_running_loop()
    things = count(1)

    def hear(*_: object) -> None:
        if next(things) == moment:
            loop.call_soon_threadsafe(task.cancel)

    for name in ("before_cursor_execute", "commit"):
        event.listen(Engine, name, hear)
    try:
        yield
    finally:
        for name in ("before_cursor_execute", "commit"):
            event.remove(Engine, name, hear)


@on_databases
@pytest.mark.parametrize("moment", range(1, 8))
async def test_a_cancelled_writer_leaves_all_or_nothing_and_a_writer_that_works(
    log: Log, moment: int
):
    case, other = Case("case"), Case("other", visitor="bruno")
    case.opens()
    case.happens(*[Wrote("hello")] * 10)
    other.opens()

    writing = asyncio.create_task(store(log, case))
    with cancelled_at(moment, writing):
        await asyncio.wait([writing])
        await store(log, other)

    assert await stored(log, case.id) in ([], case.entries)
    assert await stored(log, other.id) == other.entries


@on_databases
async def test_a_writer_may_be_cancelled_again_and_again(log: Log):
    case, other = Case("case"), Case("other", visitor="bruno")
    case.opens()
    other.opens()
    writing = asyncio.create_task(store(log, case))
    while not writing.done():
        await asyncio.sleep(0)
        writing.cancel()

    await store(log, other)

    assert await stored(log, case.id) in ([], case.entries)
    assert await stored(log, other.id) == other.entries


@on_databases
async def test_a_cancelled_reader_leaves_readers_that_work(log: Log):
    case = Case("case")
    case.opens()
    await store(log, case)
    for patience in range(10):
        reading = asyncio.create_task(stored(log, case.id))
        await turns(patience)
        reading.cancel()
        with suppress(asyncio.CancelledError):
            await reading

    assert await stored(log, case.id) == case.entries


@on_databases
async def test_a_reader_cannot_write(database: Database):
    with pytest.raises(Unavailable, match=r"read-?only"):
        await database.read(execute("DELETE FROM conversations"))


@on_databases
async def test_a_fault_of_ours_is_not_taken_for_one_of_the_database(database: Database):
    with pytest.raises(Exception, match="nonsense") as fault:
        await database.read(execute("SELECT nonsense"))

    assert not isinstance(fault.value, Unavailable)


@on_databases
async def test_what_visitors_wrote_is_in_no_error(log: Log, database: Database):
    def step(connection: Connection) -> None:
        connection.execute(text("INSERT INTO entries (body) VALUES (:body)"), {"body": "secret"})

    with pytest.raises(Exception, match="entries") as fault:
        async with database.begin() as unit:
            await unit.run(step)

    assert "secret" not in str(fault.value)
