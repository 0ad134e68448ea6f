"""PostgreSQL by asyncpg: a pool that writes, and one that only reads."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from sqlalchemy import URL, Dialect
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from handoff.ports import Unavailable
from handoff.store.engine import Result, Step
from handoff.store.errors import translated

OLDEST = (15,)  # what the tests run on
WRITERS = 4
READERS = 8
CONNECT_TIMEOUT = 5.0  # seconds
ANSWER_TIMEOUT = 10.0  # seconds for any one statement
SETTINGS = {
    "application_name": "frontline",
    "jit": "off",  # the statements are small
    "lock_timeout": "5s",  # for a row that another process has locked
    "idle_in_transaction_session_timeout": "30s",  # a process that stands still lets go
}


READ_ONLY = {"default_transaction_read_only": "on"}


def postgres_engine(
    url: URL,
    *,
    settings: dict[str, str],
    pool_size: int,
    answer_timeout: float | None = ANSWER_TIMEOUT,
    **options: Any,
) -> AsyncEngine:
    """An engine; `sslmode` in the URL means what it means to every other client."""
    query = dict(url.query)
    if "sslmode" in query:
        query["ssl"] = query.pop("sslmode")
    return create_async_engine(
        url.set(drivername="postgresql+asyncpg", query=query),
        connect_args={
            "timeout": CONNECT_TIMEOUT,
            "command_timeout": answer_timeout,
            "server_settings": settings,
        },
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=CONNECT_TIMEOUT,
        hide_parameters=True,
        **options,
    )


class _Unit:
    """A connection, for the length of one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def run(self, step: Step[Result]) -> Result:
        with translated():
            return await self._connection.run_sync(step)


class PostgresDatabase:
    """A PostgreSQL database that several processes may write to."""

    def __init__(self, url: URL) -> None:
        self._writing = postgres_engine(url, settings=SETTINGS, pool_size=WRITERS)
        self._reading = postgres_engine(
            url,
            settings=SETTINGS | READ_ONLY,
            pool_size=READERS,
            isolation_level="AUTOCOMMIT",
        )

    @property
    def dialect(self) -> Dialect:
        return self._writing.dialect

    @classmethod
    async def open(cls, url: URL) -> "PostgresDatabase":
        """Open a database that is there. Raises Unavailable with the reason."""
        database = cls(url)
        try:
            await database._check()
        except Unavailable as problem:
            await database.close()
            raise Unavailable(f"{url.host or 'PostgreSQL'}: {problem}") from problem
        return database

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[_Unit]:
        """A transaction on a connection of its own. BEGIN is sent with the first step."""
        async with AsyncExitStack() as stack:  # closing rolls back what has not been committed
            with translated():
                connection = await stack.enter_async_context(self._writing.connect())
            yield _Unit(connection)
            with translated():
                await connection.commit()

    async def read(self, step: Step[Result]) -> Result:
        """What the step reads on a connection that cannot write."""
        try:
            return await self._read(step)
        except Unavailable:  # the connection may have died in the pool; then all of them are new
            return await self._read(step)

    async def close(self) -> None:
        """Close all connections."""
        await self._writing.dispose()
        await self._reading.dispose()

    async def _read(self, step: Step[Result]) -> Result:
        with translated():
            async with self._reading.connect() as connection:
                return await connection.run_sync(step)

    async def _check(self) -> None:
        with translated():
            async with self._writing.connect() as connection:
                encoding = await connection.exec_driver_sql("SHOW server_encoding")
                version = self._writing.dialect.server_version_info or ()
        if encoding.scalar_one() != "UTF8":
            raise Unavailable("the database's encoding must be UTF8")
        if version < OLDEST:
            raise Unavailable(f"PostgreSQL {OLDEST[0]} or newer is needed")
