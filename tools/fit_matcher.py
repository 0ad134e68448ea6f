"""Fits the figures of the FAQ's matcher: `python -m tools.fit_matcher DATA [--write]`.

DATA holds `runs/` and `pools/` of labelled messages (docs/faq.md says which). First each family of
data sets is measured with figures that were fitted on the others, cut included; then all are
fitted together. `--write` puts the result into `faq/calibration_figures.py`.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np

from faq.evidence import FEATURES, SHORTLIST, Evidence
from faq.hearing import Hearing
from faq.ranking import Figures, rank, rank_features, sure_features
from faq.text import sentences
from tools.fitting.data import Run, given, made
from tools.fitting.fit import logistic, softmax
from tools.fitting.measures import Measures, Outcome, cut_for, measured

FIGURES = Path(__file__).parent.parent / "faq" / "calibration_figures.py"
WRONG_SHARES = (0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1)
_CHOSEN = 0.02
_RIDGE = 1e-3


@dataclass(frozen=True, slots=True)
class Case:
    """One message: its evidence (None without words), whether an entry fits, its place there."""

    evidence: Evidence | None
    known: bool
    place: int


Heard = Mapping[str, tuple[str, list[Case]]]
"""By the run's name: its family, its cases."""

Outcomes = dict[str, tuple[str, list[Outcome]]]
"""By the run's name: its family, what came of its cases."""


def hear(runs: Iterable[Run]) -> Heard:
    """Every message of the runs, as the matcher hears it before any figure counts."""
    return {run.name: (run.family, list(_cases(run))) for run in runs}


def _cases(run: Run) -> Iterator[Case]:
    hearing = Hearing(run.phrasings)
    number = {entry: place for place, entry in enumerate(hearing.entries)}
    for message in run.messages:
        heard = hearing.hear(sentences(message.text))
        if heard is None:
            yield Case(None, message.entry is not None, -1)
            continue
        right = number.get(message.entry or "", -1)
        places = np.flatnonzero(heard.evidence.entries == right).tolist()
        yield Case(heard.evidence, message.entry is not None, places[0] if places else -1)


def fitted(heard: Heard) -> Figures:
    """The figures that fit these runs best; each family, and each run in it, counts the same."""
    cases = list(_weighed(heard))
    shares = np.array([share for _, _, share in cases])
    places = np.array([place for _, place, _ in cases])
    rows = np.zeros((len(cases), SHORTLIST, 2 * len(FEATURES)))
    there = np.zeros(rows.shape[:2], dtype=bool)
    for number, (evidence, _, _) in enumerate(cases):
        found = rank_features(evidence)
        rows[number, : len(found)], there[number, : len(found)] = found, True
    known = places >= 0
    weights = softmax(
        rows[known], there[known], places[known], shares[known] / shares[known].sum(), _RIDGE
    )
    scores = [row[here] @ weights for row, here in zip(rows, there, strict=True)]
    sure = [sure_features(case[0], score) for case, score in zip(cases, scores, strict=True)]
    right = np.array([score.argmax() for score in scores]) == places
    plain, bias = logistic(np.array(sure), right, shares / shares.sum(), _RIDGE)
    return Figures(tuple(weights.tolist()), tuple(plain.tolist()), bias, ())


def _weighed(heard: Heard) -> Iterator[tuple[Evidence, int, float]]:
    """The messages that hold words: evidence, the right one's place there, what it counts."""
    runs = Counter(family for family, _ in heard.values())
    for family, cases in heard.values():
        for case in cases:
            if case.evidence is not None:
                yield case.evidence, case.place, 1 / len(cases) / runs[family]


def outcomes(cases: Sequence[Case], figures: Figures) -> list[Outcome]:
    """What comes of these messages with these figures; without words the confidence is 0."""
    found = []
    for case in cases:
        if case.evidence is None:
            found.append(Outcome(case.known, -1, 0.0))
            continue
        ranked = rank(case.evidence, figures)
        place = ranked.order.index(case.place) if case.place >= 0 else -1
        found.append(Outcome(case.known, place, ranked.confidences[0]))
    return found


def by_family(runs: Outcomes) -> dict[str, list[list[Outcome]]]:
    """The runs of each family."""
    found: defaultdict[str, list[list[Outcome]]] = defaultdict(list)
    for family, run in runs.values():
        found[family].append(run)
    return found


def crossed(learned: Heard, asked: Heard) -> tuple[dict[str, Measures], Outcomes]:
    """Each family measured with what was learned from the others; and what came of `learned`."""
    found: dict[str, Measures] = {}
    seen: Outcomes = {}
    families = sorted({family for family, _ in asked.values()})
    for family in families:
        others = {name: each for name, each in learned.items() if each[0] != family}
        figures = fitted(others)
        cut = cut_for(
            by_family({n: (f, outcomes(cases, figures)) for n, (f, cases) in others.items()}),
            _CHOSEN,
        )
        for name, (its, cases) in asked.items():
            if its == family:
                found[name] = measured(outcomes(cases, figures), cut)
        seen |= {
            name: (its, outcomes(cases, figures))
            for name, (its, cases) in learned.items()
            if its == family
        }
    return found, seen


def table(measures: Mapping[str, Measures]) -> str:
    """A line for each run, and the means of each kind of run (what its name ends with)."""
    names = [field.name for field in fields(Measures)]
    lines = [f"{'':32}" + "".join(f"{name:>9}" for name in names)]
    kinds: defaultdict[str, list[Measures]] = defaultdict(list)
    for name, each in measures.items():
        kinds["all"].append(each)
        kinds[name.partition("__")[2]].append(each)
    means = {f"mean of {kind}": Measures.mean(all_) for kind, all_ in kinds.items()}
    rows = {**measures, **means}
    lines += [
        f"{name:32}" + "".join(f"{getattr(each, n):9.3f}" for n in names)
        for name, each in rows.items()
    ]
    return "\n".join(lines)


def main() -> int:
    """Measures across families, then fits on all; writes the figures where it is told to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--runs", type=int, default=24, help="drawn from each pool")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    learned, asked = hear(made(options.data, options.runs)), hear(given(options.data))
    found, seen = crossed(learned, asked)
    print(table(found))
    cuts = tuple((share, cut_for(by_family(seen), share)) for share in WRONG_SHARES)
    print("cuts", cuts)
    figures = fitted(learned)
    if options.write:
        FIGURES.write_text(_source(figures, cuts), "utf-8")
    return 0


def _source(figures: Figures, cuts: Sequence[tuple[float, float]]) -> str:
    def numbers(values: Sequence[float]) -> str:
        return "".join(f"        {value:.5g},\n" for value in values)

    answer = "".join(f"        ({share}, {cut:.4f}),\n" for share, cut in cuts)
    return f'''"""Written by tools/fit_matcher.py; docs/faq.md tells of the data."""

from faq.ranking import Figures

FIGURES = Figures(
    rank=(
{numbers(figures.rank)}    ),
    sure=(
{numbers(figures.sure)}    ),
    bias={figures.bias:.5g},
    answer=(
{answer}    ),
)
'''


if __name__ == "__main__":
    sys.exit(main())
