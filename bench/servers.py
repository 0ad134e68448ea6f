"""The two servers, each in a process of its own, on one core; the load has another."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from http import HTTPStatus
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from handoff.app.demo import AGENTS, PASSWORD

ROOT = Path(__file__).resolve().parent.parent
SERVER_CORE, LOAD_CORE = "0", "1"
NONE: Mapping[str, str] = {}
GIVE_UP = 30.0  # seconds until a server must answer
NO_LIMITS = {
    f"FRONTLINE_{who}_{what}": "1000000"
    for who in ("VISITOR", "OPENING", "HANDSHAKE")
    for what in ("BURST", "RATE")
} | {"FRONTLINE_SOCKETS_PER_ADDRESS": "1000000"}


class Server:
    """A program of ours that answers on a port of its own, while the block lasts."""

    def __init__(self, *program: str, answers_at: str, settings: Mapping[str, str]) -> None:
        self.port = int(settings["FRONTLINE_PORT"])
        self.opened_in = 0.0  # seconds, from its start until it was ready
        self._program = program
        self._answers_at = answers_at
        self._settings = settings

    def __enter__(self) -> Self:
        begun = time.perf_counter()
        self._process = subprocess.Popen(
            on_core(SERVER_CORE, sys.executable, "-m", *self._program),
            cwd=ROOT,
            env={**_environment(), **self._settings},
            stdout=subprocess.DEVNULL,
        )
        while not self._is_ready():
            if self._process.poll() is not None or time.perf_counter() > begun + GIVE_UP:
                self._process.kill()
                raise RuntimeError(f"{self._program} did not answer")
            time.sleep(0.01)
        self.opened_in = time.perf_counter() - begun
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.terminate()
        self._process.wait(GIVE_UP)

    @property
    def pid(self) -> int:
        """Of the process that runs."""
        return self._process.pid

    def sign_in(self) -> str:
        """The cookie of a demo agent's session, as `name=value`; only the house knows agents."""
        words = json.dumps({"email": AGENTS[0][0], "password": PASSWORD})
        origin = f"http://127.0.0.1:{self.port}"
        headers = {"Content-Type": "application/json", "Origin": origin}
        answer = self._ask("POST", "/panel/api/session", words, headers)
        return str(answer.headers["Set-Cookie"]).partition(";")[0]

    def _is_ready(self) -> bool:
        try:
            return self._ask("GET", self._answers_at).status == HTTPStatus.OK
        except ConnectionError:
            return False

    def _ask(
        self, method: str, path: str, body: str | None = None, headers: Mapping[str, str] = NONE
    ) -> HTTPResponse:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=GIVE_UP)) as connection:
            connection.request(method, path, body, dict(headers))
            return connection.getresponse()


def house(folder: Path, *, demo: bool = True) -> Server:
    """`frontline serve` on a SQLite file in the folder, with nothing limited by address."""
    program = ("handoff", "serve", *(["--demo"] if demo else []))
    settings = {
        **NO_LIMITS,
        "FRONTLINE_PORT": str(free_port()),
        "FRONTLINE_DATA_DIR": str(folder),
        "FRONTLINE_LOG_LEVEL": "warning",
    }
    return Server(*program, answers_at="/readyz", settings=settings)


def echo() -> Server:
    """The bare echo server."""
    port = str(free_port())
    settings = {"FRONTLINE_PORT": port}
    return Server("bench.echo_server", port, answers_at="/healthz", settings=settings)


@contextmanager
def own_folder() -> Iterator[Path]:
    """A new folder beside the data of a real house: on the same disk, and gone at the end."""
    beside = ROOT / "var"
    beside.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="bench-", dir=beside) as folder:
        yield Path(folder)


def on_core(core: str, *program: str) -> list[str]:
    """The command that runs a program on one core, where there are two and the means."""
    taskset = shutil.which("taskset")
    return [taskset, "-c", core, *program] if taskset and (os.cpu_count() or 1) > 1 else [*program]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment() -> dict[str, str]:
    """Ours, without settings that somebody has left in it."""
    return {name: of for name, of in os.environ.items() if not name.startswith("FRONTLINE_")}
