"""An import makes nothing worse, unless it is told to."""

from pathlib import Path

import pytest
import yaml

from handoff.knowledge import seed
from tests.cli.conftest import Frontline
from tests.knowledge.entries import another, small_folder


def written(folder: Path, **english: object) -> Path:
    """One new entry, as a folder."""
    folder.mkdir()
    data = another("thief", **english)
    topic = data.pop("topic")
    text = yaml.safe_dump({"topic": topic, "entries": [data]}, allow_unicode=True)
    (folder / "domains.yaml").write_text(text, "utf-8")
    return folder


@pytest.fixture
def small(frontline: Frontline, tmp_path: Path) -> Frontline:
    """A house that knows the small knowledge, at version 3."""
    assert frontline("migrate").exit_code == 0
    assert frontline("faq", "import", str(small_folder(tmp_path / "small"))).exit_code == 0
    return frontline


@pytest.fixture
def thief(tmp_path: Path) -> str:
    """A folder that takes a sentence of "password-reset"."""
    phrasings = ["i forgot the password", "forgot password"]
    return str(written(tmp_path / "thief", phrasings=phrasings))


def test_an_import_that_steals_a_test_sentence_is_refused_and_nothing_is_done(small, thief):
    refused = small("faq", "import", thief)

    assert refused.exit_code == 1
    assert 'en "i forgot the password": password-reset (' in refused.stderr
    assert "lost to thief (" in refused.stderr
    assert "in force, version 3: 2 answers and 1 route" in small("faq", "check").stdout


def test_an_import_that_steals_is_done_when_told_to(small, thief):
    assert "Saved 1" in small("faq", "import", thief, "--force").stdout


def test_what_an_import_replaces_is_not_stolen_from(small, thief):
    assert "Saved 1, left 0 as they were, removed 3" in (
        small("faq", "import", thief, "--replace").stdout
    )


def test_an_import_of_what_is_near_nothing_is_done(small, tmp_path):
    assert "Saved 1" in small("faq", "import", str(written(tmp_path / "new"))).stdout


def test_an_import_that_makes_too_many_entries_is_refused(small, tmp_path, monkeypatch):
    monkeypatch.setattr(seed, "MAX_ENTRIES", 3)
    folder = str(written(tmp_path / "new"))
    refused = small("faq", "import", folder)

    assert refused.exit_code == 1
    assert "there would be 4 entries, and at most 3 can be used" in refused.stderr
    assert small("faq", "import", folder, "--replace").exit_code == 0


@pytest.mark.parametrize("command", ["check", "prove", "import"])
def test_a_folder_that_no_house_would_begin_with_is_refused(frontline, tmp_path, command):
    folder = small_folder(tmp_path / "small")
    file = folder / "small.yaml"
    file.write_text(file.read_text("utf-8").replace("    pl:", "    de:"), "utf-8")
    refused = frontline("faq", command, str(folder))

    assert refused.exit_code == 1
    assert "each entry must have its texts in pl and en" in refused.stderr
