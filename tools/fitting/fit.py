"""Softmax and logistic regression by Newton's method; weights are for features as they are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
_STEPS, _DONE = 60, 1e-9


def softmax(
    features: Numbers,
    there: NDArray[np.bool_],
    right: NDArray[np.intp],
    shares: Numbers,
    ridge: float,
) -> Numbers:
    """Weights that put the right one of some rows first.

    `features`: cases x rows x features, `there`: which rows there are, `right`: the right one of
    each case, `shares`: what each case counts (sum 1).
    """
    scale = features[there].std(axis=0) + 1e-9
    scaled = features / scale
    weights = np.zeros(features.shape[2])
    chosen = scaled[np.arange(len(right)), right]
    for _ in range(_STEPS):
        scores = np.where(there, scaled @ weights, -np.inf)
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        mean = np.einsum("cr,crf->cf", chances, scaled)
        slope = shares @ (mean - chosen) + 2 * ridge * weights
        spread = np.einsum(
            "cr,crf,crg->fg", chances * shares[:, None], scaled, scaled, optimize=True
        )
        curve = spread - (mean * shares[:, None]).T @ mean + 2 * ridge * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < _DONE:
            break
    plain: Numbers = weights / scale
    return plain


def logistic(
    features: Numbers, right: NDArray[np.bool_], shares: Numbers, ridge: float
) -> tuple[Numbers, float]:
    """Weights and bias for the log odds of being right; `shares` as above."""
    middle = shares @ features
    scale = np.sqrt(shares @ (features - middle) ** 2) + 1e-9
    scaled = np.column_stack([(features - middle) / scale, np.ones(len(features))])
    held = np.full(scaled.shape[1], 2 * ridge)
    held[-1] = 0
    weights = np.zeros(scaled.shape[1])
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-np.clip(scaled @ weights, -30, 30)))
        slope = scaled.T @ (shares * (chances - right)) + held * weights
        curve = (scaled * (shares * chances * (1 - chances))[:, None]).T @ scaled + np.diag(held)
        step = np.linalg.solve(curve + 1e-9 * np.eye(len(curve)), slope)
        weights -= step
        if np.abs(step).max() < _DONE:
            break
    plain = weights[:-1] / scale
    return plain, float(weights[-1] - plain @ middle)
