"""Baselines that learn from the phrasings. Needs scikit-learn (requirements-bench.lock)."""

from collections.abc import Callable, Sequence
from typing import Any
from warnings import catch_warnings, simplefilter

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bench.faq.baselines import Build, Floats, Rank, best_of

FIRMNESS = 10.0  # of the regression (its C); there are few phrasings an entry
ROUNDS = 1000  # until it must have settled

Encode = Callable[[Sequence[str]], Any]
"""Texts to one row of features each."""


class _Features:
    """Words and their pairs, and parts of words, as usual for short texts; two parts of length 1.

    What FeatureUnion does, without the threads that it asks for at every question.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._parts = [
            TfidfVectorizer(
                analyzer=analyzer, ngram_range=ngrams, strip_accents="unicode", sublinear_tf=True
            ).fit(texts)
            for analyzer, ngrams in (("word", (1, 2)), ("char_wb", (2, 5)))
        ]

    def __call__(self, texts: Sequence[str]) -> Any:
        return hstack([part.transform(texts) for part in self._parts], format="csr")


def nearest(texts: Sequence[str], entries: NDArray[np.intp]) -> Rank:
    """The phrasing with the greatest cosine (0..1)."""
    features = _Features(texts)
    known = features(texts)

    def rank(texts: Sequence[str]) -> Floats:
        near = features(texts) @ known.T / 2
        return best_of(near.toarray().astype(np.float32), entries)

    return rank


def logistic(texts: Sequence[str], entries: NDArray[np.intp]) -> Rank:
    """The probability of each entry (0..1) by logistic regression on TF-IDF."""
    return _regression(_Features(texts), texts, entries)


def embedded(model: str) -> Build:
    """The same on sentence embeddings. Raises ImportError or OSError where there are none."""
    from sentence_transformers import SentenceTransformer

    known = SentenceTransformer(model, device="cpu", local_files_only=True)

    def encode(texts: Sequence[str]) -> Any:
        return known.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)

    def build(texts: Sequence[str], entries: NDArray[np.intp]) -> Rank:
        return _regression(encode, texts, entries)

    return build


def _regression(encode: Encode, texts: Sequence[str], entries: NDArray[np.intp]) -> Rank:
    regression = LogisticRegression(C=FIRMNESS, max_iter=ROUNDS)
    with catch_warnings():
        simplefilter("ignore", UserWarning)  # many classes; it takes them for numbers
        regression.fit(encode(texts), entries)

    def rank(texts: Sequence[str]) -> Floats:
        shares: Floats = regression.predict_proba(encode(texts)).astype(np.float32)
        return shares

    return rank
