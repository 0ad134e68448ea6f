import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from handoff.desk import Desk
from handoff.store.engine import open_database
from handoff.store.log import SqlLog
from handoff.store.migrate import migrate
from tests.desk.rooms import POLICY, Room
from tests.desk.troubled_log import TroubledLog
from tests.fakes import FakeClock, MemoryLog


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database, migrated once."""
    path = tmp_path_factory.mktemp("desk") / "empty.sqlite"
    await migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite(migrated: Path, tmp_path: Path) -> Path:
    """A database file of the test's own."""
    return Path(shutil.copy(migrated, tmp_path / "house.sqlite"))


@pytest.fixture(params=["memory", "sqlite"])
async def room(request: pytest.FixtureRequest, sqlite: Path) -> AsyncIterator[Room]:
    """A desk at work, on each kind of log."""
    if request.param == "memory":
        async for room in working(MemoryLog()):
            yield room
    else:
        database = await open_database(f"sqlite:///{sqlite}")
        async for room in working(SqlLog(database)):
            yield room
        await database.close()


@pytest.fixture
async def log() -> TroubledLog:
    """The log of `troubled`."""
    return TroubledLog()


@pytest.fixture
async def troubled(log: TroubledLog) -> AsyncIterator[Room]:
    """A desk at work on a log that can be held up and troubled."""
    async for room in working(log):
        yield room


async def working(log: MemoryLog | SqlLog) -> AsyncIterator[Room]:
    """A desk that has started and is stopped; at the end the log must be sound."""
    clock = FakeClock()
    room = Room(Desk(log, clock, POLICY), log, clock)
    room.desk.start()
    yield room
    await room.desk.stop()
    await room.check()
