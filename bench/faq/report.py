"""The tables at the end of a run, and the same as JSON."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bench.faq.cost import Cost
from bench.faq.data import KINDS
from bench.faq.quality import OURS, Row
from bench.faq.scoring import Figures, average
from bench.faq.starter import OUTCOMES, Starter

MEASURES = {
    "top1": "the right entry first",
    "top3": "the right entry among the first three",
    "covW2": "coverage at 2 % wrong answers",
    "covW5": "coverage at 5 % wrong answers",
    "cov": "answered right, at its own threshold",
    "wrong": "answered wrongly, of all, at its own threshold",
    "oos": "out of scope, and answered, at its own threshold",
    "two_turns": "right within two turns",
    "oos_offered": "out of scope, and met with buttons",
}
IN_POLISH = ("top1", "covW5")
BESIDE_RECORDED = ("top1", "top3", "covW2", "covW5")


@dataclass(frozen=True, slots=True)
class Report:
    """All that one run has found; parts that were not asked for are empty."""

    rows: Sequence[Row]
    recorded: Sequence[Row]
    costs: Sequence[Cost]
    starter: Starter | None

    def markdown(self) -> str:
        """For people, and for README.md."""
        return "\n".join((*self._quality(), *self._beside(), *self._costs(), *self._starter()))

    def data(self) -> dict[str, Any]:
        """The same and more: every task by itself. What is not known is None."""
        whole: dict[str, Any] = _known(asdict(self))
        return whole

    def _quality(self) -> Iterator[str]:
        polish = [row for row in self.rows if row.language == "pl"]
        for name, title in MEASURES.items():
            yield from table(f"{title} ({name})", self.rows, name)
        for name in IN_POLISH:
            yield from table(f"Polish alone: {MEASURES[name]} ({name})", polish, name)

    def _beside(self) -> Iterator[str]:
        """Ours beside recorded figures, on the runs that both have."""
        ours = [row for row in self.rows if row.matcher == OURS and row.given]
        for name in BESIDE_RECORDED:
            rows = (*ours, *self.recorded) if self.recorded else ()
            yield from table(f"beside what others recorded: {MEASURES[name]} ({name})", rows, name)

    def _costs(self) -> Iterator[str]:
        if not self.costs:
            return
        yield from _head(
            "phrasings",
            "a question, ms: p50 / p95 / p99",
            "the same by CPU time",
            "built in, s",
            "memory, its peak, MiB",
            "for any matcher, MiB",
        )
        for cost in self.costs:
            yield _line(
                f"{cost.phrasings:,}",
                " / ".join(f"{ms:.2f}" for ms in (cost.p50_ms, cost.p95_ms, cost.p99_ms)),
                " / ".join(
                    f"{ms:.2f}" for ms in (cost.cpu_p50_ms, cost.cpu_p95_ms, cost.cpu_p99_ms)
                ),
                f"{cost.build_s:.2f}",
                f"{cost.mib:.1f}, {cost.mib + cost.peak_mib:.1f}",
                f"{cost.common_mib:.1f}",
            )
        yield ""

    def _starter(self) -> Iterator[str]:
        if self.starter is None:
            return
        known = f"{self.starter.entries} entries, {self.starter.phrasings} phrasings"
        proof = ", ".join(f"{count} {name}" for name, count in self.starter.proof.items())
        yield f"The starter: {known}; its sentences: {proof}."
        yield ""
        yield from _head("starter's test sentences", "sentences", *OUTCOMES)
        for found in self.starter.found:
            shares = (_share(getattr(found, name)) for name in OUTCOMES)
            yield _line(f"{found.language}, {found.kind}", str(found.sentences), *shares)
        yield ""


def table(title: str, rows: Sequence[Row], measure: str) -> Iterator[str]:
    """A line for each matcher, a column for each kind of noise, averages over tasks in the cells.

    Nothing where nobody has the figure.
    """
    found: dict[str, dict[str, list[Figures]]] = {}
    for row in rows:
        found.setdefault(row.matcher, {}).setdefault(row.kind, []).append(row.figures)
    kinds = [kind for kind in KINDS if any(kind in of for of in found.values())]
    means = {
        matcher: [average(of.get(kind, ())).get(measure, math.nan) for kind in kinds]
        for matcher, of in found.items()
    }
    known = {matcher: cells for matcher, cells in means.items() if not all(map(math.isnan, cells))}
    if not known:
        return
    yield from _head(title, *kinds)
    for matcher, cells in known.items():
        yield _line(matcher, *map(_share, cells))
    yield ""


def _share(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.3f}".removeprefix("0")


def _head(*names: str) -> Iterator[str]:
    yield _line(*names)
    yield _line(*("---" for _ in names))


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _known(data: Any) -> Any:
    match data:
        case dict():
            return {name: _known(value) for name, value in data.items()}
        case list() | tuple():
            return [_known(value) for value in data]
        case float() if math.isnan(data):
            return None
        case _:
            return data
