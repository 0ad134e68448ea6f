"""Who may come in, and for how long."""

from datetime import datetime, timedelta

import pytest
from argon2.profiles import CHEAPEST
from typing_extensions import override

from handoff.core.agents import Role, Session
from handoff.few_threads import FewThreads
from handoff.panel.auth import SESSION_LASTS, WRONG, Doorkeeper, Opened, digest_of
from handoff.panel.enrolment import Denied
from handoff.panel.passwords import AT_ONCE, WAITING, Passwords
from handoff.ports import Accounts
from tests.fakes import MemoryAccounts
from tests.panel.conftest import ANA, HOME, PASSWORD, opened

TICK = timedelta(microseconds=1)


@pytest.fixture
def accounts(either_accounts: Accounts) -> Accounts:
    return either_accounts


async def test_the_right_password_opens_a_session_of_twelve_hours(door, ana, clock):
    entry = await opened(door)
    assert entry.session.agent == ana
    clock.turn(SESSION_LASTS - TICK)
    assert await door.session_of(entry.secret) == entry.session
    clock.turn(TICK)
    assert await door.session_of(entry.secret) is None
    assert timedelta(hours=12) == SESSION_LASTS


@pytest.mark.parametrize("typed", ["ANA@Example.COM", "  ana@example.com\n"])
async def test_an_email_address_is_the_same_in_any_case(door, ana, typed):
    assert (await opened(door, typed)).session.agent == ana


async def test_a_wrong_password_an_unknown_and_a_disabled_agent_are_refused_alike(
    door, ana, accounts
):
    assert await door.sign_in(ANA, PASSWORD + "x", address=HOME) == WRONG
    assert await door.sign_in("bruno@example.com", PASSWORD, address=HOME) == WRONG
    await accounts.disable(ana.id)
    assert await door.sign_in(ANA, PASSWORD, address=HOME) == WRONG


class CountingThreads(FewThreads):
    """Counts how often a password was looked at."""

    def __init__(self) -> None:
        super().__init__("passwords", at_once=AT_ONCE, waiting=WAITING)
        self.runs = 0

    @override
    async def run(self, work):
        self.runs += 1
        return await super().run(work)


async def test_an_unknown_address_costs_as_much_work_as_a_wrong_password(accounts, clock):
    threads = CountingThreads()
    door = Doorkeeper(accounts, clock, Passwords(CHEAPEST, threads=threads))
    await door.add_agent(ANA, name="Ana", role=Role.AGENT, password=PASSWORD)
    before = threads.runs
    await door.sign_in(ANA, "wrong", address=HOME)
    await door.sign_in("nobody@example.com", "wrong", address=HOME)
    threads.close()
    assert threads.runs - before == 2


async def test_each_sign_in_has_a_session_of_its_own_and_ends_the_one_it_replaces(door, ana):
    first = await opened(door)
    other = await opened(door)
    second = await opened(door, instead_of=first.secret)
    assert len({first.secret, other.secret, second.secret}) == 3
    assert await door.session_of(first.secret) is None
    assert await door.session_of(other.secret) == other.session
    assert await door.session_of(second.secret) == second.session


async def test_a_refused_sign_in_leaves_the_session_as_it_was(door, ana):
    entry = await opened(door)
    assert await door.sign_in(ANA, "wrong", address=HOME, instead_of=entry.secret) == WRONG
    assert await door.session_of(entry.secret) == entry.session


async def test_the_secret_is_not_what_is_stored(door, ana):
    entry = await opened(door)
    assert entry.session.digest == digest_of(entry.secret)
    assert await door.session_of(entry.session.digest) is None


@pytest.mark.parametrize("secret", [None, "", "unknown", "x" * 100_000, "\ud800"])
async def test_no_cookie_and_a_made_up_one_are_no_session(door, ana, secret):
    assert await door.session_of(secret) is None


async def test_sign_out_ends_a_session_wherever_it_is_used_and_whoever_listens_is_told(door, ana):
    told: list[str] = []

    async def broken(digest: str) -> None:
        raise RuntimeError(digest)

    async def heard(digest: str) -> None:
        told.append(digest)

    door.on_ended(broken)
    door.on_ended(heard)
    entry, other = await opened(door), await opened(door)
    await door.sign_out(entry.secret)
    assert await door.session_of(entry.secret) is None
    assert await door.still_open(entry.session.digest) is None
    assert await door.session_of(other.secret) == other.session
    assert told == [entry.session.digest]


async def test_a_disabled_agent_is_out_at_once(door, ana, accounts):
    entry = await opened(door)
    await accounts.disable(ana.id)
    assert await door.session_of(entry.secret) is None
    assert await door.still_open(entry.session.digest) is None


async def test_a_new_role_counts_at_once(door, ana, accounts):
    entry = await opened(door)
    await accounts.set_role(ana.id, Role.LEAD)
    session = await door.session_of(entry.secret)
    assert session is not None
    assert session.agent.role is Role.LEAD


async def test_a_new_password_ends_all_sessions_of_the_old_one(door, ana):
    entry = await opened(door)
    assert await door.change_password(ana, "niebieski-kajak-3") == ana
    assert await door.session_of(entry.secret) is None
    assert await door.sign_in(ANA, PASSWORD, address=HOME) == WRONG
    assert isinstance(await door.sign_in(ANA, "niebieski-kajak-3", address=HOME), Opened)


async def test_a_weak_new_password_changes_nothing(door, ana):
    entry = await opened(door)
    assert isinstance(await door.change_password(ana, ANA), Denied)
    assert await door.session_of(entry.secret) == entry.session


class ChangedMeanwhile(MemoryAccounts):
    """Somebody changes the password just before the session is stored."""

    @override
    async def open_session(self, session: Session, *, now: datetime) -> None:
        await self.set_password(session.agent.id, password_hash="another")
        await super().open_session(session, now=now)


async def test_a_password_that_is_changed_during_the_sign_in_opens_nothing(clock, passwords):
    accounts = ChangedMeanwhile()
    door = Doorkeeper(accounts, clock, passwords)
    await door.add_agent(ANA, name="Ana", role=Role.AGENT, password=PASSWORD)
    assert await door.sign_in(ANA, PASSWORD, address=HOME) == WRONG
    assert accounts._sessions == {}


async def test_a_hash_with_parameters_of_the_past_is_made_anew(door, ana, accounts, clock):
    today = Passwords(CHEAPEST)
    found = await accounts.credentials(ANA)
    assert found is not None
    assert today.outdated(found[1])
    newer = Doorkeeper(accounts, clock, today)
    entry = await opened(newer)
    found = await accounts.credentials(ANA)
    assert found is not None
    assert not today.outdated(found[1])
    assert await newer.session_of(entry.secret) == entry.session
    await opened(newer)
    today.close()
