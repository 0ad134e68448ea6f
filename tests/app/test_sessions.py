"""Whoever may not be there any more loses the panel, wherever that was decided."""

import secrets

import pytest

from tests.house import House
from tests.people import an_agent, unjoined

pytestmark = pytest.mark.slow  # each starts programs

PASSWORD = "a-long-enough-phrase-1"
NEW_PASSWORD = "another-long-phrase-2"


@pytest.fixture
def zoe(house: House) -> str:
    """An agent whom nobody else needs."""
    email = f"zoe.{secrets.token_hex(4)}@demo.example"
    added = house.run("agent", "add", email, "--password-stdin", stdin=f"{PASSWORD}\n")
    assert added.returncode == 0, added.stderr
    return email


async def test_a_disabled_agent_loses_the_panel_within_seconds(house, zoe):
    cookie = house.sign_in(zoe, PASSWORD)
    async with unjoined(house, "agent", headers={"Cookie": cookie}) as line:
        assert "sid" in await line.join()
        done = house.run("agent", "disable", zoe)
        assert done.returncode == 0, done.stderr
        await line.until(lambda: line.sent_away)
        joined = await line.join()
        assert joined["data"]["code"] == "not_allowed"
    status, _, body = house.call("GET", "/panel/api/session", "", {"Cookie": cookie})
    assert (status, "signed_out" in body) == (401, True)
    with pytest.raises(AssertionError, match="bad_credentials"):
        house.sign_in(zoe, PASSWORD)


async def test_a_new_password_ends_all_sessions(house, zoe):
    cookie = house.sign_in(zoe, PASSWORD)
    async with unjoined(house, "agent", headers={"Cookie": cookie}) as line:
        await line.join()
        done = house.run("agent", "password", zoe, "--password-stdin", stdin=f"{NEW_PASSWORD}\n")
        assert done.returncode == 0, done.stderr
        await line.until(lambda: line.sent_away)
    house.sign_in(zoe, NEW_PASSWORD)


async def test_signing_out_ends_the_panels_of_that_session_only(house, zoe):
    here, there = house.sign_in(zoe, PASSWORD), house.sign_in(zoe, PASSWORD)
    async with (
        unjoined(house, "agent", headers={"Cookie": here}) as one,
        unjoined(house, "agent", headers={"Cookie": here}) as its_other_tab,
        unjoined(house, "agent", headers={"Cookie": there}) as another_browser,
        an_agent(house) as ana,
    ):
        for line in (one, its_other_tab, another_browser):
            await line.join()
        headers = {"Cookie": here, "Origin": house.url}
        assert house.call("DELETE", "/panel/api/session", "", headers)[0] == 200
        await one.until(lambda: one.sent_away)
        await its_other_tab.until(lambda: its_other_tab.sent_away)
        assert (await another_browser.ask("lists", {}))["ok"]
        await ana.asks("lists")


async def test_a_panel_of_a_session_that_has_ended_is_not_opened(house, zoe):
    cookie = house.sign_in(zoe, PASSWORD)
    headers = {"Cookie": cookie, "Origin": house.url}
    house.call("DELETE", "/panel/api/session", "", headers)
    async with unjoined(house, "agent", headers={"Cookie": cookie}) as line:
        assert (await line.join())["data"]["code"] == "not_allowed"
