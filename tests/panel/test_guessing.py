"""Who guesses passwords is slowed down, and whom they guess at is not."""

import asyncio
from collections.abc import Iterable
from datetime import timedelta

import pytest
from argon2.profiles import CHEAPEST
from typing_extensions import override

from handoff.core.agents import Role
from handoff.few_threads import Busy
from handoff.panel.auth import Doorkeeper, Opened, mark_of
from handoff.panel.enrolment import Denied
from handoff.panel.passwords import Passwords
from handoff.panel.throttle import ONE_ACCOUNT
from handoff.ports import Accounts, Unavailable
from tests.fakes import MemoryAccounts
from tests.panel.conftest import ANA, ELSEWHERE, HOME, PASSWORD, opened


@pytest.fixture
def accounts(either_accounts: Accounts) -> Accounts:
    return either_accounts


async def guesses(door: Doorkeeper, count: int, *, address: str) -> Iterable[Opened | Denied]:
    return await asyncio.gather(
        *(door.sign_in(ANA, f"guess {number}", address=address) for number in range(count))
    )


async def test_of_a_thousand_guesses_at_the_same_instant_five_are_looked_at(door, ana):
    outcomes = list(await guesses(door, 1000, address=ELSEWHERE))
    refused = [outcome for outcome in outcomes if isinstance(outcome, Denied)]
    assert len(refused) == 1000
    assert [denied.code for denied in refused].count("bad_credentials") == ONE_ACCOUNT.free
    assert all(denied.wait > 0 for denied in refused if denied.code == "too_fast")


async def test_whoever_guesses_elsewhere_does_not_lock_ana_out(door, ana):
    await guesses(door, 100, address=ELSEWHERE)
    assert isinstance(await door.sign_in(ANA, PASSWORD, address=ELSEWHERE), Denied)
    assert isinstance(await door.sign_in(ANA, PASSWORD, address=HOME), Opened)


async def test_ana_may_mistype_and_has_her_tries_back_when_she_gets_it_right(door, ana):
    for _ in range(5):
        await guesses(door, ONE_ACCOUNT.free - 1, address=HOME)
        await opened(door)


async def test_who_has_guessed_waits_and_may_then_try_again(door, ana, clock):
    await guesses(door, 100, address=HOME)
    denied = await door.sign_in(ANA, PASSWORD, address=HOME)
    assert isinstance(denied, Denied)
    clock.turn(timedelta(seconds=denied.wait))
    await opened(door)


@pytest.mark.parametrize("trouble", [Busy, Unavailable])
async def test_trouble_of_ours_is_not_held_against_ana(clock, trouble):
    class Troubled(Passwords):
        trouble: type[Exception] | None = None

        @override
        async def verify(self, password, stored):
            if self.trouble:
                raise self.trouble
            return await super().verify(password, stored)

    passwords = Troubled(CHEAPEST)
    door = Doorkeeper(MemoryAccounts(), clock, passwords)
    await door.add_agent(ANA, name="Ana", role=Role.AGENT, password=PASSWORD)
    passwords.trouble = trouble
    for _ in range(100):
        with pytest.raises(trouble):
            await opened(door)
    passwords.trouble = None
    await opened(door)
    passwords.close()


def test_a_mark_in_the_log_tells_addresses_apart_and_not_who_they_are():
    assert mark_of(ANA) == mark_of(" ANA@example.com")
    assert mark_of(ANA) != mark_of("ola@example.com")
    assert "ana" not in mark_of(ANA)
