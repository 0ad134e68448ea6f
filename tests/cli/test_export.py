"""`frontline transcript export`: a conversation as a file, with notes only where asked for."""

import json
from pathlib import Path

import pytest

from handoff.core.entries import Noted, Wrote
from handoff.store.engine import open_database
from handoff.store.log import SqlLog
from handoff.store.migrate import migrate
from tests.cli.conftest import Frontline
from tests.postgres import run
from tests.store.cases import Case, store


@pytest.fixture
def talked(frontline: Frontline, tmp_path: Path) -> Frontline:
    """Ana wrote, and Ola left a note."""
    url = f"sqlite:///{tmp_path / 'frontline.db'}"
    case = Case("case")
    case.opens()
    case.happens(Wrote("Where is my invoice?"), Noted("ola", "Ola", "A friend of Bruno's."))

    async def fill() -> None:
        await migrate(url)
        opened = await open_database(url)
        await store(SqlLog(opened), case)
        await opened.close()

    run(fill())
    return frontline


@pytest.mark.parametrize("form", ["text", "html", "json"])
def test_notes_are_in_it_only_where_asked_for(talked: Frontline, form: str):
    without = talked("transcript", "export", "case", "--format", form)
    whole = talked("transcript", "export", "case", "--format", form, "--internal")

    assert (without.exit_code, whole.exit_code) == (0, 0)
    assert "Where is my invoice?" in without.output
    assert "A friend of" not in without.output
    assert "A friend of" in whole.output


def test_it_is_written_to_a_file(talked: Frontline, tmp_path: Path):
    path = tmp_path / "case.json"
    ended = talked("transcript", "export", "case", "--format", "json", "--output", str(path))

    assert (ended.exit_code, ended.output) == (0, "")
    assert json.loads(path.read_text())


def test_a_file_that_cannot_be_written_is_named(talked: Frontline, tmp_path: Path):
    ended = talked("transcript", "export", "case", "--output", str(tmp_path))

    assert ended.exit_code == 1
    assert ended.stderr.startswith(f"{tmp_path} cannot be written: ")


def test_a_conversation_that_is_not_there_is_named(talked: Frontline):
    ended = talked("transcript", "export", "other")

    assert (ended.exit_code, ended.stderr) == (1, "There is no conversation other.\n")
