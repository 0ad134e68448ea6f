"""A real house in a process of its own: started, killed, started again, told to close."""

import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPMessage
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from prometheus_client.parser import text_string_to_metric_families

ROOT = Path(__file__).resolve().parent.parent
ANA = "ana@demo.example"  # the demo's agents
BRUNO = "bruno@demo.example"
OLA = "ola@demo.example"
PASSWORD = "demo-for-trying-out"
PORTS = range(10_000, 32_000)  # below those that systems give to outgoing connections
GIVE_UP = 60.0  # seconds; a house that is not open by then has failed
NO_LIMITS = {
    "HANDSHAKE_BURST": "100000",
    "HANDSHAKE_RATE": "100000",
    "VISITOR_BURST": "100000",
    "VISITOR_RATE": "100000",
    "OPENING_BURST": "100000",
    "OPENING_RATE": "100000",
    "SOCKETS_PER_ADDRESS": "100000",
}


def knowing(folder: Path, *topics: str) -> dict[str, str]:
    """Settings of a house that knows some topics of the starter only: it opens sooner."""
    folder.mkdir(parents=True, exist_ok=True)
    for topic in topics:
        shutil.copy(ROOT / "faq" / "starter" / f"{topic}.yaml", folder)
    return {"FAQ_DIR": str(folder)}


class House:
    """`frontline serve` with its data in `folder`. `settings` are named without their prefix.

    All methods wait; in a test with a loop of its own, call the slow ones in a thread.
    """

    def __init__(
        self, folder: Path, settings: Mapping[str, str] | None = None, *, demo: bool = True
    ) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._demo = demo
        self._settings = {"PORT": str(self.port), "LOG_LEVEL": "info", "DATA_DIR": str(folder)}
        self._settings.update(settings or {})
        self._process: subprocess.Popen[bytes] | None = None
        self._cookies: dict[str, str] = {}
        folder.mkdir(parents=True, exist_ok=True)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()

    @property
    def pid(self) -> int:
        """Of the process that runs."""
        assert self._process
        return self._process.pid

    def start(self) -> None:
        """Start it, and wait until it answers."""
        assert self._process is None
        with self._file("err").open("ab") as errors, self._file("out").open("ab") as output:
            self._process = subprocess.Popen(
                [*_frontline(), "serve", *(["--demo"] if self._demo else [])],
                cwd=self.folder,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=errors,
            )
        deadline = time.monotonic() + GIVE_UP
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise AssertionError(f"The house did not open:\n{self._file('err').read_text()}")
            time.sleep(0.02)

    def kill(self) -> None:
        """SIGKILL: it has no time to finish anything."""
        if self._process:
            self._process.kill()
            self._process.wait(GIVE_UP)
            self._process = None

    def stop(self) -> int:
        """SIGTERM, and wait for the end. The exit code."""
        assert self._process
        self._process.send_signal(signal.SIGTERM)
        return self.ended()

    def ended(self) -> int:
        """Wait for the end. The exit code."""
        assert self._process
        code = self._process.wait(GIVE_UP)
        self._process = None
        return code

    def run(self, *arguments: str, stdin: str = "") -> "subprocess.CompletedProcess[str]":
        """Another command of `frontline`, on the same data."""
        return subprocess.run(
            [*_frontline(), *arguments],
            cwd=self.folder,
            env=self._environment(),
            input=stdin,
            capture_output=True,
            text=True,
            timeout=GIVE_UP,
            check=False,
        )

    def cookie(self, email: str = ANA) -> str:
        """`name=value` of a session; the same one each time, until `forget`."""
        if email not in self._cookies:
            self._cookies[email] = self.sign_in(email)
        return self._cookies[email]

    def sign_in(self, email: str = ANA, password: str = PASSWORD) -> str:
        """`name=value` of a new session."""
        body = json.dumps({"email": email, "password": password})
        headers = {"Content-Type": "application/json", "Origin": self.url}
        status, given, text = self.call("POST", "/panel/api/session", body, headers)
        assert status == 200, text
        return str(given["Set-Cookie"]).partition(";")[0]

    def log(self, since: int = 0) -> list[dict[str, Any]]:
        """What it has logged after the first `since` bytes. Fails where a line is not JSON."""
        text = self._file("err").read_bytes()[since:].decode()
        return [json.loads(line) for line in text.splitlines()]

    def log_size(self) -> int:
        """Bytes logged until now."""
        return self._file("err").stat().st_size

    def said(self) -> str:
        """What it has told the person who started it."""
        return self._file("out").read_text()

    def metrics(self) -> Mapping[str, float]:
        """What it has counted since its start, as `name{label="value"}`."""
        families = text_string_to_metric_families(self.call("GET", "/metrics")[2])
        return {
            _named(sample.name, sample.labels): sample.value
            for family in families
            for sample in family.samples
        }

    def call(
        self, method: str, path: str, body: str = "", headers: Mapping[str, str] | None = None
    ) -> tuple[int, HTTPMessage, str]:
        """One HTTP request. Status, headers and body of the answer."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=GIVE_UP)
        try:
            line.request(method, path, body.encode(), dict(headers or {}))
            answer = line.getresponse()
            return answer.status, answer.headers, answer.read().decode()
        finally:
            line.close()

    def _answers(self) -> bool:
        try:
            return self.call("GET", "/healthz")[0] == 200
        except (OSError, HTTPException):
            return False

    def _file(self, ending: str) -> Path:
        path = self.folder / f"house.{ending}"
        path.touch()
        return path

    def _environment(self) -> dict[str, str]:
        clean = {k: v for k, v in os.environ.items() if not k.startswith("FRONTLINE_")}
        ours = {f"FRONTLINE_{name}": value for name, value in self._settings.items()}
        return clean | ours | {"PYTHONPATH": str(ROOT)}


def free_port() -> int:
    """A port that nobody listens on, and that no outgoing connection takes while it is free."""
    while True:
        port = random.choice(PORTS)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


def _frontline() -> list[str]:
    return [sys.executable, "-m", "handoff"]


def _named(name: str, labels: Mapping[str, str]) -> str:
    inside = ",".join(f'{key}="{value}"' for key, value in sorted(labels.items()))
    return f"{name}{{{inside}}}" if inside else name
