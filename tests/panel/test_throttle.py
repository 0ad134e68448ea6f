"""How fast somebody may try."""

import pytest

from handoff.panel.throttle import (
    ONE_ACCOUNT,
    ONE_ADDRESS,
    Pace,
    SignInThrottle,
    Throttle,
)
from handoff.sockets.limits import network_of

ANA = ("ana@example.com",)
PACE = Pace(free=3, first=2.0, longest=10.0, quiet=100.0)
TICK = 0.001
ATTACKER, HOME = "203.0.113.9", "198.51.100.1"


def tried(times: int, *, at: float = 0.0) -> Throttle:
    throttle = Throttle(PACE)
    for _ in range(times):
        throttle.count(ANA, at)
    return throttle


@pytest.mark.parametrize(
    ("tries", "wait"), [(0, 0), (2, 0), (3, 2), (4, 4), (5, 8), (6, 10), (1000, 10)]
)
def test_a_few_tries_are_free_and_then_each_doubles_the_wait_up_to_the_longest(tries, wait):
    assert tried(tries).wait(ANA, 0.0) == wait


@pytest.mark.parametrize(("at", "wait"), [(2.0 - TICK, TICK), (2.0, 0.0), (2.0 + TICK, 0.0)])
def test_the_wait_is_over_at_its_last_instant(at, wait):
    assert tried(3).wait(ANA, at) == pytest.approx(wait)


def test_all_is_forgotten_after_a_quiet_time():
    throttle = tried(50)
    throttle.count(ANA, 100.0)
    assert throttle.wait(ANA, 100.0) == 0.0


def test_nobody_waits_longer_because_the_clock_went_back():
    assert tried(3, at=1000.0).wait(ANA, 0.0) == 2.0


def test_what_does_not_count_shortens_the_wait():
    throttle = tried(3)
    throttle.refund(ANA)
    assert throttle.wait(ANA, 0.0) == 0.0


def test_memory_is_bounded_and_the_least_recently_seen_are_forgotten():
    throttle = Throttle(PACE, most=10)
    for number in range(1000):
        throttle.count((f"guest {number}",), 0.0)
        throttle.count(ANA, 0.0)
    assert len(throttle) == 10
    assert throttle.wait(ANA, 0.0) == PACE.longest


def test_an_attacker_elsewhere_does_not_lock_the_victim_out():
    throttle = SignInThrottle()
    waits = [throttle.attempt("ana", ATTACKER, 0.0) for _ in range(1000)]
    assert waits.count(0.0) == ONE_ACCOUNT.free
    assert throttle.attempt("ana", HOME, 0.0) == 0.0


def test_one_address_does_not_get_far_with_many_accounts():
    throttle = SignInThrottle()
    waits = [throttle.attempt(f"guest{number}", ATTACKER, 0.0) for number in range(1000)]
    assert waits.count(0.0) == ONE_ADDRESS.free


def test_an_own_account_does_not_buy_an_attacker_more_tries_on_others():
    throttle = SignInThrottle()
    passed = 0
    for number in range(1000):
        passed += not throttle.attempt(f"guest{number}", ATTACKER, 0.0)
        if not throttle.attempt("mallory", ATTACKER, 0.0):
            throttle.succeeded("mallory", ATTACKER)
    assert passed == ONE_ADDRESS.free


def test_an_office_behind_one_address_signs_in_all_at_once():
    throttle = SignInThrottle()
    for number in range(1000):
        assert throttle.attempt(f"agent{number}", HOME, 0.0) == 0.0
        throttle.succeeded(f"agent{number}", HOME)


def test_a_try_that_could_not_be_looked_at_is_not_held_against_anybody():
    throttle = SignInThrottle()
    for _ in range(1000):
        assert throttle.attempt("ana", HOME, 0.0) == 0.0
        throttle.not_tried("ana", HOME)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("2001:db8::1", "2001:db8::/64"),
        ("2001:db8::ffff:ffff:ffff:ffff", "2001:db8::/64"),
        ("2001:db8:0:1::1", "2001:db8:0:1::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("x" * 1000, "x" * 64),
    ],
)
def test_whoever_has_one_ipv6_address_has_its_whole_network(address, network):
    assert network_of(address) == network
