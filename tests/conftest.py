"""What tests of several rooms share."""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as in the program; read when numpy is first imported

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from handoff.store.migrate import migrate
from tests.house import NO_LIMITS, OLA, House
from tests.people import a_case
from tests.postgres import Postgres, run, start_postgres


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A real house with the demo's agents, for all tests of a run that leave it standing."""
    with House(tmp_path_factory.mktemp("house"), NO_LIMITS) as opened:
        yield opened


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty SQLite database, migrated once."""
    path = tmp_path_factory.mktemp("migrated") / "empty.sqlite"
    run(migrate(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server for all tests of this process."""
    server = start_postgres()
    yield server
    server.stop()


@pytest.fixture
async def undisturbed(house: House) -> AsyncIterator[None]:
    """Whatever the test does: a visitor and their agent go on talking, and nothing fails."""
    logged = house.log_size()
    async with a_case(house, OLA) as (visitor, agent):
        yield
        said = await agent.say(visitor.conversation, "Are you still there?")
        await visitor.line.heard("entries", where=lambda page: page["until"] == said)
        wrote = await visitor.send("I am.")
        await agent.line.heard("entries", where=lambda page: page["until"] == wrote)
        seqs = [entry["seq"] for entry in visitor.line.entries()]
        assert seqs == list(range(1, wrote + 1))
        assert not visitor.line.closed
        assert not agent.line.closed
    faults = [line for line in house.log(logged) if line["level"] not in ("info", "warning")]
    assert faults == []
