"""Knowledge written as files is the same when it is read again."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from faq import entry_of, knowledge_of, load, starter
from faq.export import export
from faq.knowledge import EntryText, Knowledge
from faq.schema import SCHEMA_FILE
from faq.text import words
from tests.faq.test_knowledge import INVOICE, REFUND, changed

SENTENCES = st.text(min_size=1, max_size=30).filter(words).map(str.strip)
ANSWERS = st.lists(st.sampled_from(["a", " b", "\n", "\n\n", "-c", "ż: ", ": #", "'", '"', "  d"]))


def again(knowledge: Knowledge, folder: Path) -> Knowledge:
    export(knowledge, folder)
    return load(folder)


def test_the_starter_is_the_same_after_a_round_trip(tmp_path):
    assert again(starter(), tmp_path / "new").entries == starter().entries


@example(question="a", phrasing="b\x85c\u2028d\re\nf", answer="")
@settings(max_examples=50, deadline=None)  # each writes and reads a file
@given(question=SENTENCES, phrasing=SENTENCES, answer=ANSWERS.map("".join))
def test_any_text_is_the_same_after_a_round_trip(question, phrasing, answer):
    text = EntryText(question, f"x{answer}".strip(), (phrasing,))
    data = changed(INVOICE, "texts", {"en": changed(INVOICE, "texts.en.tests", [])["texts"]["en"]})
    data["texts"]["en"] |= {"question": question, "phrasings": [phrasing], "answer": text.answer}
    knowledge = knowledge_of([entry_of(data)])
    with TemporaryDirectory() as folder:
        assert again(knowledge, Path(folder)).entries == knowledge.entries


def test_there_is_a_file_for_each_topic_as_somebody_would_write_it(tmp_path):
    files = export(knowledge_of([entry_of(INVOICE), entry_of(REFUND)]), tmp_path)
    assert [file.name for file in files] == ["billing.yaml", "money-back.yaml"]
    assert (
        files[0]
        .read_text(encoding="utf-8")
        .startswith(
            """\
# yaml-language-server: $schema=.knowledge.schema.json
topic: billing
entries:
  - id: invoice
    texts:
      en:
        question: Where is my invoice?
        answer: |
          It is in [the panel]({panel_url}).

          Else write to {billing_email}.
        phrasings:
          - where is my invoice
          - invoice pdf
        tests:
          - cant find the invoice
      pl:
        question: Gdzie jest faktura?
"""
        )
    )
    assert (tmp_path / ".knowledge.schema.json").read_text() == SCHEMA_FILE.read_text()


def test_a_topic_too_large_for_one_file_gets_another(tmp_path, monkeypatch):
    monkeypatch.setattr("faq.export._ROOM", 1_200)
    knowledge = knowledge_of(entry_of(changed(INVOICE, "id", f"e{n}")) for n in range(5))
    assert again(knowledge, tmp_path).entries == knowledge.entries
    names = [file.name for file in tmp_path.glob("*.yaml")]
    assert sorted(names) == ["billing.2.yaml", "billing.3.yaml", "billing.yaml"]


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "mine.yaml").write_text("topic: mine")
    with pytest.raises(FileExistsError):
        export(starter(), tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["mine.yaml"]
