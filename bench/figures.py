"""Many numbers, told in few."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Waits:
    """Milliseconds."""

    p50: float
    p99: float
    longest: float


def waits(seconds: Sequence[float]) -> Waits:
    """What half of them, and all but one in a hundred, stay below."""
    half, most = (share_below(seconds, share) for share in (0.5, 0.99))
    return Waits(half * 1000, most * 1000, max(seconds) * 1000)


def share_below(values: Sequence[float], share: float) -> float:
    """What a share of them (0..1, below 1) stays below."""
    return sorted(values)[int(len(values) * share)]
