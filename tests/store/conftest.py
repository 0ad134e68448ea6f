"""The log and the accounts, on SQLite, on a real PostgreSQL and in memory."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from handoff.ports import Accounts, Log
from handoff.store.accounts import SqlAccounts
from handoff.store.engine import Database, open_database
from handoff.store.log import SqlLog
from tests.fakes import MemoryAccounts, MemoryLog
from tests.postgres import Postgres
from tests.store.kinds import POSTGRES, SQLITE


@pytest.fixture(params=["memory", SQLITE, POSTGRES])
def kind(request: pytest.FixtureRequest) -> str:
    """What the test runs on."""
    return str(request.param)


@pytest.fixture
def url(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A migrated, empty database of the test's own; "" for memory."""
    if kind == "postgres":
        server: Postgres = request.getfixturevalue("postgres")
        fresh = server.fresh()
        yield fresh
        server.drop(fresh)
    elif kind == "sqlite":
        migrated: Path = request.getfixturevalue("migrated")
        yield f"sqlite:///{shutil.copy(migrated, tmp_path / 'house.sqlite')}"
    else:
        yield ""


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database | None]:
    """It, opened; None for memory."""
    if not url:
        yield None
        return
    opened = await open_database(url)
    yield opened
    await opened.close()


@pytest.fixture
def log(database: Database | None) -> Log:
    """The port under test."""
    return SqlLog(database) if database else MemoryLog()


@pytest.fixture
def accounts(database: Database | None) -> Accounts:
    """The port under test."""
    return SqlAccounts(database) if database else MemoryAccounts()
