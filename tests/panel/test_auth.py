"""Who may come in, and for how long."""

import asyncio
from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest
from argon2.profiles import CHEAPEST
from typing_extensions import override

from handoff.core.agents import Agent, Role, Session
from handoff.panel.auth import SESSION_LASTS, WRONG, Doorkeeper, Opened, digest_of, mark_of
from handoff.panel.enrolment import Denied
from handoff.panel.passwords import Busy, FewThreads, Passwords
from handoff.panel.throttle import ONE_ACCOUNT
from handoff.ports import Accounts, Unavailable
from tests.fakes import MemoryAccounts
from tests.panel.conftest import ANA, PASSWORD

HOME, ELSEWHERE = "198.51.100.1", "203.0.113.9"
TICK = timedelta(microseconds=1)


@pytest.fixture
def accounts(either_accounts: Accounts) -> Accounts:
    return either_accounts


async def opened(door: Doorkeeper, email: str = ANA, **more: str) -> Opened:
    outcome = await door.sign_in(email, PASSWORD, address=HOME, **more)
    assert isinstance(outcome, Opened)
    return outcome


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
        super().__init__()
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


# Guessing


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


# Enrolment


async def test_an_agent_has_an_id_that_nobody_guesses(door):
    names = [f"agent{number}@example.com" for number in range(5)]
    agents = [
        await door.add_agent(email, name="Bruno", role=Role.AGENT, password=PASSWORD)
        for email in names
    ]
    ids = {agent.id for agent in agents if isinstance(agent, Agent)}
    assert len(ids) == 5
    assert all(len(one) >= 22 for one in ids)


async def test_two_agents_do_not_share_an_email_address(door, ana):
    again = await door.add_agent(ANA.upper(), name="Ola", role=Role.LEAD, password=PASSWORD)
    assert isinstance(again, Denied)
    assert again.message == "There is an agent with this e-mail address already."


@pytest.mark.parametrize(
    ("email", "name", "password", "code"),
    [
        ("", "Ana", PASSWORD, "bad_request"),
        ("ana", "Ana", PASSWORD, "bad_request"),
        ("ana@", "Ana", PASSWORD, "bad_request"),
        ("ana@a@b", "Ana", PASSWORD, "bad_request"),
        ("ana@exa mple.com", "Ana", PASSWORD, "bad_request"),
        ("ana\u202e@example.com", "Ana", PASSWORD, "bad_request"),
        ("ana\0@example.com", "Ana", PASSWORD, "bad_request"),
        (f"{'a' * 250}@b.pl", "Ana", PASSWORD, "bad_request"),
        (ANA, "", PASSWORD, "bad_request"),
        (ANA, " \t\n", PASSWORD, "bad_request"),
        (ANA, "A" * 81, PASSWORD, "bad_request"),
        (ANA, "Ana\ud800", PASSWORD, "bad_request"),
        (ANA, "Ana", "short", "weak_password"),
        (ANA, "Ana", "haslohaslohaslo", "weak_password"),
        (ANA, "Ana", ANA, "weak_password"),
    ],
)
async def test_what_will_not_do_for_an_agent_is_refused(
    door, accounts, email, name, password, code
):
    outcome = await door.add_agent(email, name=name, role=Role.AGENT, password=password)
    assert isinstance(outcome, Denied)
    assert outcome.code == code
    assert await accounts.count() == 0


async def test_a_name_is_one_line(door):
    agent = await door.add_agent(
        ANA, name=" Ana \n Nowak\x1b ", role=Role.AGENT, password=PASSWORD
    )
    assert isinstance(agent, Agent)
    assert agent.name == "Ana Nowak"


# The set-up link

OLA = {"email": "ola@example.com", "name": "Ola", "password": "niebieski-kajak-3"}


async def offered(door: Doorkeeper) -> str:
    token = await door.offer_setup_link()
    assert token is not None
    return token


async def test_the_set_up_link_makes_an_administrator_who_is_signed_in(door):
    outcome = await door.set_up(await offered(door), address=HOME, **OLA)
    assert isinstance(outcome, Opened)
    assert outcome.session.agent.role is Role.ADMINISTRATOR
    assert await door.session_of(outcome.secret) == outcome.session
    assert isinstance(await door.sign_in(OLA["email"], OLA["password"], address=HOME), Opened)


async def test_of_ten_who_open_the_set_up_link_at_once_one_gets_in(door, accounts):
    token = await offered(door)
    forms = [OLA | {"email": f"guest{number}@example.com"} for number in range(10)]
    tries = [door.set_up(token, address=f"192.0.2.{n}", **form) for n, form in enumerate(forms)]
    outcomes = await asyncio.gather(*tries)
    assert sum(isinstance(outcome, Opened) for outcome in outcomes) == 1
    assert {outcome.code for outcome in outcomes if isinstance(outcome, Denied)} == {"bad_token"}
    assert await accounts.count() == 1


@pytest.mark.parametrize(("late", "want"), [(-TICK, Opened), (timedelta(0), Denied)])
async def test_the_set_up_link_is_valid_for_24_hours(door, clock, late, want):
    token = await offered(door)
    clock.turn(timedelta(hours=24) + late)
    assert isinstance(await door.set_up(token, address=HOME, **OLA), want)


async def test_a_restart_makes_a_new_set_up_link_and_ends_the_old_one(door):
    old, new = await offered(door), await offered(door)
    assert old != new
    assert isinstance(await door.set_up(old, address=HOME, **OLA), Denied)
    assert isinstance(await door.set_up(new, address=HOME, **OLA), Opened)


async def test_there_is_no_set_up_link_once_there_is_an_agent(door, accounts):
    token = await offered(door)
    agent = await door.add_agent(ANA, name="Ana", role=Role.AGENT, password=PASSWORD)
    assert isinstance(agent, Agent)
    assert await door.offer_setup_link() is None
    assert isinstance(await door.set_up(token, address=HOME, **OLA), Denied)
    await accounts.disable(agent.id)
    assert await door.offer_setup_link() is None


async def test_a_refused_password_does_not_use_the_set_up_link_up(door):
    token = await offered(door)
    denied = await door.set_up(token, address=HOME, **OLA | {"password": "haslo"})
    assert isinstance(denied, Denied)
    assert denied.code == "weak_password"
    assert isinstance(await door.set_up(token, address=HOME, **OLA), Opened)


async def test_who_guesses_set_up_links_is_slowed_down(door):
    token = await offered(door)
    outcomes = [
        await door.set_up(f"guess {number}", address=ELSEWHERE, **OLA) for number in range(20)
    ]
    codes = [outcome.code for outcome in outcomes if isinstance(outcome, Denied)]
    assert codes == ["bad_token"] * ONE_ACCOUNT.free + ["too_fast"] * (20 - ONE_ACCOUNT.free)
    assert isinstance(await door.set_up(token, address=HOME, **OLA), Opened)
