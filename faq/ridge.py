"""One row of weights for each entry, so that all of its phrasings speak together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from faq.lexicon import Floats, Places

_DOUBT = 1.0  # the ridge: how little a single phrasing is believed


@dataclass(frozen=True, slots=True)
class Ridge:
    """`weights` (phrasings x entries) turn likenesses into scores; `unseen` (phrasings x entries)
    are the scores that each phrasing gets from the others."""

    weights: Floats
    unseen: Floats


def fit(likeness: Floats, entries: Places) -> Ridge:
    """Kernel ridge regression, its leave-one-out scores in closed form.

    `likeness` (phrasings x phrasings) is symmetric; `entries` is the entry of each phrasing, by
    number from 0.
    """
    count = np.bincount(entries)
    goal = np.zeros((len(entries), len(count)), dtype=np.float32)
    goal[np.arange(len(entries)), entries] = 1
    doubt = _DOUBT * np.sqrt(count[entries] * len(count) / len(entries))
    inverse = np.linalg.inv(likeness + np.diag(doubt).astype(np.float32))
    weights = inverse @ goal
    unseen = goal - weights / np.diag(inverse)[:, None]
    return Ridge(weights.astype(np.float32), unseen.astype(np.float32))
