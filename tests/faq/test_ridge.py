"""The scores of kernel ridge regression, and those of phrasings that were left out."""

from __future__ import annotations

import numpy as np

from faq.ridge import fit

CHANCE = np.random.default_rng(7)
FEATURES = CHANCE.normal(size=(12, 5)).astype(np.float32)
LIKENESS = FEATURES @ FEATURES.T
ENTRIES = np.array([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2])


def test_the_scores_of_a_phrasing_left_out_are_those_of_a_fit_without_it():
    # The ridge follows the counts of entries, so the fit without it is done by hand.
    fitted = fit(LIKENESS, ENTRIES, 3)
    others = np.arange(1, 12)
    goal = np.eye(3)[ENTRIES[others]]
    weights = np.linalg.solve(LIKENESS[np.ix_(others, others)] + np.eye(11), goal)
    np.testing.assert_allclose(fitted.unseen[0], LIKENESS[0, others] @ weights, atol=1e-4)


def test_many_phrasings_weigh_as_much_as_a_plain_inverse_says():
    features = CHANCE.normal(size=(301, 40)).astype(np.float32)
    likeness, entries = features @ features.T, np.arange(301) % 7
    doubt = np.diag(np.sqrt(np.bincount(entries)[entries] * 7 / 301)).astype(np.float32)
    goal = np.eye(7, dtype=np.float32)[entries]

    np.testing.assert_allclose(
        fit(likeness, entries, 7).weights, np.linalg.inv(likeness + doubt) @ goal, atol=1e-3
    )
