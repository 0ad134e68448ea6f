"""The first start prints a link; whoever opens it makes the first administrator, once."""

import re
from collections.abc import Iterator

import pytest
from playwright.async_api import Page, expect

from tests.e2e.agent_screen import AgentScreen
from tests.e2e.people import People
from tests.house import House

PASSWORD = "three unrelated words"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house at its first start: nobody can sign in yet."""
    with House(tmp_path_factory.mktemp("setup"), demo=False) as opened:
        yield opened


def link(house: House) -> str:
    found = re.search(r"http\S+#setup=\S+", house.said())
    assert found
    return found[0]


async def filled(page: Page, address: str, name: str) -> None:
    await page.goto(address)
    await page.get_by_label("Name").fill(name)
    await page.get_by_label("Email").fill(f"{name.lower()}@shop.example")
    await page.get_by_label("Password", exact=True).fill(PASSWORD)
    await page.get_by_role("button", name="Create the account").click()


async def test_the_printed_link_makes_the_first_administrator_and_works_once(
    people: People, house: House
):
    first = await people.page("en")
    await filled(first, link(house), "Nora")

    screen = AgentScreen(first, "en")
    await screen.is_live()
    await expect(first.get_by_role("button", name="Nora")).to_be_visible()
    assert "setup" not in first.url  # nobody finds the link in the history
    assert await first.evaluate("document.cookie") == ""  # no script can read the session
    await first.reload()
    await screen.is_live()

    second = await people.page("en")
    await filled(second, link(house), "Mallory")
    await expect(second.get_by_role("alert")).to_contain_text("The link has been used")
    await second.get_by_role("button", name="Go to sign-in").click()

    await second.get_by_label("Email").fill("mallory@shop.example")
    await second.get_by_label("Password", exact=True).fill(PASSWORD)
    await second.get_by_role("button", name="Sign in").click()
    await expect(second.get_by_role("alert")).to_contain_text("not right")
    assert house.run("agent", "list").stdout.count("@") == 1


async def test_signing_out_ends_the_session_of_this_browser(people: People, house: House):
    house.run("agent", "add", "ola@shop.example", "--password-stdin", stdin=PASSWORD)
    page = await people.page("en")
    await page.goto(people.address("/panel/"))
    await page.get_by_label("Email").fill("ola@shop.example")
    await page.get_by_label("Password", exact=True).fill(PASSWORD)
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Presence and settings").click()

    await page.get_by_role("button", name="Sign out").click()

    await expect(page.get_by_text("You are signed out.")).to_be_visible()
    assert await page.context.cookies() == []
    await page.reload()
    await expect(page.get_by_role("button", name="Sign in")).to_be_visible()
