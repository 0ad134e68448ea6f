"""The knowledge at the command line."""

from __future__ import annotations

import pytest

from faq.__main__ import main


def test_the_starter_is_checked_and_counted(capsys):
    assert main(["check"]) == 0
    assert "32 entries in en, pl" in capsys.readouterr().out


def test_a_fault_is_told_with_its_place(capsys, tmp_path):
    (tmp_path / "pl").mkdir()
    (tmp_path / "pl" / "a.yaml").write_text("topic: billing\nentires: []\n", encoding="utf-8")
    assert main(["check", "--folder", str(tmp_path)]) == 1
    assert 'a.yaml:2: unknown key "entires"; did you mean "entries"?' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("gdzie jest moja faktura", "answer invoice-download (1.00)\n"),
        ("hasło?", "unsure panel-password (1.00), "),
        ("jaka będzie pogoda", "no match\n"),
    ],
)
def test_a_question_shows_its_verdict_and_why(capsys, text, head):
    assert main(["ask", "pl", text]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(head)
    assert "„" in shown
