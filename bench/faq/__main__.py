"""Measures how the FAQ finds what is asked, beside others, on data that is not in the repository.

`python -m bench.faq --data FOLDER`; bench/README.md says what the folder is.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from bench.faq import crossed
from bench.faq.baselines import Kind, available
from bench.faq.cost import Cost, costs
from bench.faq.data import VARIABLE, Missing, folder_of, splits
from bench.faq.quality import Row, measured, recorded
from bench.faq.report import Report
from bench.faq.scoring import Scorer
from bench.faq.starter import measure

PARTS = ("quality", "crossed", "cost", "starter")
ONLY = "only runs whose TASK__KIND holds this, as massive_pl or __typo10; can be repeated"


def main() -> None:
    """Measure what is asked for, and print the tables."""
    given = _arguments()
    try:
        report = _report(given)
    except Missing as reason:
        sys.exit(str(reason))
    print(report.markdown())
    if given.json:
        given.json.write_text(json.dumps(report.data(), indent=1), "utf-8")


def _report(given: Namespace) -> Report:
    rows: list[Row] = []
    others: list[Row] = []
    spent: list[Cost] = []
    if {"quality", "crossed"} & set(given.parts):
        folder = folder_of(given.data)
        chosen = list(splits(folder, given.only))
        if "quality" in given.parts:
            rows += measured(Scorer(folder), chosen, _kinds(given), _say)
            others += recorded(folder, chosen)
        if "crossed" in given.parts:
            _say("fitting on other tasks")
            rows += crossed.measured(folder, chosen)
    if "cost" in given.parts:
        _say("cost")
        spent += costs(folder_of(given.data))
    return Report(rows, others, spent, measure() if "starter" in given.parts else None)


def _kinds(given: Namespace) -> dict[str, Kind]:
    if given.alone:
        return {}
    kinds, left_out = available(given.model)
    for reason in left_out:
        _say(reason)
    return kinds


def _arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m bench.faq")
    add = parser.add_argument
    add("--data", type=Path, metavar="FOLDER", help=f"the development data; or set {VARIABLE}")
    add("--only", action="append", default=[], metavar="NAME", help=ONLY)
    add("--parts", nargs="+", choices=PARTS, default=PARTS)
    add("--alone", action="store_true", help="leave the baselines out")
    add("--model", metavar="FOLDER", help="a sentence-transformers model, for that baseline")
    add("--json", type=Path, metavar="FILE", help="write the figures of every task there, too")
    return parser.parse_args()


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
