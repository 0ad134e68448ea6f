"""What can be wrong with a knowledge file, in the words of somebody who edits it."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from pathlib import Path

from pydantic_core import ErrorDetails


class KnowledgeFault(Exception):
    """A knowledge file that cannot be used: the file, the line (from 1), and why."""

    def __init__(self, file: Path, line: int, reason: str) -> None:
        super().__init__(f"{file}:{line}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason


_REASONS = {
    "missing": "{name} is missing",
    "extra_forbidden": "unknown key {name}{meant}",
    "too_short": "{name} is empty",
    "too_long": "{name} has {actual_length} items; at most {max_length} are allowed",
    "string_too_long": "{what} has {length} characters; at most {max_length} are allowed",
    "string_too_short": "{what} is shorter than {min_length} characters",
    "string_pattern_mismatch": "{what} may hold only small letters a-z, digits and hyphens",
    "string_type": "{what} must be text",
    "tuple_type": '{name} must be a list, each line with "- " in front, and not empty',
    "model_type": '{what} must be made of lines like "key: value"',
    "value_error": "{error}",
}


def plainly(details: ErrorDetails, keys: Collection[str]) -> str:
    """One error of a model as a sentence; `keys` are those that a misspelt key may have meant."""
    place = details["loc"]
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
