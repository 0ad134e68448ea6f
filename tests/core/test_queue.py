from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from handoff.core.queue import MIN_PICKUPS, Pickup, Wait, expected_wait
from tests.fakes import NOON

seconds = st.integers(0, 100_000)


@st.composite
def any_pickups(draw: st.DrawFn, least: int = 0) -> list[Pickup]:
    """Claims, oldest first; who waited longest was not always taken first."""
    claims = sorted(draw(st.lists(seconds, min_size=least, max_size=30)))
    return [
        Pickup(NOON + timedelta(seconds=claim - draw(seconds)), NOON + timedelta(seconds=claim))
        for claim in claims
    ]


def every(minutes: int, count: int) -> list[Pickup]:
    """A queue that was never empty, and one taken from it every so many minutes."""
    return [
        Pickup(NOON - timedelta(days=1), NOON + timedelta(minutes=minutes * n))
        for n in range(count)
    ]


def test_a_steady_queue_moves_as_it_moved():
    assert expected_wait(3, every(2, 10)) == Wait(timedelta(minutes=6), timedelta(minutes=6))


def test_an_agent_who_waited_for_work_is_not_counted_as_slow():
    long_apart = [
        Pickup(NOON + timedelta(hours=n), NOON + timedelta(hours=n, minutes=1)) for n in range(10)
    ]

    assert expected_wait(1, long_apart) == Wait(timedelta(minutes=1), timedelta(minutes=1))


def test_one_long_wait_does_not_spoil_the_range():
    steady = every(2, 10)
    last = steady[-1].claimed_at + timedelta(hours=5)

    assert expected_wait(1, [*steady, Pickup(NOON, last)]) == expected_wait(1, steady)


def test_little_known_is_nothing_said():
    assert expected_wait(1, every(2, MIN_PICKUPS - 1)) is None
    assert expected_wait(1, every(2, MIN_PICKUPS)) is not None


@given(any_pickups(), st.integers(1, 500))
def test_the_range_is_a_range(pickups: list[Pickup], place: int):
    wait = expected_wait(place, pickups)

    assert (wait is None) == (len(pickups) < MIN_PICKUPS)
    assert wait is None or timedelta(0) <= wait.low <= wait.high


@given(any_pickups(least=MIN_PICKUPS), st.integers(1, 500))
def test_who_stands_further_behind_does_not_wait_less(pickups: list[Pickup], place: int):
    nearer, further = expected_wait(place, pickups), expected_wait(place + 1, pickups)

    assert nearer
    assert further
    assert nearer.low <= further.low
    assert nearer.high <= further.high
