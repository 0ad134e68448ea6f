"""How good a ranking with confidences is; the measures of the shared scorer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from math import exp, lgamma, log

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one message: whether an entry fits at all, the place (0 the first) of the right one, -1
    when it was not found, and the confidence in the first."""

    known: bool
    place: int
    confidence: float

    @property
    def right(self) -> bool:
        return self.known and self.place == 0


@dataclass(frozen=True, slots=True)
class Measures:
    """`top1`, `top3`, `cov*`: shares of the known messages; `decided`, `wrong`: answered rightly
    of the known, and wrongly of all, at the cut that was chosen elsewhere."""

    top1: float
    top3: float
    covW2: float
    covW5: float
    covP95: float
    auc_ok: float
    auc_oos: float
    decided: float
    wrong: float

    @staticmethod
    def mean(all_: Sequence[Measures]) -> Measures:
        return Measures(
            *(float(np.mean([getattr(m, f.name) for m in all_])) for f in fields(Measures))
        )


def measured(outcomes: Sequence[Outcome], cut: float) -> Measures:
    known = sum(outcome.known for outcome in outcomes)
    best = sorted(outcomes, key=lambda outcome: -outcome.confidence)
    right = np.cumsum([outcome.right for outcome in best])
    wrong = np.arange(1, len(best) + 1) - right
    last = np.array(
        [a.confidence != b.confidence for a, b in zip(best, best[1:], strict=False)] + [True]
    )
    scores = np.array([outcome.confidence for outcome in outcomes])
    sent = [outcome for outcome in outcomes if outcome.confidence >= cut]

    def coverage(allowed: NDArray[np.bool_]) -> float:
        return float(max(right[allowed & last], default=0)) / known

    return Measures(
        top1=sum(outcome.right for outcome in outcomes) / known,
        top3=sum(outcome.known and 0 <= outcome.place < 3 for outcome in outcomes) / known,
        covW2=coverage(wrong <= 0.02 * len(best)),
        covW5=coverage(wrong <= 0.05 * len(best)),
        covP95=coverage(wrong <= 0.05 * (right + wrong)),
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


def cut_for(groups: Sequence[Sequence[Outcome]], wrong_share: float, doubt: float = 0.05) -> float:
    """The lowest confidence from which answers may be sent: wrong ones are then at most this share
    of all messages, each group counting the same, by a binomial upper bound at this doubt."""
    ordered = sorted(
        ((o.confidence, 0.0 if o.right else 1 / len(g)) for g in groups for o in g), reverse=True
    )
    many = sum(len(group) for group in groups)
    allowed = _most(many, wrong_share, doubt) / many
    wrong, cut = 0.0, 1.0
    for confidence, share in ordered:
        wrong += share / len(groups)
        if wrong > allowed:
            break
        cut = confidence
    return cut


def _most(trials: int, share: float, doubt: float) -> int:
    """The most failures of so many trials after which a share above this one is in doubt."""
    total, failures = 0.0, 0
    while total <= doubt:
        total += exp(
            lgamma(trials + 1)
            - lgamma(failures + 1)
            - lgamma(trials - failures + 1)
            + failures * log(share)
            + (trials - failures) * log(1 - share)
        )
        failures += 1
    return max(0, failures - 2)
