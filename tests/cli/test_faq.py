"""`frontline faq`: the knowledge checked, asked, proved, taken in and written out."""

import asyncio
import json
from pathlib import Path

import pytest

from handoff.core.entries import Closed, HandedOff, Wrote
from handoff.store.engine import open_database
from handoff.store.faq_store import SqlFaqStore
from handoff.store.log import SqlLog
from tests.cli.conftest import Frontline
from tests.fakes import NOON
from tests.faq.test_folder import BILLING, MONEY
from tests.store.cases import Case, store

INVOICE_WRITTEN = BILLING.replace(
    "        phrasings:\n          - gdzie jest faktura\n",
    "        phrasings:\n          - gdzie jest faktura\n          - faktura pdf\n"
    "        tests:\n          - nie mam faktury\n",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two entries: where the invoice is, and money back, which goes to people."""
    folder = tmp_path / "faq"
    folder.mkdir()
    (folder / "billing.yaml").write_text(INVOICE_WRITTEN, encoding="utf-8")
    (folder / "money.yaml").write_text(MONEY, encoding="utf-8")
    return folder


@pytest.fixture
def imported(frontline: Frontline, folder: Path) -> Frontline:
    """A house in which those two are in force."""
    assert frontline("migrate").exit_code == 0
    taken = frontline("faq", "import", str(folder))
    assert taken.output == ("Saved 2, left 0 as they were, removed 0: version 2 is in force.\n")
    return frontline


def test_without_a_database_the_starter_is_checked(frontline: Frontline, tmp_path: Path):
    checked = frontline("faq", "check")

    assert checked.exit_code == 0
    assert checked.output.startswith("the starter: ")
    assert "in en, pl" in checked.output
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_checked(frontline: Frontline, folder: Path):
    checked = frontline("faq", "check", str(folder))

    assert checked.output == (
        f"{folder}: 1 answer and 1 route in en, pl: 6 phrasings, 2 test sentences.\n"
    )


def test_the_folder_of_the_settings_is_what_a_house_begins_with(
    frontline: Frontline, folder: Path
):
    assert frontline("faq", "check", FAQ_DIR=str(folder)).output.startswith(f"{folder}: 1 answer")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("answer: |", "anser: |", 'billing.yaml:7: unknown key "anser"; did you mean "answer"?'),
        ("{billing_email}", "{price}", "billing.yaml:7: {price} is not a variable; known are"),
        ("if it is not", "<b>now</b>", "billing.yaml:7: HTML is not supported: <b>"),
    ],
)
@pytest.mark.parametrize("command", ["check", "prove", "import"])
def test_a_fault_is_told_with_its_file_and_line(
    frontline: Frontline, folder: Path, command: str, old: str, new: str, fault: str
):
    (folder / "billing.yaml").write_text(INVOICE_WRITTEN.replace(old, new), encoding="utf-8")
    told = frontline("faq", command, str(folder))

    assert told.exit_code == 1
    assert fault in told.stderr


def test_variables_of_the_settings_are_known(frontline: Frontline, folder: Path):
    changed = INVOICE_WRITTEN.replace("{billing_email}", "{price}")
    (folder / "billing.yaml").write_text(changed, encoding="utf-8")
    variables = json.dumps({"price": "5 EUR"})

    assert frontline("faq", "check", str(folder), FAQ_VARIABLES=variables).exit_code == 0


def test_what_is_in_force_comes_before_the_folder_of_the_settings(imported: Frontline):
    checked = imported("faq", "check", FAQ_DIR="/nowhere")
    assert checked.output.startswith("in force, version 2: 1 answer and 1 route in en, pl")


def test_an_import_of_the_same_changes_nothing(imported: Frontline, folder: Path):
    again = imported("faq", "import", str(folder), "--replace")
    assert again.output == "Saved 0, left 2 as they were, removed 0: version 2 is in force.\n"


def test_an_import_removes_what_is_gone_only_when_told_to(imported: Frontline, folder: Path):
    (folder / "money.yaml").unlink()

    assert "removed 0" in imported("faq", "import", str(folder)).output
    assert "1 answer and 1 route" in imported("faq", "check").output
    assert "removed 1: version 3" in imported("faq", "import", str(folder), "--replace").output
    assert "1 answer and 0 routes" in imported("faq", "check").output


def test_an_import_needs_every_language_of_the_house(imported: Frontline, folder: Path):
    (folder / "billing.yaml").unlink()
    (folder / "money.yaml").write_text(MONEY[: MONEY.index("      pl:")], encoding="utf-8")
    refused = imported("faq", "import", str(folder))

    assert refused.exit_code == 1
    assert "each entry must have its texts in" in refused.stderr


def test_an_import_needs_a_database(frontline: Frontline, folder: Path):
    refused = frontline("faq", "import", str(folder))

    assert refused.exit_code == 1
    assert refused.stderr.startswith("The database cannot be used: ")


def test_an_export_is_the_same_when_it_is_imported(imported: Frontline, tmp_path: Path):
    out = tmp_path / "out"
    written = imported("faq", "export", str(out))

    assert written.output == "in force, version 2: 2 entries, 2 files.\n"
    assert "Saved 0, left 2" in imported("faq", "import", str(out), "--replace").output


def test_an_export_leaves_what_is_there_alone(imported: Frontline, folder: Path):
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    refused = imported("faq", "export", str(folder))

    assert refused.exit_code == 1
    assert refused.stderr == f"{folder} is there already, and not an empty folder.\n"
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_an_export_to_where_nothing_can_be_written_is_refused(imported: Frontline, tmp_path: Path):
    refused = imported("faq", "export", str(tmp_path / "frontline.db" / "out"))

    assert refused.exit_code == 1
    assert "cannot be written to: " in refused.stderr


@pytest.fixture
def spoilt(imported: Frontline, tmp_path: Path) -> Frontline:
    """The entry "invoice" of its house cannot be used."""

    async def spoil() -> None:
        database = await open_database(f"sqlite:///{tmp_path / 'frontline.db'}")
        await SqlFaqStore(database).save({"invoice": "{}"}, base=2, by=None, at=NOON)
        await database.close()

    asyncio.run(spoil())
    return imported


@pytest.mark.parametrize(
    ("command", "code"),
    [("check", 1), ("prove", 0), ("match refund", 0), ("suggest", 0), ("export out", 1)],
)
def test_an_entry_in_force_that_cannot_be_used_is_told(spoilt: Frontline, command: str, code: int):
    told = spoilt("faq", *command.split())

    assert told.exit_code == code
    assert told.stderr.startswith("invoice cannot be used: ")


def test_what_can_be_used_is_checked_and_written_all_the_same(spoilt: Frontline, tmp_path: Path):
    assert "0 answers and 1 route" in spoilt("faq", "check").stdout
    assert "1 entries, 1 files" in spoilt("faq", "export", str(tmp_path / "out")).stdout


@pytest.mark.parametrize(
    ("question", "head"),
    [
        ("where is my invoice", "answer invoice ("),
        ("refund", "route refund ("),
        ("will it rain tomorrow in the mountains", "no match\n"),
    ],
)
def test_a_question_shows_its_verdict_and_why(
    frontline: Frontline, folder: Path, question: str, head: str
):
    shown = frontline("faq", "match", question, "--language", "en", "--folder", str(folder))

    assert shown.exit_code == 0
    assert shown.output.startswith(head)
    assert len(shown.output.splitlines()) == 2


def test_a_question_is_explained(frontline: Frontline, folder: Path):
    shown = frontline("faq", "match", "gdzie moja faktura", "--explain", "--folder", str(folder))

    assert "language: pl" in shown.output
    assert "faktura = faktura" in shown.output


def test_where_nothing_is_known_nothing_is_found(imported: Frontline, tmp_path: Path):
    async def remove() -> None:
        database = await open_database(f"sqlite:///{tmp_path / 'frontline.db'}")
        bodies = {"invoice": None, "refund": None}
        await SqlFaqStore(database).save(bodies, base=2, by=None, at=NOON)
        await database.close()

    asyncio.run(remove())
    assert imported("faq", "match", "invoice", "--language", "en").output.startswith("no match\n")
    assert imported("faq", "prove").output.startswith("in force, version 4: 0 sentences")


def test_a_question_is_needed(frontline: Frontline):
    assert frontline("faq", "match").exit_code == 2


def test_the_protocol_of_the_scorer_is_spoken(frontline: Frontline):
    said = [
        {"op": "load", "lang": "en", "faq": [{"id": "a", "phrasings": ["invoice"]}]},
        {"op": "ask", "text": "invoice"},
        {"op": "quit"},
    ]
    told = frontline("faq", "match", "--stdio", stdin="".join(f"{json.dumps(x)}\n" for x in said))

    loaded, asked = map(json.loads, told.stdout.splitlines())
    assert loaded == {"ok": True}
    assert asked["candidates"][0]["id"] == "a"


def test_a_proof_without_a_failure_succeeds(frontline: Frontline, folder: Path):
    proved = frontline("faq", "prove", str(folder), "--confusions", "0")

    assert proved.exit_code == 0
    assert proved.output.startswith(f"{folder}: 6 sentences: ")
    assert proved.output.endswith(" 0 weak, 0 failed.\n")


def test_a_sentence_that_does_not_find_its_entry_fails_the_proof(
    frontline: Frontline, folder: Path
):
    changed = INVOICE_WRITTEN.replace("cant find the invoice", "give me that refund")
    (folder / "billing.yaml").write_text(changed, encoding="utf-8")
    proved = frontline("faq", "prove", str(folder))

    assert proved.exit_code == 1
    assert "1 failed." in proved.output
    assert '  en "give me that refund": invoice (' in proved.output
    assert "lost to refund (" in proved.output


def test_without_questions_nothing_is_suggested(imported: Frontline):
    suggested = imported("faq", "suggest")
    assert suggested.output == "0 questions without an answer, 0 proposals.\n"


def test_questions_that_found_no_answer_are_suggested(imported: Frontline, tmp_path: Path):
    cases = []
    for number, text in enumerate(["how do I add a cron job", "add cron job", "refund it"], 1):
        case = Case(f"case-{number}", number=number)
        case.opens()
        case.happens(Wrote(text), HandedOff("support", "not_found", NOON))
        case.claimed()
        case.answered(f"Dear Jan (jan@x.example), see Cron {number}.")
        case.happens(Closed("agent"))
        cases.append(case)

    async def fill() -> None:
        database = await open_database(f"sqlite:///{tmp_path / 'frontline.db'}")
        await store(SqlLog(database), *cases)
        await database.close()

    asyncio.run(fill())
    suggested = imported("faq", "suggest", "--days", "3650").output

    assert suggested.startswith("3 questions without an answer, 2 proposals.\n")
    assert "en, 2 questions: a new entry\n" in suggested
    assert "  - add cron job\n" in suggested
    assert "  An agent answered: Dear Jan (…), see Cron " in suggested
    assert "en, 1 question: phrasings of refund (" in suggested
