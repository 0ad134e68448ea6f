"""The development data: a folder of its own, which is never copied into the repository.

A run of it, as `score.py` there reads it, is one FAQ with the questions it is asked.
"""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from tools.fitting.noise import NOISES, noisy

VARIABLE = "FRONTLINE_FAQ_DATA"
NEEDED = ("score.py", "baselines.json", "runs", "pools")
CLEAN = "clean"
FEWER = {"k1": "k1", "k5": "k5"}  # kinds of run with so many phrasings an entry, questions clean
KINDS = (CLEAN, *NOISES, *FEWER)
MOST = ("full", "k10", "k5")  # phrasings an entry, the most first


class Missing(Exception):
    """There is no such data; the message says what to do."""


class Known(TypedDict):
    """One entry and its phrasings."""

    id: str
    phrasings: list[str]


class Query(TypedDict):
    """One question; `gold` is its entry, None for one that is out of scope."""

    text: str
    gold: str | None
    kind: str


class Run(TypedDict):
    """One FAQ and its questions; `lang` is "pl", "en", or "mix" for both."""

    name: str
    lang: str
    faq: list[Known]
    handoff: list[str]
    queries: list[Query]


@dataclass(frozen=True, slots=True)
class Split:
    """One task's run of one kind. `recorded` is its name in baselines.json, "" if made here."""

    task: str
    kind: str
    recorded: str
    run: Run

    @property
    def name(self) -> str:
        return f"{self.task}__{self.kind}"


def folder_of(given: Path | None) -> Path:
    """The folder that was given, or that the environment names. Raises Missing."""
    named = given or os.environ.get(VARIABLE)
    if not named:
        raise Missing(f"Where is the development data? Give --data FOLDER, or set {VARIABLE}.")
    folder = Path(named)
    lacking = [name for name in NEEDED if not (folder / name).exists()]
    if lacking:
        raise Missing(f"{folder} is not the development data: it has no {', '.join(lacking)}.")
    return folder


def splits(folder: Path, only: Sequence[str]) -> Iterator[Split]:
    """Every task with every kind of noise whose name holds one of `only`; all where it is empty.

    A run that the folder has is taken from there, another is made of the clean one.
    """
    files = {path.stem: path for path in sorted((folder / "runs").glob("*.json"))}
    for task in sorted({name.partition("__")[0] for name in files}):
        most = next(many for many in MOST if f"{task}__{many}__{CLEAN}" in files)
        for kind in KINDS:
            name = f"{task}__{FEWER.get(kind, most)}__{CLEAN if kind in FEWER else kind}"
            wanted = not only or any(part in f"{task}__{kind}" for part in only)
            if not wanted or (kind in FEWER and name not in files):
                continue
            if name in files:
                yield Split(task, kind, name, _read(files[name]))
            else:
                yield Split(task, kind, "", made(_read(files[f"{task}__{most}__{CLEAN}"]), kind))


def made(clean: Run, kind: str) -> Run:
    """The same run with noise in its questions."""
    queries: list[Query] = [
        {**query, "text": noisy(query["text"], kind, clean["lang"])} for query in clean["queries"]
    ]
    return {**clean, "queries": queries}


def _read(path: Path) -> Run:
    run: Run = json.loads(path.read_text("utf-8"))
    return run
