"""Who may become an agent, and the link that makes the first one."""

import asyncio
from datetime import timedelta

import pytest

from handoff.core.agents import Agent, Role
from handoff.panel.auth import Doorkeeper, Opened
from handoff.panel.enrolment import Denied
from handoff.panel.throttle import ONE_ACCOUNT
from handoff.ports import Accounts
from tests.panel.conftest import ANA, ELSEWHERE, HOME, PASSWORD

TICK = timedelta(microseconds=1)


@pytest.fixture
def accounts(either_accounts: Accounts) -> Accounts:
    return either_accounts


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
