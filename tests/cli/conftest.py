"""The command line as people type it, in a folder of the test's own."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from handoff.__main__ import app

Frontline = Callable[..., Result]


@pytest.fixture
def frontline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Frontline:
    """`frontline(*arguments, stdin="", PORT="8123")`: settings are named without their prefix."""
    monkeypatch.chdir(tmp_path)  # no .env of ours is read, and nothing is left behind
    for name in [name for name in os.environ if name.startswith("FRONTLINE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("FRONTLINE_DATA_DIR", str(tmp_path))

    def run(
        *arguments: str, stdin: str = "", settings: Mapping[str, str] | None = None, **more: str
    ) -> Result:
        given = {
            f"FRONTLINE_{name}": value for name, value in {**(settings or {}), **more}.items()
        }
        result = CliRunner().invoke(app, arguments, input=stdin, env=given)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return result

    return run
