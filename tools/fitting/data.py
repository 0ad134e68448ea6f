"""The labelled messages of a folder, and test runs made of them that are like a house's own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random  # noqa: TID251 - seeded, so drawn alike each time
from typing import Any

from faq.phrasing import Phrasing
from faq.stdio import spoken
from tools.fitting.noise import (
    Change,
    key_words,
    padded_anew,
    typing_errors,
    without_diacritics,
)

PHRASINGS = (1, 1, 2, 3, 4, 5, 6, 8, 10, 12, 18, 30)  # for each entry, run by run
_ASKED = 160  # questions of a run that are known
_FEWEST = 8  # entries of a run
_MIXED = {"hosting_mix": ("hosting_en", "hosting_pl")}  # pools that are asked together, too


def _as_written(text: str, language: str, choose: Random) -> str:
    return text


def _in_a_hurry(text: str, language: str, choose: Random) -> str:
    plain = without_diacritics(text, language, choose)
    return typing_errors(plain, language, choose, share=0.05)


_CHANGES: tuple[Change, ...] = (
    _as_written,
    partial(typing_errors, share=0.1),
    _in_a_hurry,
    padded_anew,
    key_words,
)
_WEIGHTS = (5, 2, 2, 2, 2)  # how often each of them is taken


@dataclass(frozen=True, slots=True)
class Message:
    """`entry` is None where nothing known fits."""

    text: str
    language: str
    entry: str | None


@dataclass(frozen=True, slots=True)
class Run:
    """Entries by their phrasings, and what is asked of them. `family`: runs whose intents or
    messages are alike; what is fitted on one of them says nothing of the others."""

    name: str
    family: str
    phrasings: tuple[Phrasing, ...]
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class _Pool:
    phrasings: Mapping[str, Sequence[Phrasing]]
    messages: tuple[Message, ...]


def given(folder: Path) -> Iterator[Run]:
    """The ready test runs."""
    for file in sorted((folder / "runs").glob("*.json")):
        yield run_of(file.stem, json.loads(file.read_text("utf-8")))


def run_of(name: str, data: Mapping[str, Any]) -> Run:
    """A test run as the data's `score.py` reads it, under this name."""
    return Run(
        name,
        family_of(name),
        tuple(
            Phrasing(entry["id"], spoken(data["lang"], text), text)
            for entry in data["faq"]
            for text in entry["phrasings"]
        ),
        tuple(Message(each["text"], data["lang"], each["gold"]) for each in data["queries"]),
    )


def made(folder: Path, runs: int) -> Iterator[Run]:
    """Runs drawn from the pools: `runs` of each."""
    pools = {file.stem: _pool(file) for file in sorted((folder / "pools").glob("*.json"))}
    for name, (one, other) in _MIXED.items():
        pools[name] = _both(pools[one], pools[other])
    for name, pool in pools.items():
        for number in range(runs):
            yield _drawn(name, pool, number)


def family_of(name: str) -> str:
    """Of a run or a pool, by its name: `massive_pl` and `massive_en` are one."""
    return name.partition("_")[0]


def _pool(file: Path) -> _Pool:
    data = json.loads(file.read_text("utf-8"))
    language = "pl" if file.stem.endswith("_pl") else "en"
    return _Pool(
        {
            entry: [Phrasing(entry, language, text) for text in texts]
            for entry, texts in data["pool"].items()
        },
        tuple(Message(text, language, entry) for text, entry in data["test"])
        + tuple(Message(text, language, None) for text, _ in data["oos"]),
    )


def _both(one: _Pool, other: _Pool) -> _Pool:
    phrasings = {
        entry: [*one.phrasings[entry], *other.phrasings[entry]] for entry in one.phrasings
    }
    return _Pool(phrasings, one.messages + other.messages)


def _drawn(name: str, pool: _Pool, number: int) -> Run:
    """Some of the entries, some of their phrasings; one message in three is about none of them:
    half of these, where there are so many, about the entries that are left out."""
    chance = Random(f"{name} {number}")  # noqa: S311 - no secret
    entries = sorted(pool.phrasings)
    most = len(entries)
    kept = chance.sample(entries, max(min(_FEWEST, most), round(most * chance.uniform(0.55, 1))))
    count = PHRASINGS[number % len(PHRASINGS)]
    phrasings = tuple(
        phrasing
        for entry in kept
        for phrasing in chance.sample(
            pool.phrasings[entry], min(count, len(pool.phrasings[entry]))
        )
    )
    known = [message for message in pool.messages if message.entry in kept]
    left_out = [m for m in pool.messages if m.entry is not None and m.entry not in kept]
    outside = [message for message in pool.messages if message.entry is None]
    known = chance.sample(known, min(_ASKED, len(known)))
    others = len(known) // 2
    near = chance.sample(left_out, min(others // 2, len(left_out)))
    far = chance.sample(outside, min(others - len(near), len(outside)))
    asked = [*known, *(Message(m.text, m.language, None) for m in near), *far]
    changes = chance.choices(_CHANGES, _WEIGHTS, k=len(asked))
    return Run(
        f"{name}__{number}",
        family_of(name),
        phrasings,
        tuple(
            Message(change(m.text, m.language, chance), m.language, m.entry)
            for m, change in zip(asked, changes, strict=True)
        ),
    )
