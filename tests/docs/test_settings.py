"""Settings are told with the defaults that hold, and the example can be used as it stands."""

import re

import pytest

from handoff.config import Settings
from tests.docs.tables import DOCS, named, rows


@pytest.fixture(autouse=True)
def nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what the test says."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"FRONTLINE_{name.upper()}", raising=False)


def shown(value: object) -> str:
    """A default, as people write it."""
    if isinstance(value, bool | dict):
        return str(value).lower()
    return str(value).removesuffix(".0")


def test_the_defaults_that_are_told_are_those_that_hold():
    settings = Settings(_env_file=None)
    for names, defaults, _ in rows("operations.md", "Settings"):
        for name, told in zip(named(names), named(defaults), strict=False):
            value = getattr(settings, name.removeprefix("FRONTLINE_").lower())
            assert value is None or told == shown(value), name


def test_all_of_the_example_can_be_used(tmp_path):
    text = (DOCS.parent / ".env.example").read_text(encoding="utf-8")
    everything = tmp_path / "everything"
    everything.write_text(re.sub(r"^#(?=FRONTLINE_)", "", text, flags=re.MULTILINE))

    settings, usual = Settings(_env_file=everything), Settings(_env_file=None)

    for name in ("host", "port", "data_dir", "visitor_rate", "opening_rate", "time_zone"):
        assert getattr(settings, name) == getattr(usual, name)
    assert settings.secret is not None
