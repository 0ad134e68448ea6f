"""From evidence to a ranking of the entries, and how probably the first of them is right."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log

import numpy as np

from faq.evidence import FEATURES, OVERALL, Evidence
from faq.pieces import Floats

_FEW = 1.5  # the logarithm of phrasings per entry at which a feature counts as it is
_FITTED = {"phrasings": (0.0, 3.4), "entries": (2.0, 4.2)}  # logarithms; beyond, nothing was seen
_LONE = 5.0  # the lead where there is no other entry
_CERTAIN = 30.0  # log odds beyond make no difference
_LOGARITHMIC = ("missing_close", "missing", "weight", "count", "heaviest", "unknown")
_LED = ("ridge", "letters", "most", "both", "likely")  # whose lead over the next entry counts

_PHRASINGS, _ENTRIES = OVERALL.index("phrasings"), OVERALL.index("entries")
_OWN = [OVERALL.index(name) for name in ("own", "own_mean")]
_LOGS = [OVERALL.index(name) for name in _LOGARITHMIC]
_PLAIN = [n for n, name in enumerate(OVERALL) if name not in (*_LOGARITHMIC, "phrasings")]
_LEADS = [FEATURES.index(name) for name in _LED]


@dataclass(frozen=True, slots=True)
class Figures:
    """What `tools/fit_matcher.py` found. `rank`: a weight for each of `rank_features`; `sure`:
    one for each of `sure_features`, and `bias`; `answer`: the confidence from which an answer is
    sent, for each highest share of wrong ones."""

    rank: tuple[float, ...]
    sure: tuple[float, ...]
    bias: float
    answer: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Places in the evidence, best first, and the confidence (0..1) in each of them."""

    order: tuple[int, ...]
    confidences: tuple[float, ...]


def rank_features(evidence: Evidence) -> Floats:
    """A row for each entry: FEATURES, and each of them times the logarithm of phrasings."""
    return np.hstack([evidence.features, evidence.features * _more(evidence)])


def sure_features(evidence: Evidence, scores: Floats) -> Floats:
    """What tells whether the entry of the highest score is right."""
    order = np.argsort(-scores, kind="stable")
    best = evidence.features[order[0]]
    next_ = evidence.features[order[1]] if len(order) > 1 else np.zeros_like(best)
    leads = (scores[order[0]] - scores[order[1:3]]).tolist()
    share = float(1 / np.exp(scores - scores[order[0]]).sum())
    overall = evidence.overall.copy()
    overall[_ENTRIES] = _fitted(evidence, _ENTRIES)
    told = [*leads, *[_LONE] * (2 - len(leads)), log(share / (1 - share + 1e-3)), share]
    parts = (told, best, (best - next_)[_LEADS], best[0] / overall[_OWN], overall[_PLAIN])
    found = np.concatenate([*parts, np.log1p(overall[_LOGS])])
    more = _more(evidence)
    return np.concatenate([found, found * more, [more]])


def _more(evidence: Evidence) -> float:
    return _fitted(evidence, _PHRASINGS) - _FEW


def _fitted(evidence: Evidence, place: int) -> float:
    lowest, highest = _FITTED[OVERALL[place]]
    return min(max(float(evidence.overall[place]), lowest), highest)


def rank(evidence: Evidence, figures: Figures) -> Ranking:
    """The entries of the shortlist, best first. The confidences sum up to 1 at most."""
    scores = rank_features(evidence) @ np.array(figures.rank)
    sure = float(sure_features(evidence, scores) @ np.array(figures.sure)) + figures.bias
    first = 1 / (1 + exp(-min(max(sure, -_CERTAIN), _CERTAIN)))
    order = np.argsort(-scores, kind="stable")
    shares = np.exp(scores[order] - scores[order[0]])
    shares /= shares.sum()
    most = float(shares[0])
    others = shares[1:] * min(first / most, (1 - first) / max(1 - most, 1e-6))
    return Ranking(tuple(order.tolist()), (first, *others.tolist()))
