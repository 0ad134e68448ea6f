"""Makes the virtual environment hold what the locks say; costs nothing when it already does.

    python3 tools/environment.py run    what serving needs
    python3 tools/environment.py dev    the same, and what tests and checks need

Runs on the system's Python with nothing installed; on one that is too old as well, to say so.
"""

from __future__ import annotations

import hashlib
import importlib.util
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)

# The development lock repeats the pins of the other two, so it stands in for both.
LOCKS = {
    "run": ("requirements.lock", "requirements-build.lock"),
    "dev": ("requirements-dev.lock",),
}
STANDS_IN = {"run": ("run", "dev"), "dev": ("dev",)}


class Unusable(Exception):
    """The machine lacks something that we can't install; the message says what to do."""


def ensure(purpose: str) -> None:
    """Brings `.venv` to the state that `purpose` ("run" or "dev") asks for."""
    if any(
        _stamp(name).is_file() and _stamp(name).read_text() == _state(name)
        for name in STANDS_IN[purpose]
    ):
        return
    if not _works():
        _create()
    locks = LOCKS[purpose]
    print(
        f"Installing {' and '.join(locks)} into .venv (only when a lock has changed) ...",
        flush=True,
    )
    for stamp in VENV.glob(".frontline-*"):
        stamp.unlink()
    _pip("--require-hashes", *(part for lock in locks for part in ("-r", lock)))
    _pip("--no-deps", "--no-build-isolation", "--editable", ".")
    _stamp(purpose).write_text(_state(purpose))


def _state(purpose: str) -> str:
    """What the environment was made from; its own place too, as its scripts name it."""
    whole = hashlib.sha256(str(VENV).encode())
    for name in (*LOCKS[purpose], "pyproject.toml"):
        whole.update((ROOT / name).read_bytes())
    return whole.hexdigest()


def _stamp(purpose: str) -> Path:
    return VENV / f".frontline-{purpose}"


def _works() -> bool:
    """Whether there is an environment already, of a Python that is new enough."""
    probe = f"import sys, pip; sys.exit(sys.version_info < {OLDEST})"
    try:
        probed = subprocess.run([str(PYTHON), "-c", probe], capture_output=True, check=False)
    except OSError:
        return False
    return probed.returncode == 0


def _create() -> None:
    if sys.version_info < OLDEST:
        want, have = ".".join(map(str, OLDEST)), ".".join(map(str, sys.version_info[:3]))
        raise Unusable(
            f"Frontline needs Python {want} or newer, and {sys.executable} is {have}.\n"
            "If a newer one is installed under another name, say which: make PYTHON=python3.12 ..."
        )
    if importlib.util.find_spec("ensurepip") is None:
        raise Unusable(
            f"{sys.executable} can't make virtual environments.\n"
            "On Debian and Ubuntu: apt-get install python3-venv"
        )
    print("Making a virtual environment in .venv ...", flush=True)
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False)
    if made.returncode != 0:
        raise Unusable("The virtual environment could not be made; see above.")


def _pip(*arguments: str) -> None:
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "-qq"]
    if subprocess.run([*pip, *arguments], cwd=ROOT, check=False).returncode != 0:
        raise Unusable(
            "pip could not install it; its reason is above. Is the package index reachable?"
        )


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in LOCKS:
        print(f"usage: environment.py {'|'.join(LOCKS)}", file=sys.stderr)
        return 2
    try:
        ensure(arguments[0])
    except Unusable as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
