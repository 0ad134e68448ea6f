"""What the FAQ says to a question: an answer, a choice of up to three, a route, or no match."""

from __future__ import annotations

from dataclasses import dataclass

MAX_CANDIDATES = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """One entry the question may be about; `confidence` is in 0..1."""

    entry: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The entry that answers; `confidence` is in 0..1, `reason` says which words matched what."""

    entry: str
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """One to three entries to choose from, best first, and why none of them was taken at once."""

    candidates: tuple[Candidate, ...]
    reason: str

    def __post_init__(self) -> None:
        if not 1 <= len(self.candidates) <= MAX_CANDIDATES:
            raise ValueError(f"a choice needs 1 to {MAX_CANDIDATES} candidates")


@dataclass(frozen=True, slots=True)
class Routed:
    """The entry says who must take this; `confidence` is in 0..1, `reason` what matched."""

    entry: str
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class NoMatch:
    """Nothing known fits; `reason` says why."""

    reason: str


Verdict = Answer | Unsure | Routed | NoMatch


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entry that was looked at, and what speaks for it.

    `confidence` is in 0..1; `phrasing` is the nearest one, `matched` the words of the question
    with those of the phrasing that they met, `unmatched` those that met none.
    """

    entry: str
    confidence: float
    phrasing: str
    matched: tuple[tuple[str, str], ...]
    unmatched: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A verdict, and the entries it was chosen from, best first."""

    verdict: Verdict
    candidates: tuple[Ranked, ...]
