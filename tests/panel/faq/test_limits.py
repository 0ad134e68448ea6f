"""What the panel's own checks and the schema hold an entry to, alike."""

import re
from pathlib import Path

import pytest

from faq import schema

CHECKS = Path(__file__).parents[3] / "handoff/panel/frontend/src/faq/check.ts"


@pytest.mark.parametrize("name", ["MAX_QUESTION", "MAX_ANSWER"])
def test_the_panel_warns_at_the_limit_of_the_schema(name):
    told = re.search(rf"{name} = ([\d_]+);", CHECKS.read_text(encoding="utf-8"))
    assert told
    assert int(told[1]) == getattr(schema, name)
