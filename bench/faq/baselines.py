"""What ours is compared with: plain scorers of rapidfuzz, TF-IDF, and sentence embeddings."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process, utils

from bench.faq.data import Known

Floats = NDArray[np.float32]
Rank = Callable[[Sequence[str]], Floats]
"""Questions: how near each entry is, a row for each question, a column for each entry."""
Build = Callable[[Sequence[str], NDArray[np.intp]], Rank]
"""All phrasings, and for each the number of its entry, from 0 on and rising: what ranks."""
Likeness = Callable[..., float]

CANDIDATES = 5
INSTALL = ".venv/bin/python -m pip install --require-hashes -r requirements-bench.lock"


@dataclass(frozen=True, slots=True)
class Kind:
    """One baseline; it answers from `cut` on, in the unit of its own scores."""

    build: Build
    cut: float


class Baseline:
    """A baseline that speaks the scorer's protocol.

    It is told a run's questions before they are asked, as ranking all at once is much faster.
    """

    def __init__(self, kind: Kind, faq: Sequence[Known]) -> None:
        texts = [text for entry in faq for text in entry["phrasings"]]
        sizes = [len(entry["phrasings"]) for entry in faq]
        self._ids = [entry["id"] for entry in faq]
        self._cut = kind.cut
        self._rank = kind.build(texts, np.repeat(range(len(faq)), sizes))
        self._rows: dict[str, Floats] = {}

    def expect(self, texts: Sequence[str]) -> None:
        """Rank the questions that are asked next."""
        self._rows = dict(zip(texts, self._rank(texts), strict=True))

    def call(self, said: dict[str, Any]) -> dict[str, Any]:
        """The answer to `load`, where nothing is left to do, or `ask`."""
        return {"ok": True} if said["op"] == "load" else self._ask(self._rows[said["text"]])

    def rss(self) -> float:
        """Not known, as it runs in this process."""
        return math.nan

    def _ask(self, scores: Floats) -> dict[str, Any]:
        best = np.argsort(-scores, kind="stable")[:CANDIDATES]
        ranked = [{"id": self._ids[n], "score": float(scores[n])} for n in best]
        answer = ranked[0]["id"] if ranked[0]["score"] >= self._cut else None
        return {"answer": answer, "score": ranked[0]["score"], "candidates": ranked}


def best_of(scores: Floats, entries: NDArray[np.intp]) -> Floats:
    """For each question (a row) the score of each entry's nearest phrasing."""
    starts = np.flatnonzero(np.diff(entries, prepend=-1))
    best: Floats = np.maximum.reduceat(scores, starts, axis=1)
    return best


def rapidfuzz(scorer: Likeness) -> Build:
    """The nearest phrasing by one of its scorers, case and punctuation aside; 0..100."""

    def build(texts: Sequence[str], entries: NDArray[np.intp]) -> Rank:
        known = [utils.default_process(text) for text in texts]

        def rank(texts: Sequence[str]) -> Floats:
            asked = [utils.default_process(text) for text in texts]
            return best_of(process.cdist(asked, known, scorer=scorer, dtype=np.float32), entries)

        return rank

    return build


# The cuts are those under which the development data's own figures were recorded; `ratio` has
# none there.
PLAIN = {
    "ratio": Kind(rapidfuzz(fuzz.ratio), 80),
    "token_set": Kind(rapidfuzz(fuzz.token_set_ratio), 80),
    "token_sort": Kind(rapidfuzz(fuzz.token_sort_ratio), 70),
    "WRatio": Kind(rapidfuzz(fuzz.WRatio), 85),
}


def available(model: str | None) -> tuple[dict[str, Kind], list[str]]:
    """The baselines that can be built here, by name, and what is to be said of others.

    `model` is the folder of a sentence-transformers model, if there is one.
    """
    try:
        from bench.faq import learned
    except ImportError:
        return PLAIN, [f"TF-IDF and embeddings are left out without scikit-learn: {INSTALL}"]
    kinds = {
        **PLAIN,
        "TF-IDF nearest": Kind(learned.nearest, 0.6),
        "TF-IDF logistic": Kind(learned.logistic, 0.5),
    }
    if model is None:
        return kinds, ["Sentence embeddings are left out: no model is given (--model FOLDER)."]
    try:
        return {**kinds, "embeddings logistic": Kind(learned.embedded(model), 0.5)}, []
    except (ImportError, OSError) as problem:
        return kinds, [f"Sentence embeddings are left out: {problem}"]
