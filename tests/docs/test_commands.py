"""Every command is documented, and helps."""

import re
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from handoff.__main__ import app
from tests.docs.tables import DOCS, named, rows

PROGRAM = typer.main.get_command(app)


def commands(command: Any, *path: str) -> list[tuple[str, ...]]:
    """All commands, as the words that call them."""
    if not hasattr(command, "commands"):
        return [path]
    return [
        found for name, sub in command.commands.items() for found in commands(sub, *path, name)
    ]


@pytest.mark.parametrize("command", commands(PROGRAM), ids=" ".join)
def test_a_command_says_what_it_does_and_what_it_takes(command):
    helped = CliRunner().invoke(app, [*command, "--help"])

    assert helped.exit_code == 0
    assert "Usage" in helped.output
    found: Any = PROGRAM
    for word in command:
        found = found.commands[word]
    assert found.help
    for parameter in found.params:
        shown = max(parameter.opts, key=len) if parameter.param_type_name == "option" else ""
        assert shown in helped.output


def test_every_command_is_described():
    told = set()
    for cell, *_ in rows("operations.md", "Start, stop, commands"):
        first, *more = named(cell)
        words = [word for word in first.split() if re.fullmatch("[a-z]+", word)][1:]
        told |= {tuple(words[:2]), *((words[0], word) for word in more)}

    assert {" ".join(words) for words in told} == {" ".join(words) for words in commands(PROGRAM)}


def test_without_a_command_it_helps():
    helped = CliRunner().invoke(app, [])

    assert "serve" in helped.output
    assert "transcript" in helped.output


def test_an_unknown_command_is_refused_in_words():
    for words in (["dance"], ["agent", "dance"], ["serve", "--dance"]):
        refused = CliRunner().invoke(app, words)
        assert refused.exit_code == 2
        assert "dance" in refused.output


def test_what_the_documents_call_exists():
    known = {" ".join(words[:length]) for words in commands(PROGRAM) for length in (1, 2)}
    for path in (*DOCS.glob("*.md"), *DOCS.parent.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        for called in re.findall(r"`frontline ([a-z]+(?: [a-z]+)?)", text):
            assert called in known, f"{path.name}: frontline {called}"
