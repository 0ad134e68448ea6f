"""Rules about the tree itself, for what no linter looks at."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("bench", "bot", "faq", "handoff", "rich_text", "tests", "tools", "web_widget")
SOURCES = {".css", ".html", ".mjs", ".py", ".ts", ".tsx"}
NOT_OURS = {"__pycache__", "dist", "node_modules"}
TEXTS = "locales"  # catalogues of what people read: as long as there is to say
LONGEST = 300
LOCKS = sorted(path.name for path in ROOT.glob("requirements*.lock"))

# The first version without a published hole, or without a fault that costs messages.
SAFE_SINCE = {
    "aiohttp": "3.14.4",  # tiny reads and 63-bit lengths get past the limit of a WebSocket message
    "h11": "0.16.0",  # smuggling by chunked encoding
    "idna": "3.7",  # quadratic time
    "mako": "1.2.2",  # quadratic time
    "orjson": "3.9.15",  # deep nesting ends the process
    "pygments": "2.15.1",  # quadratic time
    "pyjwt": "2.10.1",  # an issuer that is only a part of the expected one
    "python-engineio": "3.9.0",  # WebSockets of any origin
    "python-socketio": "5.16.2",  # attachments without end; before 5.14, pickles from Redis
    "pyyaml": "5.4",  # code in a document
    "redis": "4.5.5",  # a cancelled command's answer goes to somebody else
}


def sources() -> Iterator[Path]:
    """What people write and read here: no generated file, nothing that a build leaves behind."""
    loose = (path for path in ROOT.iterdir() if path.is_file())
    inside = (path for room in ROOMS for path in (ROOT / room).rglob("*"))
    for path in (*loose, *inside):
        ours = not NOT_OURS.intersection(path.relative_to(ROOT).parts)
        if ours and path.suffix in SOURCES and ".gen." not in path.name:
            yield path


def locked(lock: str) -> dict[str, list[Version]]:
    """The pins of a lock, by name; a package may have one pin for each Python."""
    pins: dict[str, list[Version]] = {}
    for name, version in re.findall(
        r"^([\w.-]+)==([^\s;]+)", (ROOT / lock).read_text(), re.MULTILINE
    ):
        pins.setdefault(canonicalize_name(name), []).append(Version(version))
    return pins


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


def node_packages() -> dict[str, dict[str, Any]]:
    packages: dict[str, dict[str, Any]] = json.loads((ROOT / "package-lock.json").read_text())[
        "packages"
    ]
    return packages


def test_a_source_file_is_short_enough_to_be_read_at_once():
    code = (path for path in sources() if TEXTS not in path.parts)
    lines = {path: len(path.read_text().splitlines()) for path in code}

    assert lines
    assert [f"{path.relative_to(ROOT)}: {n}" for path, n in lines.items() if n >= LONGEST] == []


def test_nothing_is_left_to_do_in_a_source_file():
    words = re.compile(r"\bT[O]DO\b|\bF[I]XME\b|\bX[X]X\b|NotImplemented[E]rror")

    assert [str(path) for path in sources() if words.search(path.read_text())] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_says_what_and_never_from_where(lock):
    text = (ROOT / lock).read_text()

    assert (
        re.findall(
            r"^.*(?:://|file:|git\+|--find-links|--index-url| @ |^/).*$", text, re.MULTILINE
        )
        == []
    )
    assert text.count("==") > 0
    assert all(
        "--hash=sha256:" in pin for pin in re.split(r"^(?=[\w.-]+==)", text, flags=re.M)[1:]
    )


def test_the_lock_of_node_says_what_and_never_from_where():
    text = (ROOT / "package-lock.json").read_text()

    assert '"resolved"' not in text
    assert all("integrity" in package for name, package in node_packages().items() if name)


def test_the_lock_of_node_serves_every_platform():
    """npm leaves out a platform's binary that its registry lacks, and `npm ci` fails later."""
    packages = node_packages()
    missing = [
        optional
        for package in packages.values()
        for optional in package.get("optionalDependencies", {})
        if f"node_modules/{optional}" not in packages
    ]

    assert missing == []


def test_node_packages_are_pinned_exactly():
    package = json.loads((ROOT / "package.json").read_text())
    wanted = {**package["dependencies"], **package["devDependencies"]}

    assert {name: pin for name, pin in wanted.items() if not re.fullmatch(r"[\d.]+", pin)} == {}


@pytest.mark.parametrize("lock", LOCKS)
def test_no_locked_version_has_a_known_hole(lock):
    pins = locked(lock)
    old = {
        name: str(version)
        for name, since in SAFE_SINCE.items()
        for version in pins.get(name, [])
        if version < Version(since)
    }

    assert old == {}


def test_the_locks_fit_what_the_project_asks_for():
    groups = project()["dependency-groups"]
    asked = {
        "requirements.lock": project()["project"]["dependencies"],
        "requirements-bench.lock": groups["bench"],
        "requirements-build.lock": groups["build"],
        "requirements-node.lock": groups["node"],
        "requirements-dev.lock": [*groups["test"], *groups["dev"], *groups["build"]],
    }

    unfit = [
        f"{lock}: {line}"
        for lock, lines in asked.items()
        for requirement in map(Requirement, lines)
        for line in [str(requirement)]
        if not any(
            version in requirement.specifier
            for version in locked(lock).get(canonicalize_name(requirement.name), [])
        )
    ]

    assert unfit == [], "run `make lock`"


def test_tests_run_on_what_is_served():
    served, tested = locked("requirements.lock"), locked("requirements-dev.lock")

    assert {name: tested.get(name) for name in served} == served


def test_every_dependency_says_what_it_is_for():
    text = (ROOT / "pyproject.toml").read_text()
    listed = text.split("dependencies = [", 1)[1].split("\n]", 1)[0].strip().splitlines()

    assert [line for line in listed if " # " not in line and not line.startswith("#")] == []
