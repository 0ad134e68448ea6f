"""The documents name what there is, and lead to what there is."""

import re
from pathlib import Path
from typing import get_args

import pytest

import handoff.panel.wire as panel
import web_widget.wire as widget
from handoff.config import Settings
from handoff.wire import ErrorCode

ROOT = Path(__file__).resolve().parent.parent.parent
SETTINGS = [f"FRONTLINE_{name.upper()}" for name in Settings.model_fields]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("bench/*.md")])


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("document", ["docs/operations.md", ".env.example"])
def test_every_setting_is_documented_and_none_that_is_not_there(document):
    assert set(re.findall(r"FRONTLINE_[A-Z_]+[A-Z]", text(document))) == set(SETTINGS)


@pytest.mark.parametrize("wire", [widget, panel])
def test_every_event_is_described(wire):
    described = text("docs/wire.md")
    for event in (*wire.FROM_CLIENT, *wire.TO_CLIENT):
        assert f"`{event}`" in described


def test_every_refusal_is_described():
    described = text("docs/wire.md")
    assert [code for code in get_args(ErrorCode) if f"`{code}`" not in described] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(document):
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text(encoding="utf-8"))
    local = [target for target in targets if "{" not in target and "://" not in target]
    assert [target for target in local if not (document.parent / target).exists()] == []
