"""How good a ranking with confidences is; the measures of the shared scorer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

_CUTS = np.linspace(0.2, 1, 321)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one message: whether an entry fits at all, the place (0 the first) of the right one, -1
    when it was not found, and the confidence in the first."""

    known: bool
    place: int
    confidence: float

    @property
    def right(self) -> bool:
        """Whether the first one found is the right one."""
        return self.known and self.place == 0


@dataclass(frozen=True, slots=True)
class Measures:
    """`top1`, `top3`, `cov*`: shares of the known messages; `decided`, `wrong`: answered rightly
    of the known, and wrongly of all, at the cut that was chosen elsewhere."""

    top1: float
    top3: float
    cov_w2: float
    cov_w5: float
    cov_p95: float
    auc_ok: float
    auc_oos: float
    decided: float
    wrong: float

    @staticmethod
    def mean(all_: Sequence[Measures]) -> Measures:
        """Of each measure; each of these counts the same."""
        return Measures(
            *(float(np.mean([getattr(m, f.name) for m in all_])) for f in fields(Measures))
        )


def measured(outcomes: Sequence[Outcome], cut: float) -> Measures:
    """The measures of a run; `cut` is the confidence (0..1) from which answers are sent.

    At least one message must be known.
    """
    known = sum(outcome.known for outcome in outcomes)
    best = sorted(outcomes, key=lambda outcome: -outcome.confidence)
    right = np.cumsum([outcome.right for outcome in best])
    wrong = np.arange(1, len(best) + 1) - right
    last = np.array([a.confidence != b.confidence for a, b in pairwise(best)] + [True])
    scores = np.array([outcome.confidence for outcome in outcomes])
    sent = [outcome for outcome in outcomes if outcome.confidence >= cut]

    def coverage(allowed: NDArray[np.bool_]) -> float:
        return float(max(right[allowed & last], default=0)) / known

    return Measures(
        top1=sum(outcome.right for outcome in outcomes) / known,
        top3=sum(outcome.known and 0 <= outcome.place < 3 for outcome in outcomes) / known,
        cov_w2=coverage(wrong <= 0.02 * len(best)),
        cov_w5=coverage(wrong <= 0.05 * len(best)),
        cov_p95=coverage(wrong <= 0.05 * (right + wrong)),
        auc_ok=_auc(scores, np.array([outcome.right for outcome in outcomes])),
        auc_oos=_auc(scores, np.array([outcome.known for outcome in outcomes])),
        decided=sum(outcome.right for outcome in sent) / known,
        wrong=sum(not outcome.right for outcome in sent) / len(outcomes),
    )


def _auc(scores: NDArray[np.float64], positive: NDArray[np.bool_]) -> float:
    """The chance that a positive one has the higher score; half of it where they are equal."""
    _, places, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[places]
    yes, no = positive.sum(), (~positive).sum()
    return float((ranks[positive].sum() - yes * (yes + 1) / 2) / (yes * no)) if yes and no else 0.5


def cut_for(families: Mapping[str, Sequence[Sequence[Outcome]]], wrong_share: float) -> float:
    """The lowest confidence from which answers may be sent: wrong ones are then at most this share
    of all messages in the mean of the families, one standard error of that mean added.

    A house's messages are one more family, so it is the families that vary, not the messages.
    Each run of a family counts the same.
    """
    for cut in _CUTS:
        shares = [np.mean([_wrong(run, cut) for run in runs]) for runs in families.values()]
        error = float(np.std(shares, ddof=1)) / len(shares) ** 0.5 if len(shares) > 1 else 0.0
        if float(np.mean(shares)) + error <= wrong_share:
            return float(cut)
    return 1.0


def _wrong(run: Sequence[Outcome], cut: float) -> float:
    return sum(o.confidence >= cut and not o.right for o in run) / len(run)
