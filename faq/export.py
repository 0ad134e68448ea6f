"""Writes knowledge as a folder of files that people edit: reading it back gives the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from textwrap import indent

import yaml
from typing_extensions import override

from faq.entry_data import as_data
from faq.knowledge import Entry, Knowledge
from faq.schema import SCHEMA_FILE
from faq.source import MAX_BYTES

_SCHEMA = f".{SCHEMA_FILE.name}"  # beside the files, and out of the way
_HEAD = f"# yaml-language-server: $schema={_SCHEMA}\ntopic: {{topic}}\nentries:\n"
_WIDTH = 10_000  # a sentence stays on its line
_OTHER_BREAKS = "\x85\u2028\u2029\r"  # YAML takes them for ends of lines, unless they are escaped
_ROOM = MAX_BYTES - 1_024  # the head of a file needs less


def export(knowledge: Knowledge, folder: Path) -> list[Path]:
    """Writes a file for each topic (more where one would be too large), and tells which.

    The folder is made where there is none. Raises FileExistsError where it holds anything, and
    OSError where it cannot be written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    files = []
    for name, text in sorted(_files(knowledge.entries.values())):
        files.append(folder / name)
        files[-1].write_text(text, encoding="utf-8")
    (folder / _SCHEMA).write_text(SCHEMA_FILE.read_text(encoding="utf-8"), encoding="utf-8")
    return files


def _files(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """Names and texts of the files."""
    by_topic = groupby(sorted(entries, key=_topic), key=_topic)
    for topic, found in by_topic:
        for number, part in enumerate(_parts(map(_text, found)), start=1):
            name = f"{topic}.yaml" if number == 1 else f"{topic}.{number}.yaml"
            yield name, _HEAD.format(topic=topic) + "\n".join(part)


def _topic(entry: Entry) -> str:
    return entry.topic


def _parts(texts: Iterable[str]) -> Iterator[list[str]]:
    """The texts in their order, as many together as one file may hold."""
    part: list[str] = []
    size = 0
    for text in texts:
        bytes_ = len(text.encode()) + 1
        if part and size + bytes_ > _ROOM:
            yield part
            part, size = [], 0
        part.append(text)
        size += bytes_
    yield part


def _text(entry: Entry) -> str:
    data = as_data(entry)
    del data["topic"]  # it stands at the head of the file
    for text in data["texts"].values():
        if "\n" in text.get("answer", ""):
            text["answer"] += "\n"  # so that it ends as a block that somebody typed
    return indent(
        yaml.dump([data], Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH), "  "
    )


class _Dumper(yaml.SafeDumper):
    """Lists stand further in than their key, and text of several lines as it is read."""

    @override
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _represent(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    if any(sign in text for sign in _OTHER_BREAKS):
        style = '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _represent)
