"""Sign-in, sign-out, set-up and transcripts, over real HTTP."""

import asyncio
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from handoff.core.agents import Role
from handoff.ports import Accounts, Unavailable
from tests.panel.browser import Browser
from tests.panel.conftest import ANA, PASSWORD

HTTPS = {"X-Forwarded-Proto": "https"}
DAY = timedelta(hours=24)


@pytest.fixture
def accounts(either_accounts: Accounts) -> Accounts:
    return either_accounts


async def test_ana_signs_in_and_the_panel_knows_her(browser, ana):
    reply = await browser.sign_in(ANA, PASSWORD)
    assert reply.status == 200
    assert reply.json == {"ok": True, "agent": {"id": ana.id, "name": "Ana", "role": "agent"}}
    assert (await browser.who()).json == reply.json


async def test_nobody_is_known_without_a_session(browser, ana):
    reply = await browser.who()
    assert (reply.status, reply.code) == (401, "signed_out")


async def test_the_cookie_is_for_the_panel_alone(browser, ana):
    cookie = (await browser.sign_in(ANA, PASSWORD, headers={"Origin": browser.origin})).cookie
    assert cookie is not None
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Strict"
    assert cookie["path"] == "/panel"
    assert cookie["max-age"] == str(12 * 3600)
    assert cookie["domain"] == ""
    assert not cookie["secure"]


async def test_the_cookie_is_secure_where_the_connection_is(browser, ana):
    secure = {"Origin": browser.origin.replace("http:", "https:")} | HTTPS
    cookie = (await browser.sign_in(ANA, PASSWORD, headers=secure)).cookie
    assert cookie is not None
    assert cookie["secure"] is True


async def test_an_unknown_address_a_wrong_password_and_a_disabled_agent_look_alike(
    browser, ana, accounts
):
    wrong = await browser.sign_in(ANA, "wrong")
    unknown = await browser.sign_in("bruno@example.com", PASSWORD)
    await accounts.disable(ana.id)
    disabled = await browser.sign_in(ANA, PASSWORD)
    assert (wrong.status, wrong.code) == (401, "bad_credentials")
    assert wrong.body == unknown.body == disabled.body
    assert wrong.status == unknown.status == disabled.status
    assert wrong.cookie is unknown.cookie is disabled.cookie is None
    names = [set(reply.headers) for reply in (wrong, unknown, disabled)]
    assert names[0] == names[1] == names[2]


async def test_a_session_cannot_be_planted(browser, ana):
    browser.secret = planted = "planted-by-mallory"
    await browser.sign_in(ANA, PASSWORD)
    assert browser.secret != planted
    browser.secret = planted
    assert (await browser.who()).status == 401


async def test_signing_in_again_ends_the_session_before(browser, ana):
    await browser.sign_in(ANA, PASSWORD)
    before = browser.secret
    await browser.sign_in(ANA, PASSWORD)
    assert (await browser.who()).status == 200
    browser.secret = before
    assert (await browser.who()).status == 401


async def test_sign_out_ends_the_session_in_every_tab(browser, server, ana):
    await browser.sign_in(ANA, PASSWORD)
    async with Browser(server, secret=browser.secret) as tab:
        assert (await tab.who()).status == 200
        reply = await browser.sign_out()
        assert (await tab.who()).status == 401
    assert reply.json == {"ok": True}
    assert reply.cookie is not None
    assert (reply.cookie.value, reply.cookie["max-age"], reply.cookie["path"]) == (
        "",
        "0",
        "/panel",
    )


async def test_signing_out_twice_is_no_fault(browser):
    assert (await browser.sign_out()).status == 200
    browser.secret = "unknown"
    assert (await browser.sign_out()).status == 200


async def test_a_session_ends_after_twelve_hours(browser, ana, clock):
    await browser.sign_in(ANA, PASSWORD)
    clock.turn(timedelta(hours=12))
    assert (await browser.who()).status == 401


async def test_a_disabled_agent_is_refused_at_once(browser, ana, accounts):
    await browser.sign_in(ANA, PASSWORD)
    await accounts.disable(ana.id)
    assert (await browser.who()).status == 401
    assert (await browser.ask("GET", "/panel/api/conversations/c-1/transcript")).status == 401


async def test_guessing_is_slowed_down_and_ana_elsewhere_is_not(browser, server, ana):
    replies = [await browser.sign_in(ANA, f"guess {number}") for number in range(8)]
    assert [reply.status for reply in replies] == [401] * 5 + [429] * 3
    assert replies[-1].code == "too_fast"
    assert replies[-1].headers["Retry-After"] == "2"
    assert (await browser.sign_in(ANA, PASSWORD)).status == 429
    async with Browser(server, address="192.0.2.7") as elsewhere:
        assert (await elsewhere.sign_in(ANA, PASSWORD)).status == 200


async def test_an_attacker_learns_nothing_from_the_throttle(browser, ana):
    known = [(await browser.sign_in(ANA, "guess")).body for _ in range(7)]
    unknown = [(await browser.sign_in("nobody@example.com", "guess")).body for _ in range(7)]
    assert known == unknown


async def test_a_database_that_is_away_is_said_to_be(browser, ana, accounts, monkeypatch):
    async def away(*_: object, **__: object) -> None:
        raise Unavailable("no route to host db.internal")

    await browser.sign_in(ANA, PASSWORD)
    monkeypatch.setattr(type(accounts), "session", away)
    monkeypatch.setattr(type(accounts), "credentials", away)
    for reply in (await browser.who(), await browser.sign_in(ANA, PASSWORD)):
        assert (reply.status, reply.code) == (503, "unavailable")
        assert int(reply.headers["Retry-After"]) > 0
        assert b"db.internal" not in reply.body


async def test_a_fault_of_ours_does_not_show_its_inside(browser, ana, accounts, monkeypatch):
    async def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the inside")

    monkeypatch.setattr(type(accounts), "credentials", broken)
    with capture_logs() as lines:
        reply = await browser.sign_in(ANA, PASSWORD)
    assert (reply.status, reply.code) == (500, "internal")
    assert b"inside" not in reply.body
    assert [line["event"] for line in lines] == ["panel_http_fault", "panel_refused"]


# What the log says


async def test_a_failed_sign_in_is_one_line_without_address_password_or_cookie(browser, ana):
    browser.secret = "a-secret-of-the-browser"
    with capture_logs() as lines:
        await browser.sign_in(ANA, "a-wrong-password")
    assert len(lines) == 1
    line = lines[0]
    assert (line["event"], line["code"], line["status"]) == (
        "panel_refused",
        "bad_credentials",
        401,
    )
    assert line["route"] == "/panel/api/session"
    assert len(line["account"]) == 12
    for kept_out in (ANA, "ana", "a-wrong-password", browser.secret):
        assert kept_out not in str(line)


async def test_a_sign_in_is_one_line_with_the_agent(browser, ana):
    with capture_logs() as lines:
        await browser.sign_in(ANA, PASSWORD)
    assert [(line["event"], line["agent"]) for line in lines] == [("signed_in", ana.id)]
    assert PASSWORD not in str(lines)
    assert browser.secret not in str(lines)


@pytest.mark.parametrize(
    ("path", "route"), [("forged%1B[31m", "/panel/{name}"), ("%0D%0Aforged", "none")]
)
async def test_what_a_path_says_is_not_logged(browser, path, route):
    with capture_logs() as lines:
        await browser.ask("GET", f"/panel/{path}?token=secret")
    assert [line["route"] for line in lines] == [route]
    assert "forged" not in str(lines)
    assert "secret" not in str(lines)


# The set-up link


async def test_the_set_up_link_works_once(browser, server, door, accounts):
    token = await door.offer_setup_link()
    reply = await browser.set_up(token)
    assert reply.status == 200
    assert reply.json["agent"]["role"] == Role.ADMINISTRATOR
    assert (await browser.who()).json == reply.json
    async with Browser(server) as late:
        again = await late.set_up(token, email="late@example.com")
    assert (again.status, again.code) == (403, "bad_token")
    assert await accounts.count() == 1


async def test_of_ten_at_once_one_is_set_up(server, door, accounts):
    token = await door.offer_setup_link()

    async def guest(number: int) -> int:
        async with Browser(server, address=f"192.0.2.{number}") as guest:
            reply = await guest.set_up(token, email=f"guest{number}@example.com")
            return reply.status

    statuses = await asyncio.gather(*map(guest, range(10)))
    assert sorted(statuses) == [200] + [403] * 9
    assert await accounts.count() == 1


async def test_an_expired_set_up_link_is_refused(browser, door, clock):
    token = await door.offer_setup_link()
    clock.turn(DAY)
    assert (await browser.set_up(token)).code == "bad_token"


async def test_there_is_no_set_up_once_there_is_an_agent(browser, door, ana):
    reply = await browser.set_up("any")
    assert (reply.status, reply.code) == (403, "bad_token")


@pytest.mark.parametrize("password", ["haslohaslohaslo", "ola@example.com"])
async def test_a_weak_password_is_refused_and_the_link_stays(browser, door, password):
    token = await door.offer_setup_link()
    reply = await browser.set_up(token, password=password)
    assert (reply.status, reply.code) == (400, "weak_password")
    assert (await browser.set_up(token)).status == 200


async def test_a_set_up_from_another_site_does_not_use_the_link_up(browser, door):
    token = await door.offer_setup_link()
    form = {"token": token, "email": "m@evil.example", "name": "M", "password": PASSWORD}
    evil = {"Origin": "https://evil.example"}
    assert (await browser.ask("POST", "/panel/api/setup", json=form, headers=evil)).status == 403
    assert (await browser.set_up(token)).status == 200
