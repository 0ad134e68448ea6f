"""One row of weights for each entry, so that all of its phrasings speak together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from faq.pieces import Floats, Places

_DOUBT = 1.0  # the ridge: how little a single phrasing is believed
_SMALL = 64  # rows that are inverted at once


@dataclass(frozen=True, slots=True)
class Ridge:
    """`weights` (phrasings x entries) turn likenesses into scores; `unseen` (phrasings x entries)
    are the scores that each phrasing gets from the others."""

    weights: Floats
    unseen: Floats


def fit(likeness: Floats, entries: Places, many: int) -> Ridge:
    """Kernel ridge regression, its leave-one-out scores in closed form.

    `likeness` (phrasings x phrasings) is symmetric; `entries` is the entry of each phrasing, by
    number below `many`.
    """
    root, goal = _root(_doubted(likeness, entries)), _goal(entries, many)
    weights = root.T @ (root @ goal)
    unseen = goal - weights / np.square(root).sum(axis=0)[:, None]
    return Ridge(weights, unseen)


def _root(matrix: Floats) -> Floats:
    """The inverse of a matrix's Cholesky factor: its square is the inverse of the matrix."""
    return _inverse(np.linalg.cholesky(matrix))


def _inverse(lower: Floats) -> Floats:
    """Of a lower triangle, by its quarters: a third of the work of any other matrix."""
    if len(lower) <= _SMALL:
        return np.linalg.inv(lower)
    half = len(lower) // 2
    found = np.zeros_like(lower)
    found[:half, :half] = _inverse(lower[:half, :half])
    found[half:, half:] = _inverse(lower[half:, half:])
    found[half:, :half] = -found[half:, half:] @ (lower[half:, :half] @ found[:half, :half])
    return found


def _goal(entries: Places, many: int) -> Floats:
    goal = np.zeros((len(entries), many), dtype=np.float32)
    goal[np.arange(len(entries)), entries] = 1
    return goal


def _doubted(likeness: Floats, entries: Places) -> Floats:
    """With the ridge on its diagonal: a phrasing of many is believed less."""
    count = np.bincount(entries)
    share = count[entries] * np.count_nonzero(count) / len(entries)
    doubted: Floats = likeness + np.diag(_DOUBT * np.sqrt(share)).astype(np.float32)
    return doubted
