"""Bring a database to what this version needs, or say how far it is from that."""

import asyncio
from pathlib import Path

from sqlalchemy import URL, Connection, Text, column, func, inspect, select, table

from handoff.ports import Unavailable
from handoff.store.engine import open_database, parse, sqlite_path
from handoff.store.errors import translated

HEAD = "0003"  # the newest of migrations/versions; a test holds it to that. Text in their order
PRIVATE = 0o600  # a new file's mode: only its owner reads what visitors wrote

_LOCK = 7_305_808_869_232_150_113  # any number, the same in all processes
_VERSION = select(column("version_num", Text)).select_from(table("alembic_version"))


async def migrate(url: str) -> None:
    """Migrate the database; nothing is imported or written where it is up to date.

    Makes a SQLite file that is not there, and its folder. One transaction: all or nothing. Raises
    ValueError for a URL of another kind, and Unavailable with the reason.
    """
    parsed = parse(url)
    if parsed.drivername == "sqlite":
        await asyncio.to_thread(_migrate_sqlite, sqlite_path(parsed))
    else:
        await _migrate_postgres(parsed)


async def current_and_head(url: str) -> tuple[str | None, str]:
    """The revision that the database is at, None for an empty one, and the one it should be at.

    Raises what `open_database` raises.
    """
    database = await open_database(url)
    try:
        return await database.read(revision), HEAD
    finally:
        await database.close()


def revision(connection: Connection) -> str | None:
    """The revision that the database is at, or None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(_VERSION).scalar_one_or_none()


def _migrate_sqlite(path: Path) -> None:
    from handoff.store.sqlite import sqlite_engine

    engine = sqlite_engine(path, "journal_mode=WAL", "synchronous=FULL", mode="rwc")
    try:
        with translated():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=PRIVATE)
            with engine.begin() as connection:
                _upgrade(connection)
    except Unavailable as problem:
        raise Unavailable(f"{path}: {problem}") from problem
    finally:
        engine.dispose()


async def _migrate_postgres(url: URL) -> None:
    from handoff.store.postgres import postgres_engine

    engine = postgres_engine(url, settings={}, answer_timeout=None, pool_size=1)
    try:
        with translated():
            async with engine.begin() as connection:
                await connection.run_sync(_upgrade)
    finally:
        await engine.dispose()


def _upgrade(connection: Connection) -> None:
    if revision(connection) == HEAD:
        return
    if connection.dialect.name == "postgresql":  # processes that start together take turns
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    found = revision(connection)
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", "handoff.store:migrations")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as problem:
        raise Unavailable(
            f"this version does not know the database's revision {found}"
        ) from problem
