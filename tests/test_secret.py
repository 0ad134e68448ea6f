"""The house's own secret: made once, whole or not at all, and the same for all its processes."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from handoff.config import Settings
from handoff.secret import BYTES, FILE, BadSecretError, house_secret


def kept(folder: Path) -> bytes:
    return house_secret(Settings(data_dir=folder, _env_file=None))


def test_a_secret_is_made_once(tmp_path: Path):
    first = kept(tmp_path / "new")

    assert len(first) == BYTES
    assert kept(tmp_path / "new") == first
    assert [path.name for path in (tmp_path / "new").iterdir()] == [FILE]


def test_only_its_owner_reads_it(tmp_path: Path):
    kept(tmp_path)

    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600


def test_all_who_start_at_once_agree(tmp_path: Path):
    with ThreadPoolExecutor(8) as threads:
        found = set(threads.map(kept, [tmp_path] * 8))

    assert len(found) == 1


def test_a_start_that_ends_before_it_is_written_leaves_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def full(_: int) -> None:
        raise OSError("No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space"):
            kept(tmp_path)

    assert list(tmp_path.iterdir()) == []
    assert len(kept(tmp_path)) == BYTES


@pytest.mark.parametrize("text", ["", "ab" * (BYTES - 1), "no secret at all", "ł"])
def test_what_is_no_secret_is_refused_and_named(tmp_path: Path, text: str):
    (tmp_path / FILE).write_text(text, encoding="utf-8")

    with pytest.raises(BadSecretError, match=FILE):
        kept(tmp_path)


def test_the_settings_come_first(tmp_path: Path):
    given = "a secret that all processes are given"
    settings = Settings(data_dir=tmp_path, secret=given, _env_file=None)

    assert house_secret(settings) == given.encode()
    assert list(tmp_path.iterdir()) == []
