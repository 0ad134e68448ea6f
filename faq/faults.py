"""What can be wrong with knowledge, in the words of somebody who edits it."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from rich_text.reason import Reason

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

    def __init__(self, steps: Place, reason: Reason, entry: str = "") -> None:
        self.steps = tuple(step for step in steps if step != _KEY)
        self.place = ".".join(map(str, self.steps))
        self.reason = reason
        self.entry = entry
        super().__init__(": ".join(part for part in (entry, self.place, reason) if part))

    @property
    def told(self) -> Reason:
        """The place and why."""
        before = f"{self.place}: " if self.place else ""
        return Reason(before + self.reason, before + self.reason.polish)


_KEY = "[key]"  # how pydantic says that a fault is in the key of a mapping
_LATE = {"missing": 1, "too_short": 2}
_LINES = (
    '{what} must be made of lines like "key: value"',
    '{what}: tu muszą być wiersze takie jak "klucz: wartość"',
)
_REASONS = {  # in English and Polish
    "missing": ("{name} is missing", "brakuje {name}"),
    "extra_forbidden": ("unknown key {name}{meant}", "nieznany klucz {name}{meant}"),
    "too_short": ("{name} is empty", "{name}: nic tu nie ma"),
    "too_long": (
        "{name} has {actual_length} items; at most {max_length} are allowed",
        "{name}: liczba pozycji to {actual_length}, a może być najwyżej {max_length}",
    ),
    "string_too_long": (
        "{what} has {length} characters; at most {max_length} are allowed",
        "{what}: liczba znaków to {length}, a może być najwyżej {max_length}",
    ),
    "string_too_short": ("{what} is empty", "{what}: nic tu nie ma"),
    "string_pattern_mismatch": (
        "{what} may hold only small letters a-z, digits and hyphens",
        "{what}: mogą tu być tylko małe litery a-z, cyfry i łączniki",
    ),
    "string_type": ("{what} must be text", "{what}: tu musi być tekst"),
    "tuple_type": (
        '{name} must be a list, each line with "- " in front, and not empty',
        '{name}: tu musi być niepusta lista, każdy wiersz z "- " na początku',
    ),
    "dict_type": _LINES,
    "model_type": _LINES,
    "literal_error": ("{what} must be {expected}", "{what}: tu musi być {expected}"),
    "blank": ("this fact is empty", "ten wiersz jest pusty"),
    "language": (
        'a language is two small letters, as "pl"',
        'język to dwie małe litery, jak "pl"',
    ),
}
_OTHER = ("{what}: {message}", "{what}: tak być nie może")


def faults_of(error: ValidationError, keys: Collection[str]) -> list[tuple[Place, Reason]]:
    """What a model says is wrong, as places and sentences, the most telling first.

    `keys` are those that a misspelt key may have meant. What is missing comes late: most often it
    is there, under a misspelt key. Last comes an empty list: its items may only be at fault.
    """
    details = sorted(error.errors(), key=lambda each: _LATE.get(each["type"], 0))
    return [(each["loc"], _plainly(each, keys)) for each in details]


def _plainly(details: ErrorDetails, keys: Collection[str]) -> Reason:
    english, polish = _REASONS.get(details["type"], _OTHER)
    facts = {"length": len(str(details["input"])), "message": details["msg"]}
    facts |= details.get("ctx", {})
    place = tuple(step for step in details["loc"] if step != _KEY)
    near = difflib.get_close_matches(str(place[-1]), keys, n=1) if place else []
    return Reason(
        english.format_map(facts | _named(place, near, _ENGLISH)),
        polish.format_map(facts | _polish(facts) | _named(place, near, _POLISH)),
    )


def _polish(facts: Mapping[str, object]) -> dict[str, object]:
    """What pydantic lists as 'a', 'b' or 'c'."""
    return {"expected": str(facts.get("expected", "")).replace(" or ", " lub ")}


@dataclass(frozen=True, slots=True)
class _Names:
    """How one language names a place."""

    file: str
    item: str
    meant: str


_ENGLISH = _Names("the file", "an item of {name}", '; did you mean "{near}"?')
_POLISH = _Names("plik", "pozycja w {name}", '; czy chodziło o "{near}"?')


def _named(place: Place, near: Sequence[str], names: _Names) -> dict[str, str]:
    name = next((f'"{part}"' for part in reversed(place) if isinstance(part, str)), names.file)
    is_item = place and not isinstance(place[-1], str)
    return {
        "name": name,
        "what": names.item.format(name=name) if is_item else name,
        "meant": names.meant.format(near=near[0]) if near else "",
    }
