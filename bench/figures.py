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
    ordered = sorted(seconds)
    half, most = (ordered[int(len(ordered) * share)] for share in (0.5, 0.99))
    return Waits(half * 1000, most * 1000, ordered[-1] * 1000)
