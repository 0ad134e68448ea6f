"""What the databases' errors mean to the house: decide again, try later, or a fault of ours."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.dialects.postgresql.asyncpg import AsyncAdapt_asyncpg_dbapi
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from handoff.ports import Conflict, Unavailable

_SQLITE_TAKEN = frozenset({sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY})
_SQLITE_UNAVAILABLE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_READONLY,
    }
)

# SQLSTATEs, see "PostgreSQL Error Codes" in its manual.
_POSTGRES_AGAIN = ("23505", "40001", "40P01")  # unique, serialization, deadlock
_POSTGRES_UNAVAILABLE = (
    "08",  # connection
    "25006",  # read-only: a standby
    "25P03",  # idle in a transaction for too long
    "28",  # not let in
    "3D000",  # no such database
    "53",  # disk full, out of memory, too many connections
    "55P03",  # a lock was not to be had in time
    "57",  # shut down, starting up, cancelled
    "58",  # system error
    "XX001",  # corrupt data
    "XX002",  # corrupt index
)


@contextmanager
def translated() -> Iterator[None]:
    """Raise Conflict or Unavailable for the database's own errors; leave faults of ours alone.

    The messages name no parameter: what visitors wrote stays out of logs.
    """
    try:
        yield
    except DBAPIError as error:
        if _is_taken(error.orig):
            raise Conflict(_message(error)) from error
        if error.connection_invalidated or _is_unavailable(error.orig):
            raise Unavailable(_message(error)) from error
        raise
    except (PoolTimeout, OSError) as error:  # no connection to be had; asyncpg lets OSError pass
        raise Unavailable(_message(error)) from error


def _is_taken(error: BaseException | None) -> bool:
    if isinstance(error, sqlite3.Error):
        return _sqlite_code(error) in _SQLITE_TAKEN
    return _sqlstate(error) in _POSTGRES_AGAIN


def _is_unavailable(error: BaseException | None) -> bool:
    if isinstance(error, sqlite3.Error):
        return _sqlite_code(error) & 0xFF in _SQLITE_UNAVAILABLE  # the low byte is the kind
    if isinstance(error, AsyncAdapt_asyncpg_dbapi.InternalClientError):
        return True  # what asyncpg makes of a server that dies while it answers
    return _sqlstate(error).startswith(_POSTGRES_UNAVAILABLE)


def _sqlite_code(error: sqlite3.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", 0))


def _sqlstate(error: BaseException | None) -> str:
    return str(getattr(error, "sqlstate", None) or "")


def _message(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    return str(cause).strip() or type(cause).__name__
