"""What a folder of knowledge files may hold, and how each fault in it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from faq import KnowledgeFault, load

BILLING = """\
topic: billing
entries:
  - id: invoice
    texts:
      en:
        question: Where is my invoice?
        answer: |
          It is in the panel at {panel_url}.

          Write to {billing_email} if it is not.
        phrasings:
          - where is my invoice
          - invoice pdf
        tests:
          - cant find the invoice
      pl:
        question: Gdzie jest faktura?
        answer: Faktura czeka w panelu {panel_url}, w zakładce Faktury.
        phrasings:
          - gdzie jest faktura
"""
MONEY = """\
topic: money-back
entries:
  - id: refund
    route: {team: billing, kind: standard}
    texts:
      en:
        question: I want my money back
        facts: [the number of the invoice]
        phrasings: [refund]
      pl:
        question: Chcę zwrotu pieniędzy
        facts: [numer faktury]
        phrasings: [zwrot]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "billing.yaml").write_text(BILLING, encoding="utf-8")
    (tmp_path / "money.yaml").write_text(MONEY, encoding="utf-8")
    return tmp_path


def fault_of(folder: Path, *variables: str) -> KnowledgeFault:
    with pytest.raises(KnowledgeFault) as caught:
        load(folder, variables or None)
    return caught.value


def rewrite(folder: Path, old: str, new: str) -> None:
    file = folder / "billing.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_all_files_of_a_folder_are_one_knowledge(folder):
    knowledge = load(folder)
    assert knowledge.languages == ("en", "pl")
    assert {entry.id: entry.topic for entry in knowledge.entries.values()} == {
        "invoice": "billing",
        "refund": "money-back",
    }
    assert knowledge.entries["invoice"].texts["en"].answer.endswith("if it is not.")


def test_words_that_yaml_would_take_for_something_else_stay_text(folder):
    rewrite(folder, "- invoice pdf", "- no\n          - 2024\n          - 2FA\n          - null")
    phrasings = load(folder).entries["invoice"].texts["en"].phrasings
    assert phrasings[1:] == ("no", "2024", "2FA", "null")


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("answer: |", "anser: |", 7, 'unknown key "anser"; did you mean "answer"?'),
        ("        question: Where is my invoice?\n", "", 5, '"question" is missing'),
        ("topic: billing", "topic: billing\ncolour: red", 2, 'unknown key "colour"'),
        ("        phrasings:", "        phrasing: x\n        phrasings:", 11, '"phrasings"?'),
        ("    texts:", "    rout: x\n    texts:", 4, 'did you mean "route"?'),
        ("      pl:", "      polish:", 16, 'a language is two small letters, as "pl"'),
        ("id: invoice", "id: My Invoice", 3, '"id" may hold only small letters'),
        ("Where is my invoice?", "W" * 61, 6, '"question" has 61 characters; at most 60'),
        ("- invoice pdf", "- " + "x" * 201, 13, 'an item of "phrasings" has 201 characters'),
        ("- invoice pdf", "- '?!'", 13, "holds nothing to compare"),
        ("- invoice pdf", "- Where is my INVOICE???", 13, "is here twice"),
        ("- invoice pdf", "- [a, b]", 13, 'an item of "phrasings" must be text'),
        ("- cant find the invoice", "- Invoice PDF", 15, '"Invoice PDF" is a phrasing'),
        ("if it is not", "*now*", 7, "italics (*text*) are not supported"),
        ("if it is not", "<i>now</i>", 7, "HTML is not supported: <i>"),
        ("{billing_email}", "{billing_email", 7, "{ does not belong to a variable"),
        ("    texts:", "    route: {team: billing, kind: odd}\n    texts:", 4, "must be 'simple'"),
        (
            "    texts:",
            "    route: {team: billing, kind: simple}\n    texts:",
            8,
            'a route has "facts" and no "answer"',
        ),
        ("- invoice pdf", "- invoice: [pdf", 14, "this is not valid YAML"),
        ("- invoice pdf", "\t- invoice pdf", 13, "this is not valid YAML"),
        ("topic: billing", "topic: billing\ntopic: access", 2, '"topic" is given twice'),
        ("- invoice pdf", "- &a invoice\n          - *a", 13, "anchors and aliases"),
        ("- invoice pdf", "- !!python/name:os.system x", 13, "tags are not allowed"),
        ("topic: billing", "topic: billing\n? [a]\n: b", 2, "a key must be a plain word"),
        ("- invoice pdf", "- [[[[[[[[[[[x]]]]]]]]]]]", 13, "this is nested too deeply"),
        (
            "w zakładce Faktury.\n        phrasings:\n          - gdzie jest faktura\n",
            "w zakładce Faktury.\n        phrasings: [faktura]\n---\na: b\n",
            20,
            "a second document",
        ),
    ],
)
def test_a_fault_is_told_with_its_line(folder, old, new, line, reason):
    rewrite(folder, old, new)
    fault = fault_of(folder)
    assert reason in fault.reason
    assert (fault.file, fault.line) == (folder / "billing.yaml", line)
    assert str(fault) == f"{fault.file}:{line}: {fault.reason}"


def test_an_unknown_variable_is_told_with_its_line_and_the_known_ones(folder):
    fault = fault_of(folder, "panel_url", "company")
    assert fault.reason == "{billing_email} is not a variable; known are {company}, {panel_url}"
    assert fault.line == 7
    assert load(folder, {"panel_url", "billing_email"}).entries


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "the file is empty"),
        ("just text", "the file must be made of lines like"),
        ("- a\n- b", "the file must be made of lines like"),
        ("topic: billing", '"entries" is missing'),
        ("topic: billing\nentries:\n", '"entries" must be a list'),
        ("topic: billing\nentries: []\n", '"entries" is empty'),
        ("[" * 100_000, ""),  # whatever the parser says, it must not run away
        ("a: b\n" * 220_000, "larger than 1024 KiB"),
    ],
)
def test_a_file_that_is_no_knowledge_is_refused(folder, content, reason):
    (folder / "billing.yaml").write_text(content, encoding="utf-8")
    assert reason in fault_of(folder).reason


def test_a_bomb_of_aliases_is_refused_before_it_grows(folder):
    layers = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))
    (folder / "billing.yaml").write_text(f"a0: &a0 [x]\n{layers}", encoding="utf-8")
    fault = fault_of(folder)
    assert (fault.line, fault.reason) == (1, "anchors and aliases (& and *) are not allowed here")


def test_a_file_in_another_encoding_is_refused_with_its_line(folder):
    (folder / "billing.yaml").write_bytes(BILLING.encode("cp1250"))
    fault = fault_of(folder)
    assert (fault.line, fault.reason) == (18, "the file is not saved as UTF-8")


def test_a_byte_order_mark_does_no_harm(folder):
    (folder / "billing.yaml").write_text(BILLING, encoding="utf-8-sig")
    assert load(folder).languages == ("en", "pl")


def test_an_id_cannot_be_taken_twice(folder):
    (folder / "more.yaml").write_text(BILLING, encoding="utf-8")
    fault = fault_of(folder)
    assert fault.reason == 'the id "invoice" is taken already (billing.yaml, line 3)'
    assert (fault.file.name, fault.line) == ("more.yaml", 3)


def test_an_entry_must_be_there_in_every_language(folder):
    polish = MONEY[: MONEY.index("      pl:")]
    (folder / "money.yaml").write_text(polish, encoding="utf-8")
    fault = fault_of(folder)
    assert fault.reason == 'the entry "refund" has no text in: pl'
    assert (fault.file.name, fault.line) == ("money.yaml", 5)


def test_what_is_not_knowledge_does_not_belong_in_the_folder(folder):
    (folder / "notes.txt").write_text("hello", encoding="utf-8")
    assert fault_of(folder).reason == "only files that end in .yaml belong here"
    (folder / "notes.txt").unlink()
    (folder / "pl").mkdir()
    assert fault_of(folder).reason == "only files that end in .yaml belong here"


def test_a_folder_without_files_is_refused(tmp_path):
    assert "there must be 1 to 200 files, not 0" in fault_of(tmp_path).reason
    assert fault_of(tmp_path / "absent").reason == "there is no such folder"


def test_files_of_editors_do_not_disturb(folder):
    (folder / ".billing.yaml.swp").write_text("x", encoding="utf-8")
    assert load(folder).languages == ("en", "pl")
