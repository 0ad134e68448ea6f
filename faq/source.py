"""A YAML file read as plain text, lists and mappings, with the line of each, and nothing more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from faq.faults import KnowledgeFault, Place

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 8
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is ten times as fast

Plain = str | list["Plain"] | dict[str, "Plain"]


@dataclass(frozen=True, slots=True)
class Source:
    """The values of one file, and where each of them stands."""

    file: Path
    value: Plain
    lines: dict[Place, int]

    def fault(self, place: Place, reason: str) -> KnowledgeFault:
        """A fault at a value, or at the nearest thing around it that is in the file."""
        while place and place not in self.lines:
            place = place[:-1]
        return KnowledgeFault(self.file, self.lines.get(place, 1), reason)


def read(file: Path) -> Source:
    """Parses one document; every scalar is text, so `no` and `2024` stay as they are written.

    Raises KnowledgeFault for bad YAML, for a key given twice, and for what a knowledge file never
    needs and an attacker does: aliases, tags, several documents, depth over 8, over 1 MiB.
    """
    if file.stat().st_size > MAX_BYTES:
        raise KnowledgeFault(file, 1, f"the file is larger than {MAX_BYTES // 1024} KiB: split it")
    data = file.read_bytes()
    try:
        return _Reader(file, yaml.parse(data.decode("utf-8-sig"), Loader=_Loader)).read()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise KnowledgeFault(file, line, "the file is not saved as UTF-8") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        line = mark.line + 1 if mark else 1
        raise KnowledgeFault(file, line, f"this is not valid YAML: {problem}") from None


@dataclass(slots=True)
class _Reader:
    file: Path
    events: Iterator[yaml.Event]
    lines: dict[Place, int] = field(default_factory=dict)

    def read(self) -> Source:
        next(self.events)  # the stream begins
        begin = next(self.events)
        if isinstance(begin, yaml.StreamEndEvent):
            raise self._fault(begin, "the file is empty")
        value = self._value(next(self.events), ())
        next(self.events)  # the document ends
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise self._fault(after, 'a second document ("---") begins here: use two files')
        return Source(self.file, value, self.lines)

    def _value(self, event: yaml.Event, place: Place) -> Plain:
        self._refuse_tricks(event)
        if len(place) > MAX_DEPTH:
            raise self._fault(event, "this is nested too deeply")
        self.lines.setdefault(place, _line(event))
        if isinstance(event, yaml.ScalarEvent):
            return str(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place)
        return self._mapping(place)

    def _refuse_tricks(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self._fault(event, "anchors and aliases (& and *) are not allowed here")
        if tag := getattr(event, "tag", None):
            raise self._fault(event, f"tags are not allowed here, such as {tag}")

    def _sequence(self, place: Place) -> list[Plain]:
        items: list[Plain] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._value(event, (*place, len(items))))
        return items

    def _mapping(self, place: Place) -> dict[str, Plain]:
        items: dict[str, Plain] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            self._refuse_tricks(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise self._fault(event, "a key must be a plain word")
            key = str(event.value)
            if key in items:
                raise self._fault(event, f'"{key}" is given twice')
            self.lines[*place, key] = _line(event)
            items[key] = self._value(next(self.events), (*place, key))
        return items

    def _fault(self, event: yaml.Event, reason: str) -> KnowledgeFault:
        return KnowledgeFault(self.file, _line(event), reason)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
