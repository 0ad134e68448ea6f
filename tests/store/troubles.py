"""What a disk, or somebody else, may do to a database file."""

import os
import resource
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

NOBODY = 65534


def overwrite(path: Path, at: int, noise: bytes) -> None:
    """Put noise over what is there."""
    with path.open("r+b") as file:
        file.seek(at)
        file.write(noise)


def move_away(path: Path) -> Path:
    """Rename it. Where it is now."""
    return path.rename(path.with_suffix(".away"))


def replace(path: Path) -> None:
    """Put an empty file in its place."""
    move_away(path)
    path.touch()


@contextmanager
def no_file_may_grow(limit: int) -> Iterator[None]:
    """Writing beyond `limit` bytes of any file fails."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def somebody_else_writing(path: Path) -> Iterator[sqlite3.Connection]:
    """Another process's connection, in a transaction that writes."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


@contextmanager
def read_only_copy(path: Path) -> Iterator[Path]:
    """A copy that this process may only read."""
    with tempfile.TemporaryDirectory() as folder:  # pytest's own are closed to others
        copy = Path(shutil.copy(path, folder))
        copy.chmod(0o444)
        Path(folder).chmod(0o555)
        user = os.geteuid()
        if user == 0:
            os.seteuid(NOBODY)  # for root, every file can be written
        try:
            yield copy
        finally:
            os.seteuid(user)
            Path(folder).chmod(0o755)
