"""What can go wrong with a server: it is said aloud, nothing is lost, and it mends by itself."""

import pytest
from sqlalchemy import Connection

from handoff.core.entries import Wrote
from handoff.ports import Log, Unavailable
from handoff.store import postgres as servers
from handoff.store.engine import Database, open_database
from handoff.store.log import SqlLog
from tests.postgres import OwnPostgres, Postgres
from tests.store.cases import Case, store, stored
from tests.store.kinds import on_postgres

pytestmark = pytest.mark.postgres


@pytest.fixture
async def case(log: Log) -> Case:
    """A conversation that has been stored."""
    opened = Case("case")
    opened.opens()
    await store(log, opened)
    return opened


@pytest.fixture
def own(postgres: Postgres) -> OwnPostgres:
    """A server that may be crashed."""
    if not isinstance(postgres, OwnPostgres):
        pytest.skip("a given server is not ours to crash")
    return postgres


def backend(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one())


async def write_and_die(database: Database, postgres: Postgres) -> None:
    """Lose the connection between two steps of a transaction."""
    async with database.begin() as unit:
        await unit.run(lambda c: c.exec_driver_sql("UPDATE conversations SET seq = 99"))
        pid = await unit.run(backend)
        postgres.execute(f"SELECT pg_terminate_backend({pid})")
        await unit.run(backend)


async def load(log: Log, case: Case) -> None:
    async with log.begin() as transaction:
        await transaction.load([case.id])


def kill_all(postgres: Postgres, url: str) -> None:
    """End every connection to a database, as a restart of the network would."""
    name = url.rpartition("/")[2]
    pids = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    postgres.execute(f"{pids} WHERE datname = '{name}'")


@on_postgres
async def test_a_connection_that_dies_in_a_transaction_takes_it_along(
    log: Log, database: Database, postgres: Postgres, case: Case
):
    case.happens(Wrote("hello"))
    with pytest.raises(Unavailable):
        await write_and_die(database, postgres)

    await store(log, case)
    assert await stored(log, case.id) == case.entries


@on_postgres
async def test_connections_that_died_while_nobody_used_them_are_replaced(
    log: Log, url: str, postgres: Postgres, case: Case
):
    kill_all(postgres, url)
    assert await stored(log, case.id) == case.entries  # a reader asks again by itself

    kill_all(postgres, url)
    case.happens(Wrote("hello"))
    with pytest.raises(Unavailable):
        await store(log, case)
    await store(log, case)
    assert await stored(log, case.id) == case.entries


@on_postgres
async def test_a_server_that_crashes_and_comes_back_has_all_that_was_accepted(
    log: Log, own: OwnPostgres, case: Case
):
    for number in range(10):
        case.happens(Wrote(f"line {number}"))
        await store(log, case)
    own.crash()
    accepted = list(case.entries)
    case.happens(Wrote("into the dark"))
    try:
        with pytest.raises(Unavailable):
            await store(log, case)
        with pytest.raises(Unavailable):
            await stored(log, case.id)
    finally:
        own.start()

    assert await stored(log, case.id) == accepted
    await store(log, case)
    assert await stored(log, case.id) == case.entries


@on_postgres
async def test_a_row_that_stays_locked_makes_us_refuse(
    url: str, log: Log, case: Case, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(servers.SETTINGS, "lock_timeout", "50ms")
    impatient = await open_database(url)
    async with log.begin() as transaction:
        await transaction.load([case.id])
        with pytest.raises(Unavailable, match="lock"):
            await load(SqlLog(impatient), case)
    await impatient.close()

    case.happens(Wrote("hello"))
    await store(log, case)


async def test_a_server_that_is_not_there_is_named(postgres: Postgres):
    with pytest.raises(Unavailable, match=r"127\.0\.0\.1"):
        await open_database("postgresql://frontline@127.0.0.1:1/house")


async def test_a_database_that_is_not_there_is_named(postgres: Postgres):
    with pytest.raises(Unavailable, match="nowhere"):
        await open_database(postgres.url("nowhere"))


async def test_a_database_that_cannot_keep_every_text_is_not_opened(postgres: Postgres):
    postgres.execute("CREATE DATABASE narrow ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C'")
    try:
        with pytest.raises(Unavailable, match="UTF8"):
            await open_database(postgres.url("narrow"))
    finally:
        postgres.execute("DROP DATABASE narrow")
