"""The bench of the FAQ says what it lacks, and makes the runs that the data has not."""

import json
from pathlib import Path

import pytest

from bench.faq.cost import material
from bench.faq.data import NEEDED, VARIABLE, Known, Missing, Query, folder_of, splits

FAQ: list[Known] = [{"id": "invoice", "phrasings": ["where is my invoice"]}]
QUERIES: list[Query] = [
    {"text": "Invoice, please", "gold": "invoice", "kind": "in"},
    {"text": "Will it rain?", "gold": None, "kind": "far"},
]


def run(texts: list[str] | None = None) -> str:
    queries = [
        {**query, "text": text}
        for query, text in zip(QUERIES, texts or [q["text"] for q in QUERIES], strict=True)
    ]
    return json.dumps(
        {"name": "shop", "lang": "en", "faq": FAQ, "handoff": [], "queries": queries}
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "score.py").touch()
    (tmp_path / "baselines.json").write_text("{}")
    (tmp_path / "pools").mkdir()
    (tmp_path / "runs").mkdir()
    for name in ("shop__k1__clean", "shop__k5__clean", "shop__k10__clean"):
        (tmp_path / "runs" / f"{name}.json").write_text(run())
    (tmp_path / "runs" / "shop__k10__typo10.json").write_text(run(["Invocie, pls", "Wil it rain"]))
    return tmp_path


def test_a_folder_must_be_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(VARIABLE, raising=False)

    with pytest.raises(Missing, match=VARIABLE):
        folder_of(None)


def test_the_environment_may_name_the_folder(monkeypatch: pytest.MonkeyPatch, folder: Path):
    monkeypatch.setenv(VARIABLE, str(folder))

    assert folder_of(None) == folder


@pytest.mark.parametrize("part", NEEDED)
def test_what_the_folder_lacks_is_said(folder: Path, part: str):
    (folder / part).rename(folder / "elsewhere")

    with pytest.raises(Missing, match=rf"has no {part}\."):
        folder_of(folder)


def test_a_run_that_is_given_is_taken_and_another_is_made(folder: Path):
    texts = {
        split.kind: (split.recorded, split.run["queries"][0]["text"])
        for split in splits(folder, [])
    }

    assert texts["clean"] == ("shop__k10__clean", "Invoice, please")
    assert texts["typo10"] == ("shop__k10__typo10", "Invocie, pls")
    assert texts["upper"] == ("", "INVOICE, PLEASE")
    assert texts["k1"] == ("shop__k1__clean", "Invoice, please")


def test_what_is_right_stays_right_under_noise(folder: Path):
    for split in splits(folder, []):
        assert [query["gold"] for query in split.run["queries"]] == ["invoice", None]


def test_only_some_runs_may_be_asked_for(folder: Path):
    assert [split.name for split in splits(folder, ["__upper", "__k5"])] == [
        "shop__upper",
        "shop__k5",
    ]


def test_the_cost_is_measured_on_entries_of_all_pools_by_turns(folder: Path):
    for name, language in (("shop", "en"), ("sklep", "pl")):
        pool = {
            "name": name,
            "lang": language,
            "pool": {"invoice": [f"{name} {n}" for n in range(25)]},
            "test": [["where", "invoice"]],
            "oos": [["rain", "far"]],
        }
        (folder / "pools" / f"{name}.json").write_text(json.dumps(pool))

    known, asked = material(folder, 30)

    assert [each.entry for each in known[::10]] == [
        "shop.invoice.0",
        "sklep.invoice.0",
        "shop.invoice.10",
    ]
    assert {language for _, language in asked} == {"en", "pl"}
    with pytest.raises(ValueError, match="only 50 phrasings"):
        material(folder, 51)
