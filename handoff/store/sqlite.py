"""SQLite: one connection that writes and a few that read, in threads of their own.

The writer's thread takes one step after the other. So whatever becomes of a caller, its rollback
runs after its last step and before the next transaction: nobody ends another's transaction.
"""

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Dialect, Engine, QueuePool, create_engine, event

from handoff.ports import Unavailable
from handoff.store.engine import Result, Step
from handoff.store.errors import translated
from handoff.store.threads import Threads

READERS = 4
BUSY_TIMEOUT = 5.0  # seconds to wait for another process that writes
WRITER = (
    "journal_mode=WAL",
    "synchronous=FULL",  # what is committed survives a power cut
    "cache_size=-16000",  # KiB
    "journal_size_limit=64000000",  # bytes that a log keeps after it had to grow
)
READER = ("query_only=ON",)


def sqlite_engine(path: Path, *pragmas: str, mode: str = "rw") -> Engine:
    """An engine on a file. Only mode "rwc" makes a file that is not there.

    Its transactions begin with BEGIN IMMEDIATE: a late upgrade from reading to writing fails at
    once, whatever the busy timeout is.
    """

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{path.as_uri()}?mode={mode}",
            uri=True,
            timeout=BUSY_TIMEOUT,
            isolation_level=None,  # no BEGIN of the module's own
            check_same_thread=False,  # the pool lends a connection to one thread at a time
        )
        for pragma in ("foreign_keys=ON", *pragmas):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    made = create_engine(
        "sqlite://",
        creator=connect,
        poolclass=QueuePool,
        pool_size=READERS,
        max_overflow=0,
        hide_parameters=True,
    )
    if READER[0] not in pragmas:
        event.listen(made, "begin", _begin_immediate)
    return made


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


class _Unit:
    """The writer, for the length of one transaction."""

    def __init__(self, database: "SqliteDatabase") -> None:
        self._database = database

    async def run(self, step: Step[Result]) -> Result:
        return await self._database.write(step)


class SqliteDatabase:
    """A SQLite file that one process writes to."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writing = sqlite_engine(path, *WRITER)
        self._reading = sqlite_engine(path, *READER)
        self._writer = Threads("sqlite-writer", 1)
        self._readers = Threads("sqlite-reader", READERS)
        self._turn = asyncio.Lock()
        self._connection: Connection | None = None  # used in the writer's thread only
        self._file = (0, 0)

    @property
    def dialect(self) -> Dialect:
        return self._writing.dialect

    @classmethod
    async def open(cls, path: Path) -> "SqliteDatabase":
        """Open a file that is there. Raises Unavailable with the reason."""
        database = cls(path)
        try:
            await database._writer.run(database._connect)
        except Unavailable as problem:
            await database.close()
            raise Unavailable(f"{path}: {problem}") from problem
        return database

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[_Unit]:
        """The writer's turn. BEGIN IMMEDIATE is sent with the first step."""
        async with self._turn:
            try:
                yield _Unit(self)
            except BaseException:
                await self._writer.run(self._rollback)
                raise
            await self._writer.run(self._commit)

    async def write(self, step: Step[Result]) -> Result:
        """Run a step in the transaction whose turn it is."""
        return await self._writer.run(partial(self._write, step))

    async def read(self, step: Step[Result]) -> Result:
        """What the step reads on a connection that cannot write."""
        return await self._readers.run(partial(self._read, step))

    async def close(self) -> None:
        """Wait for what is running, then end all threads."""
        async with self._turn:
            self._readers.close()
            if self._connection:
                await self._writer.run(self._disconnect)
            self._writer.close()

    # ------------------------------------------------ in the threads

    def _connect(self) -> None:
        with translated():
            self._connection = connection = self._writing.connect()
            mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
            connection.rollback()  # that BEGIN IMMEDIATE was possible says that writing is
            self._file = self._identity()
        if mode != "wal":
            raise Unavailable("SQLite cannot keep a write-ahead log there")

    def _disconnect(self) -> None:
        self._reading.dispose()
        if self._connection:
            self._connection.close()
            self._connection = None
        self._writing.dispose()

    def _write(self, step: Step[Result]) -> Result:
        connection = self._connection
        if connection is None:
            raise Unavailable("the database is closed")
        with translated():
            if not connection.in_transaction():
                self._begin(connection)
            return step(connection)

    def _begin(self, connection: Connection) -> None:
        if self._identity() != self._file:
            raise Unavailable(f"{self._path} was replaced")
        connection.begin()

    def _commit(self) -> None:
        if connection := self._connection:
            with translated():
                try:
                    connection.commit()
                except BaseException:
                    self._rollback()  # or the lock would stay with us
                    raise

    def _rollback(self) -> None:
        if connection := self._connection:
            with translated():
                connection.rollback()
                connection.connection.rollback()  # a failed commit leaves only SQLite in one

    def _read(self, step: Step[Result]) -> Result:
        with translated(), self._reading.connect() as connection:
            return step(connection)

    def _identity(self) -> tuple[int, int]:
        """Which file the path names. Writes to one that was moved away would be lost."""
        found = os.stat(self._path)
        return found.st_dev, found.st_ino
