"""A house that cannot be opened says why, in words, and ends with 1."""

import socket
from pathlib import Path

import pytest

from handoff.secret import FILE
from tests.house import House


def test_a_port_that_somebody_has_is_named(tmp_path: Path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = House(tmp_path, {"PORT": str(port)}).run("serve")

    assert ended.returncode == 1
    assert f"Cannot listen on 127.0.0.1:{port}: " in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("inside", ["", "var"])
def test_a_data_dir_that_is_a_file_is_named(tmp_path: Path, inside: str):
    (tmp_path / "file").touch()
    folder = tmp_path / "file" / inside
    ended = House(tmp_path, {"DATA_DIR": str(folder)}).run("serve")

    assert ended.returncode == 1
    assert ended.stderr.startswith(f"FRONTLINE_DATA_DIR: {folder} cannot be written to: ")
    assert len(ended.stderr.splitlines()) == 1


def test_a_secret_that_cannot_be_used_is_named(tmp_path: Path):
    (tmp_path / FILE).touch()
    ended = House(tmp_path).run("serve")

    assert ended.returncode == 1
    assert str(tmp_path / FILE) in ended.stderr
    assert "Traceback" not in ended.stderr
