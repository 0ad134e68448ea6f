"""Our matcher as it would be on data that its figures were not fitted on.

The figures that are shipped were fitted on all of the development data, so what they reach there
flatters. Here each family of tasks is measured with figures and a threshold from the others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from bench.faq.data import Split
from bench.faq.quality import Row
from tools.fit_matcher import crossed, hear
from tools.fitting.data import made, run_of

CROSSED = "frontline, fitted on the others"
DRAWN = 12  # training runs of each pool
# Theirs to those of score.py.
_NAMES = {"decided": "cov", "cov_w2": "covW2", "cov_w5": "covW5", "cov_p95": "covP95"}


def measured(folder: Path, splits: Sequence[Split]) -> Iterator[Row]:
    """Every split, by figures and a threshold (2 % wrong) that know nothing of its family."""
    by_name = {split.name: split for split in splits}
    asked = hear(run_of(split.name, split.run) for split in splits)
    found, _ = crossed(hear(made(folder, DRAWN)), asked)
    for name, measures in found.items():
        split = by_name[name]
        figures = {_NAMES.get(key, key): value for key, value in asdict(measures).items()}
        yield Row(
            split.task, split.run["lang"], split.kind, CROSSED, figures, bool(split.recorded)
        )
