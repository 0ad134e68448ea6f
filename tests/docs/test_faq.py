"""The example of how knowledge is written is one that can be read."""

import re

from faq import load
from tests.docs.tables import DOCS


def test_the_example_is_knowledge(tmp_path):
    document = (DOCS / "faq.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)^```$", document, re.DOTALL | re.MULTILINE)
    (tmp_path / "example.yaml").write_text(example, encoding="utf-8")

    knowledge = load(tmp_path, {"panel_url"})
    assert knowledge.languages == ("en", "pl")
    assert [entry.route is None for entry in knowledge.entries.values()] == [True, False]
