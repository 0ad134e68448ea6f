"""What the accounts promise, wherever they are kept."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from handoff.core.agents import Agent, Role, Session
from handoff.ports import Accounts, EmailTaken
from tests.fakes import NOON

OLA = Agent("ola", "ola@demo.example", "Ola", Role.AGENT)
PIOTR = Agent("piotr", "piotr@demo.example", "Piotr", Role.LEAD)
LATER = NOON + timedelta(hours=8)


@pytest.fixture
async def staffed(accounts: Accounts) -> Accounts:
    """Ola and Piotr work here."""
    await accounts.add(PIOTR, password_hash="hash of piotr", at=NOON)
    await accounts.add(OLA, password_hash="hash of ola", at=NOON)
    return accounts


@pytest.fixture
async def signed_in(staffed: Accounts) -> Accounts:
    """Both have a session, Ola two."""
    for digest, agent in (("one", OLA), ("two", OLA), ("three", PIOTR)):
        await staffed.open_session(Session(digest, agent, LATER), now=NOON)
    return staffed


async def test_nobody_is_there_at_first(accounts: Accounts):
    assert await accounts.count() == 0
    assert await accounts.everyone() == []
    assert await accounts.credentials(OLA.email) is None


async def test_agents_are_told_by_name(staffed: Accounts):
    await staffed.add(Agent("1", "z@demo.example", "alina", Role.AGENT), password_hash="", at=NOON)

    assert [agent.name for agent in await staffed.everyone()] == ["alina", "Ola", "Piotr"]
    assert await staffed.count() == 3


async def test_an_agent_is_found_by_their_address_in_any_case(staffed: Accounts):
    assert await staffed.credentials("OLA@Demo.Example") == (OLA, "hash of ola")


async def test_an_address_is_taken_once_in_any_case(staffed: Accounts):
    other = Agent("other", "Ola@DEMO.example", "Another Ola", Role.AGENT)

    with pytest.raises(EmailTaken):
        await staffed.add(other, password_hash="hash", at=NOON)

    assert await staffed.count() == 2


async def test_an_address_is_kept_in_lower_case(accounts: Accounts):
    await accounts.add(replace(OLA, email="Ola@Demo.Example"), password_hash="hash", at=NOON)

    assert await accounts.everyone() == [OLA]


async def test_a_session_says_who_it_is(signed_in: Accounts):
    assert await signed_in.session("one", now=NOON) == Session("one", OLA, LATER)
    assert await signed_in.session("nothing", now=NOON) is None


async def test_a_session_is_over_at_its_instant(signed_in: Accounts):
    microsecond = timedelta(microseconds=1)

    assert await signed_in.session("one", now=LATER - microsecond) is not None
    assert await signed_in.session("one", now=LATER) is None


async def test_a_new_session_leaves_those_that_go_on(signed_in: Accounts):
    after = LATER + timedelta(hours=8)
    await signed_in.open_session(Session("next day", OLA, after), now=LATER)

    assert await signed_in.session("next day", now=LATER) is not None
    assert await signed_in.session("one", now=NOON) is None  # forgotten: it had ended by LATER


async def test_signing_out_ends_one_session(signed_in: Accounts):
    await signed_in.end_session("one")
    await signed_in.end_session("nothing")

    assert await signed_in.session("one", now=NOON) is None
    assert await signed_in.session("two", now=NOON) is not None


async def test_a_new_password_ends_all_sessions_of_the_agent(signed_in: Accounts):
    await signed_in.set_password("ola", password_hash="new hash")

    assert await signed_in.credentials(OLA.email) == (OLA, "new hash")
    assert await signed_in.session("one", now=NOON) is None
    assert await signed_in.session("two", now=NOON) is None
    assert await signed_in.session("three", now=NOON) is not None


async def test_a_disabled_agent_is_out_at_once(signed_in: Accounts):
    await signed_in.disable("ola")

    gone = replace(OLA, disabled=True)
    assert await signed_in.credentials(OLA.email) == (gone, "hash of ola")
    assert await signed_in.session("one", now=NOON) is None
    assert await signed_in.session("three", now=NOON) is not None
    assert await signed_in.count() == 2


async def test_an_enabled_agent_may_sign_in_again_and_old_sessions_stay_ended(
    signed_in: Accounts,
):
    await signed_in.disable("ola")
    await signed_in.enable("ola")

    assert await signed_in.credentials(OLA.email) == (OLA, "hash of ola")
    assert await signed_in.session("one", now=NOON) is None


async def test_a_session_of_a_disabled_agent_is_none(signed_in: Accounts):
    await signed_in.disable("ola")
    await signed_in.open_session(Session("late", OLA, LATER), now=NOON)

    assert await signed_in.session("late", now=NOON) is None


async def test_a_session_has_the_role_of_today(signed_in: Accounts):
    await signed_in.set_role("ola", Role.MANAGER)

    session = await signed_in.session("one", now=NOON)

    assert session is not None
    assert session.agent.role is Role.MANAGER


async def test_the_set_up_link_is_used_up_by_exactly_one(accounts: Accounts):
    await accounts.offer_setup("link", expires_at=LATER)

    taken = await asyncio.gather(*(accounts.take_setup("link", now=NOON) for _ in range(10)))

    assert taken.count(True) == 1


async def test_a_newer_set_up_link_replaces_the_older(accounts: Accounts):
    await accounts.offer_setup("old", expires_at=LATER)
    await accounts.offer_setup("new", expires_at=LATER)

    assert not await accounts.take_setup("old", now=NOON)
    assert await accounts.take_setup("new", now=NOON)


async def test_links_that_are_offered_at_once_leave_one(accounts: Accounts):
    links = [f"link-{number}" for number in range(5)]
    await asyncio.gather(*(accounts.offer_setup(link, expires_at=LATER) for link in links))

    taken = [await accounts.take_setup(link, now=NOON) for link in links]

    assert taken.count(True) == 1


async def test_a_set_up_link_is_no_good_from_its_instant_on(accounts: Accounts):
    await accounts.offer_setup("link", expires_at=LATER)

    assert not await accounts.take_setup("link", now=LATER)
    assert await accounts.take_setup("link", now=LATER - timedelta(microseconds=1))
