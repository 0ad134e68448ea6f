"""Who waits, in what order, and how long it is likely to take."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import quantiles

MIN_PICKUPS = 5  # fewer recent pickups say nothing honest about the next one


@dataclass(frozen=True, slots=True)
class Pickup:
    """A claim: since when the conversation had waited, and when an agent took it."""

    queued_at: datetime
    claimed_at: datetime


@dataclass(frozen=True, slots=True)
class Wait:
    """The range in which most waits of this place end."""

    low: timedelta
    high: timedelta


def expected_wait(place: int, pickups: Sequence[Pickup]) -> Wait | None:
    """How long the one at `place` (1 is next) will wait, or None where nothing honest is known.

    `pickups` are the recent ones, oldest first. What is measured is how long each next one took
    once it could be taken: since the pickup before it, or since it joined an empty queue. The
    middle half of those spans, times the place, is the range.
    """
    spans = [
        (later.claimed_at - max(earlier.claimed_at, later.queued_at)).total_seconds()
        for earlier, later in pairwise(pickups)
    ]
    if len(spans) < MIN_PICKUPS - 1:
        return None
    lower, _, upper = quantiles(spans, n=4, method="inclusive")
    return Wait(timedelta(seconds=lower * place), timedelta(seconds=upper * place))
