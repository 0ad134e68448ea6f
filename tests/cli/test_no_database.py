"""Where there is no database to read, or none of ours, that is said and nothing is touched."""

from pathlib import Path

import pytest

from tests.cli.conftest import Frontline

CANNOT = "The database cannot be used: "


@pytest.mark.parametrize("command", [["verify"], ["export", "c-1"]])
def test_a_database_that_is_not_there_is_not_made(
    frontline: Frontline, tmp_path: Path, command: list[str]
):
    refused = frontline("transcript", *command)

    assert refused.exit_code == 1
    assert refused.stderr.startswith(CANNOT)
    assert not (tmp_path / "frontline.db").exists()


@pytest.mark.parametrize("command", [["verify"], ["export", "c-1"]])
def test_a_database_that_lacks_its_tables_is_told_to_be_migrated(
    frontline: Frontline, tmp_path: Path, command: list[str]
):
    (tmp_path / "frontline.db").touch()
    refused = frontline("transcript", *command)

    assert refused.exit_code == 1
    assert refused.stderr.startswith(CANNOT)
    assert "frontline migrate" in refused.stderr


@pytest.mark.parametrize("command", [["transcript", "verify"], ["migrate"], ["agent", "list"]])
def test_a_file_that_is_no_database_is_left_as_it_is(
    frontline: Frontline, tmp_path: Path, command: list[str]
):
    file = tmp_path / "frontline.db"
    file.write_bytes(b"no database at all, but long enough to be taken for one. " * 100)
    before = file.read_bytes()

    refused = frontline(*command)

    assert refused.exit_code == 1
    assert refused.stderr.startswith(CANNOT)
    assert file.read_bytes() == before
