"""One database of two kinds, and what the rest of the store asks of either."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Protocol, TypeVar

from sqlalchemy import URL, Connection, Dialect, make_url
from sqlalchemy.exc import ArgumentError

Result = TypeVar("Result")
Step = Callable[[Connection], Result]
"""SQL on a connection: plain calls that return when the database has answered."""


class Unit(Protocol):
    """One write transaction. A step that raises Conflict or Unavailable ends it."""

    async def run(self, step: Step[Result]) -> Result:
        """What the step returns."""


class Database(Protocol):
    """A place for the truth."""

    @property
    def dialect(self) -> Dialect:
        """What its SQL looks like."""

    def begin(self) -> AbstractAsyncContextManager[Unit]:
        """A write transaction: committed when the block ends, else rolled back."""

    async def read(self, step: Step[Result]) -> Result:
        """What the step reads of what has been committed."""

    async def close(self) -> None:
        """Let go of all connections and threads."""


async def open_database(url: str) -> Database:
    """Open a migrated database: `sqlite:///path` or `postgresql://…`.

    Raises ValueError for another kind of URL, and Unavailable with the reason where the database
    is not there, cannot be written to, or is not a database at all.
    """
    parsed = parse(url)
    if parsed.drivername == "sqlite":
        from handoff.store.sqlite import SqliteDatabase

        return await SqliteDatabase.open(sqlite_path(parsed))
    from handoff.store.postgres import PostgresDatabase

    return await PostgresDatabase.open(parsed)


def parse(url: str) -> URL:
    """The URL, with the driver name "sqlite" or "postgresql". Raises ValueError."""
    try:
        parsed = make_url(url)
    except ArgumentError:  # its message holds the URL, and so perhaps a password
        raise ValueError("the database's URL cannot be read") from None
    if parsed.drivername == "postgres":
        parsed = parsed.set(drivername="postgresql")
    if parsed.drivername == "postgresql" or (parsed.drivername == "sqlite" and parsed.database):
        return parsed
    raise ValueError("a database's URL is sqlite:///path/to/file or postgresql://host/name")


def sqlite_path(url: URL) -> Path:
    """The file that a `sqlite:///` URL names, absolute."""
    return Path(url.database or "").absolute()
