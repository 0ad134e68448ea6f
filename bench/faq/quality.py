"""How often each matcher finds what is meant: all of them on the same runs."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from bench.faq.baselines import Baseline, Kind
from bench.faq.data import Run, Split
from bench.faq.scoring import Figures, Scorer

OURS = "frontline"
RECORDED = {"prototype T1": "proto.T1_p0.8", "embeddings logistic": "minilm.LR_p0.5"}
"""Figures of the data's baselines.json that can't be measured here: our name for each, its own."""


@dataclass(frozen=True, slots=True)
class Row:
    """One matcher on one task with one kind of noise. `given`: its questions are the data's."""

    task: str
    language: str
    kind: str
    matcher: str
    figures: Figures
    given: bool


def measured(
    scorer: Scorer, splits: Iterable[Split], kinds: Mapping[str, Kind], say: Callable[[str], None]
) -> Iterator[Row]:
    """Every matcher on every split; runs of the same FAQ that follow each other share it."""
    with closing(scorer.product()) as product:
        for _, group in groupby(splits, key=lambda split: split.run["faq"]):
            alike = list(group)
            say(f"{alike[0].task}: {', '.join(split.kind for split in alike)}")
            for split in alike:
                yield _row(split, OURS, scorer.figures(product, split.run))
            for name, kind in kinds.items():
                yield from _baseline(scorer, alike, name, kind)


def recorded(folder: Path, splits: Sequence[Split]) -> Iterator[Row]:
    """What the data's baselines.json says of the splits that it has."""
    known = json.loads((folder / "baselines.json").read_text("utf-8"))
    for split in splits:
        for name, key in RECORDED.items():
            if split.recorded in known.get(key, {}):
                yield _row(split, name, known[key][split.recorded])


def _baseline(scorer: Scorer, splits: Sequence[Split], name: str, kind: Kind) -> Iterator[Row]:
    baseline = Baseline(kind, splits[0].run["faq"])
    for split in splits:
        baseline.expect(_questions(split.run))
        yield _row(split, name, scorer.figures(baseline, split.run))


def _questions(run: Run) -> list[str]:
    return [query["text"] for query in run["queries"]]


def _row(split: Split, matcher: str, figures: Figures) -> Row:
    given = bool(split.recorded)
    return Row(split.task, split.run["lang"], split.kind, matcher, figures, given)
