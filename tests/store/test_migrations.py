"""A migrated database is what schema.py says, and migrating costs nothing where it is done."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError

from handoff.ports import Unavailable
from handoff.store.engine import Database, Step, open_database
from handoff.store.migrate import HEAD, current_and_head, migrate
from handoff.store.schema import metadata
from tests.postgres import Postgres
from tests.store.kinds import on_databases, on_sqlite


@pytest.fixture
def empty(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A database that has not been migrated; on SQLite, a file and a folder that are not there."""
    if kind == "postgres":
        server: Postgres = request.getfixturevalue("postgres")
        url = server.empty()
        yield url
        server.drop(url)
    else:
        yield f"sqlite:///{file_of(tmp_path)}"


def file_of(folder: Path) -> Path:
    return folder / "var" / "house.sqlite"


def make_file(folder: Path) -> None:
    file_of(folder).parent.mkdir()
    file_of(folder).touch()


def execute(statement: str) -> Step[None]:
    def step(connection: Connection) -> None:
        connection.execute(text(statement))

    return step


async def write(database: Database, statement: str) -> None:
    async with database.begin() as unit:
        await unit.run(execute(statement))


def differences(connection: Connection) -> list[object]:
    options = {"compare_type": True, "compare_server_default": True}
    context = MigrationContext.configure(connection, opts=options)
    return list(compare_metadata(context, metadata))


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


@on_databases
async def test_the_migrated_schema_is_the_schema(database: Database):
    assert await database.read(differences) == []


@on_databases
async def test_a_difference_would_be_seen(database: Database):
    await write(database, "DROP INDEX ix_sessions_agent")
    await write(database, "ALTER TABLE agents ADD COLUMN shoe_size INTEGER")

    assert len(await database.read(differences)) == 2


def test_the_head_is_the_newest_script():
    config = Config()
    config.set_main_option("script_location", "handoff.store:migrations")

    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


@on_databases
async def test_an_empty_database_is_migrated(empty: str):
    await migrate(empty)

    assert await current_and_head(empty) == (HEAD, HEAD)


@on_databases
async def test_processes_that_start_together_migrate_once(empty: str):
    await asyncio.gather(*(migrate(empty) for _ in range(3)))

    assert await current_and_head(empty) == (HEAD, HEAD)


@on_databases
def test_migrating_again_changes_nothing_and_loads_nothing(url: str):
    again = f"""
import asyncio, sys
from handoff.store.migrate import migrate
asyncio.run(migrate({url!r}))
assert not [name for name in sys.modules if name.startswith(("alembic", "mako"))]
"""
    subprocess.run([sys.executable, "-W", "error", "-c", again], check=True)


@on_databases
async def test_a_migration_happens_as_a_whole_or_not_at_all(empty: str, tmp_path: Path):
    make_file(tmp_path)
    database = await open_database(empty)
    await write(database, "CREATE TABLE sessions (in_the_way INTEGER)")

    with pytest.raises(DBAPIError, match="already exists"):
        await migrate(empty)

    assert await database.read(tables) == {"sessions"}
    await database.close()
    assert await current_and_head(empty) == (None, HEAD)


@on_databases
async def test_a_database_of_a_newer_version_is_left_alone(url: str, database: Database):
    await write(database, "UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(Unavailable, match="9999"):
        await migrate(url)

    assert await current_and_head(url) == ("9999", HEAD)


@on_sqlite
async def test_only_its_owner_can_read_a_new_file(empty: str, tmp_path: Path):
    await migrate(empty)

    assert file_of(tmp_path).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("url", ["mysql://localhost/house", "sqlite://", "house.sqlite", ""])
async def test_a_url_of_another_kind_is_refused(url: str):
    with pytest.raises(ValueError, match="URL"):
        await migrate(url)
    with pytest.raises(ValueError, match="URL"):
        await open_database(url)


async def test_a_url_that_is_refused_is_not_repeated():
    with pytest.raises(ValueError, match="URL") as refused:
        await migrate("mysql://ana:secret@localhost/house")

    assert "secret" not in str(refused.value)
