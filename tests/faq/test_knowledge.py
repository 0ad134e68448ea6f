"""What a knowledge folder may hold, and how each fault in it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from faq import KnowledgeFault, answer_text, load
from faq.schema import SCHEMA_FILE, schema_text

ENTRY = """\
topic: billing
entries:
  - id: invoice
    question: Where is my invoice?
    answer: |
      It is in the panel at {panel_url}.

      Write to {billing_email} if it is not.
    phrasings:
      - where is my invoice
      - invoice pdf
"""
WPIS = """\
topic: billing
entries:
  - id: invoice
    question: Gdzie jest faktura?
    answer: Faktura czeka w panelu {panel_url}, w zakładce Faktury.
    phrasings:
      - gdzie jest faktura
handoff:
  - pobrano mi opłatę dwa razy
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for language, text in (("en", ENTRY), ("pl", WPIS)):
        (tmp_path / language).mkdir()
        (tmp_path / language / "billing.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def fault_of(folder: Path) -> KnowledgeFault:
    with pytest.raises(KnowledgeFault) as caught:
        load(folder)
    return caught.value


def rewrite(folder: Path, old: str, new: str) -> None:
    file = folder / "en" / "billing.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_folder_becomes_entries_with_a_text_in_each_language(folder):
    knowledge = load(folder)
    assert knowledge.languages == ("en", "pl")
    entry = knowledge.entries["invoice"]
    assert (entry.id, entry.topic) == ("invoice", "billing")
    assert entry.texts["pl"].question == "Gdzie jest faktura?"
    assert entry.texts["en"].phrasings == ("where is my invoice", "invoice pdf")
    assert knowledge.handoff == {"en": (), "pl": ("pobrano mi opłatę dwa razy",)}


def test_knowledge_cannot_be_changed(folder):
    knowledge = load(folder)
    with pytest.raises(TypeError):
        knowledge.entries["more"] = knowledge.entries["invoice"]  # type: ignore[index]
    with pytest.raises(AttributeError):
        knowledge.entries["invoice"].topic = "access"  # type: ignore[misc]


def test_an_answer_is_filled_in_and_keeps_its_paragraphs(folder):
    entry = load(folder).entries["invoice"]
    variables = {"panel_url": "https://panel.example", "billing_email": "pay@shop.example"}
    assert answer_text(entry, "en", variables) == (
        "It is in the panel at https://panel.example.\n\nWrite to pay@shop.example if it is not."
    )


def test_a_value_with_braces_is_not_filled_in_again(folder):
    entry = load(folder).entries["invoice"]
    text = answer_text(entry, "pl", {"panel_url": "{company}"})
    assert "{company}" in text


@pytest.mark.parametrize("language", ["en", "de"])
def test_an_answer_that_cannot_be_filled_in_is_an_error(folder, language):
    with pytest.raises(KeyError):
        answer_text(load(folder).entries["invoice"], language, {})


def test_words_that_yaml_would_take_for_something_else_stay_text(folder):
    rewrite(folder, "- invoice pdf", "- no\n      - 2024\n      - 2FA\n      - null")
    assert load(folder).entries["invoice"].texts["en"].phrasings[1:] == (
        "no",
        "2024",
        "2FA",
        "null",
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("answer: |", "anser: |", 5, 'unknown key "anser"; did you mean "answer"?'),
        ("    question: Where is my invoice?\n", "", 3, '"question" is missing'),
        ("topic: billing", "topic: billing\ncolour: red", 2, 'unknown key "colour"'),
        ("    phrasings:", "    phrasing: x\n    phrasings:", 9, 'did you mean "phrasings"?'),
        ("id: invoice", "id: My Invoice", 3, '"id" may hold only small letters'),
        ("Where is my invoice?", "W" * 61, 4, '"question" has 61 characters; at most 60'),
        ("- invoice pdf", "- " + "x" * 201, 11, 'an item of "phrasings" has 201 characters'),
        ("- invoice pdf", "- '?!'", 11, "holds nothing to compare"),
        ("- invoice pdf", "- Where is my INVOICE???", 11, "is here twice"),
        ("- invoice pdf", "- [a, b]", 11, 'an item of "phrasings" must be text'),
        ("{billing_email}", "{phone}", 5, "{phone} is not a variable; known are {billing_email}"),
        ("{billing_email}", "{company", 5, "{ is not a variable"),
        ("- invoice pdf", "- invoice: [pdf", 12, "this is not valid YAML"),
        ("- invoice pdf", "\t- invoice pdf", 11, "this is not valid YAML"),
        ("topic: billing", "topic: billing\ntopic: access", 2, '"topic" is given twice'),
        ("- invoice pdf", "- &a invoice\n      - *a", 11, "anchors and aliases"),
        ("- invoice pdf", "- !!python/name:os.system x", 11, "tags are not allowed"),
        ("topic: billing", "topic: billing\n? [a]\n: b", 2, "a key must be a plain word"),
        ("- invoice pdf", "- [[[[[[[[[[[x]]]]]]]]]]]", 11, "this is nested too deeply"),
        ("- invoice pdf\n", "- invoice pdf\n---\na: b\n", 12, "a second document"),
    ],
)
def test_a_fault_is_told_with_its_line(folder, old, new, line, reason):
    rewrite(folder, old, new)
    fault = fault_of(folder)
    assert reason in fault.reason
    assert (fault.file, fault.line) == (folder / "en" / "billing.yaml", line)
    assert str(fault) == f"{fault.file}:{line}: {fault.reason}"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "the file is empty"),
        ("just text", "the file must be made of lines like"),
        ("- a\n- b", "the file must be made of lines like"),
        ("topic: billing", "neither entries nor handoff"),
        ("topic: billing\nentries:\n", '"entries" must be a list'),
        ("[" * 100_000, ""),  # whatever the parser says, it must not run away
        ("a: b\n" * 60_000, "larger than 256 KiB"),
    ],
)
def test_a_file_that_is_no_knowledge_is_refused(folder, content, reason):
    (folder / "en" / "billing.yaml").write_text(content, encoding="utf-8")
    assert reason in fault_of(folder).reason


def test_empty_phrasings_are_refused(folder):
    rewrite(folder, "\n      - where is my invoice\n      - invoice pdf", " []")
    assert fault_of(folder).reason == '"phrasings" is empty'
    rewrite(folder, "phrasings: []", "phrasings:")
    assert '"phrasings" must be a list' in fault_of(folder).reason


def test_a_bomb_of_aliases_is_refused_before_it_grows(folder):
    layers = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))
    (folder / "en" / "billing.yaml").write_text(f"a0: &a0 [x]\n{layers}", encoding="utf-8")
    fault = fault_of(folder)
    assert (fault.line, fault.reason) == (1, "anchors and aliases (& and *) are not allowed here")


def test_a_file_in_another_encoding_is_refused_with_its_line(folder):
    text = WPIS.replace("\nhandoff", "\n      - faktura za marzec żółta\nhandoff")
    (folder / "pl" / "billing.yaml").write_bytes(text.encode("cp1250"))
    fault = fault_of(folder)
    assert (fault.line, fault.reason) == (5, "the file is not saved as UTF-8")


def test_a_byte_order_mark_does_no_harm(folder):
    file = folder / "pl" / "billing.yaml"
    file.write_text(file.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert load(folder).languages == ("en", "pl")


def test_an_id_cannot_be_taken_twice(folder):
    (folder / "en" / "more.yaml").write_text(ENTRY, encoding="utf-8")
    fault = fault_of(folder)
    assert fault.reason == 'the id "invoice" is taken already (billing.yaml, line 3)'
    assert (fault.file.name, fault.line) == ("more.yaml", 3)


def test_an_entry_must_be_there_in_every_language(folder):
    rewrite(folder, "id: invoice", "id: receipt")
    fault = fault_of(folder)
    assert fault.reason == 'the entry "receipt" is missing in: pl'
    assert (fault.file, fault.line) == (folder / "en" / "billing.yaml", 3)


def test_an_entry_has_one_topic(folder):
    rewrite(folder, "topic: billing", "topic: money")
    assert fault_of(folder).reason == '"invoice" is under the topic "money" in en'


def test_what_is_not_knowledge_does_not_belong_in_the_folder(folder):
    (folder / "en" / "notes.txt").write_text("hello", encoding="utf-8")
    assert fault_of(folder).reason == "only files that end in .yaml belong here"
    (folder / "en" / "notes.txt").unlink()
    (folder / "english").mkdir()
    assert "named by its language" in fault_of(folder).reason


def test_a_folder_without_languages_or_files_is_refused(tmp_path):
    assert "there is no folder for a language" in fault_of(tmp_path).reason
    assert fault_of(tmp_path / "absent").reason == "there is no such folder"
    (tmp_path / "pl").mkdir()
    assert "there must be 1 to 50 files" in fault_of(tmp_path).reason


def test_the_schema_that_is_checked_in_is_the_one_of_the_models():
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text(), (
        "run `python -m faq schema` and check the result in"
    )


def test_files_of_editors_do_not_disturb(folder):
    (folder / "pl" / ".billing.yaml.swp").write_text("x", encoding="utf-8")
    assert load(folder).languages == ("en", "pl")
