"""One matcher on one run: driven by the data's own `score.py`, with our two figures added."""

import importlib.util
import math
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import mean
from typing import Any, Protocol

from bench.faq.data import Query, Run

Figures = Mapping[str, float]
"""Shares (0..1) and milliseconds by name, as `score.py` explains them at its top, and

`two_turns`: of the questions in scope, answered right, or the right entry among the buttons;
`oos_offered`: of those out of scope, met with buttons. Both NaN where no buttons are told of.
"""


class Matching(Protocol):
    """Speaks the protocol at the top of `score.py`."""

    def call(self, said: dict[str, Any]) -> dict[str, Any]:
        """The answer to `load` or `ask`."""

    def rss(self) -> float:
        """The most memory it has held, in MiB; NaN where that is not known."""


class Program(Matching, Protocol):
    """The same as a process, which ends when it is closed."""

    def close(self) -> None:
        """The end."""


class Scorer:
    """The `score.py` of a folder."""

    def __init__(self, folder: Path) -> None:
        spec = importlib.util.spec_from_file_location("faq_score", folder / "score.py")
        if spec is None or spec.loader is None:
            raise ImportError(f"{folder}/score.py cannot be read")
        self._module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self._module)

    def product(self) -> Program:
        """Our own matcher, as the command line has it."""
        program: Program = self._module.Cmd(f"'{sys.executable}' -m handoff faq match --stdio")
        return program

    def figures(self, matcher: Matching, run: Run) -> Figures:
        """What becomes of all the questions of a run."""
        heard = _Heard(matcher)
        figures: Figures = self._module.score_run(heard, run)
        return {**figures, **buttons(run["queries"], heard.answers)}


class _Heard:
    """Passes everything on, and remembers what was answered to questions."""

    def __init__(self, matcher: Matching) -> None:
        self._matcher = matcher
        self.answers: list[dict[str, Any]] = []

    def call(self, said: dict[str, Any]) -> dict[str, Any]:
        answer = self._matcher.call(said)
        if said["op"] == "ask":
            self.answers.append(answer)
        return answer

    def rss(self) -> float:
        return self._matcher.rss()


def buttons(queries: Sequence[Query], answers: Sequence[Mapping[str, Any]]) -> Figures:
    """What offering a choice is worth; `offered` in an answer are the entries on its buttons."""
    if any("offered" not in answer for answer in answers):
        return {"two_turns": math.nan, "oos_offered": math.nan}
    met: list[bool] = []
    offered: list[bool] = []
    for query, answer in zip(queries, answers, strict=True):
        if query["gold"] is None:
            offered.append(bool(answer["offered"]))
        else:
            met.append(query["gold"] in (answer["answer"], *answer["offered"]))
    return {"two_turns": _mean(met), "oos_offered": _mean(offered)}


def average(measured: Iterable[Figures]) -> Figures:
    """The mean of each figure over runs, each run counting the same; NaN is left out."""
    runs = list(measured)
    return {name: _mean(run[name] for run in runs) for name in (runs[0] if runs else ())}


def _mean(values: Iterable[float]) -> float:
    known = [value for value in values if not math.isnan(value)]
    return mean(known) if known else math.nan
