"""What can be wrong with knowledge, in the words of somebody who edits it."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

Place = tuple[str | int, ...]  # the keys and indexes that lead to a value


class KnowledgeFault(Exception):
    """A knowledge file that cannot be used: the file, the line (from 1), and why."""

    def __init__(self, file: Path, line: int, reason: str) -> None:
        super().__init__(f"{file}:{line}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason


class EntryFault(Exception):
    """An entry that cannot be used: its id where that is known, the place in it, and why.

    `place` reads as `texts.pl.answer`, and is empty for the entry as a whole; `steps` are the same
    place for programs.
    """

    def __init__(self, steps: Place, reason: str, entry: str = "") -> None:
        self.steps = tuple(step for step in steps if step != _KEY)
        self.place = ".".join(map(str, self.steps))
        self.reason = reason
        self.entry = entry
        super().__init__(": ".join(part for part in (entry, self.place, reason) if part))


_KEY = "[key]"  # how pydantic says that a fault is in the key of a mapping
_LATE = {"missing": 1, "too_short": 2}
_REASONS = {
    "missing": "{name} is missing",
    "extra_forbidden": "unknown key {name}{meant}",
    "too_short": "{name} is empty",
    "too_long": "{name} has {actual_length} items; at most {max_length} are allowed",
    "string_too_long": "{what} has {length} characters; at most {max_length} are allowed",
    "string_too_short": "{what} is empty",
    "string_pattern_mismatch": "{what} may hold only small letters a-z, digits and hyphens",
    "string_type": "{what} must be text",
    "tuple_type": '{name} must be a list, each line with "- " in front, and not empty',
    "dict_type": '{what} must be made of lines like "key: value"',
    "model_type": '{what} must be made of lines like "key: value"',
    "literal_error": "{what} must be {expected}",
    "value_error": "{error}",
}


def faults_of(error: ValidationError, keys: Collection[str]) -> list[tuple[Place, str]]:
    """What a model says is wrong, as places and sentences, the most telling first.

    `keys` are those that a misspelt key may have meant. What is missing comes late: most often it
    is there, under a misspelt key. Last comes an empty list: its items may only be at fault.
    """
    details = sorted(error.errors(), key=lambda each: _LATE.get(each["type"], 0))
    return [(each["loc"], _plainly(each, keys)) for each in details]


def _plainly(details: ErrorDetails, keys: Collection[str]) -> str:
    place = tuple(step for step in details["loc"] if step != _KEY)
    name = next((f'"{part}"' for part in reversed(place) if isinstance(part, str)), "the file")
    facts = {
        "name": name,
        "what": name if not place or isinstance(place[-1], str) else f"an item of {name}",
        "meant": _meant(str(place[-1]), keys) if place else "",
        "length": len(str(details["input"])),
        "message": details["msg"],
        **details.get("ctx", {}),
    }
    return _REASONS.get(details["type"], "{what}: {message}").format_map(facts)


def _meant(key: str, keys: Collection[str]) -> str:
    near = difflib.get_close_matches(key, keys, n=1)
    return f'; did you mean "{near[0]}"?' if near else ""
