"""A site vouches for its visitors; what nobody has signed is not believed."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta

import jwt
import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.e2e.people import People
from tests.e2e.shops import Shop
from tests.e2e.visitor_screen import VisitorScreen
from tests.house import NO_LIMITS, House, free_port

KEY = "a secret that the shop shares with the house"
VERIFIED = "Verified by the site"


@pytest.fixture(scope="module")
def shop_port() -> int:
    """Where the shop's pages are, as the house's allow-list has it."""
    return free_port()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, shop_port: int) -> Iterator[House]:
    """A house that believes its shop."""
    sites = f"""{{
      "shop": {{"origins": ["http://127.0.0.1:{shop_port}"], "identity_key": "{KEY}"}}
    }}"""
    with House(tmp_path_factory.mktemp("vouched"), {**NO_LIMITS, "SITES": sites}) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def shop(house: House, shop_port: int) -> AsyncIterator[Shop]:
    """The shop's pages."""
    async with Shop(shop_port) as opened:
        opened.furnish(house.url)
        yield opened


def signed(token_id: str, customer: str, name: str, *, key: str = KEY) -> str:
    expires = datetime.now(UTC) + timedelta(minutes=5)
    claims = {"sub": customer, "aud": "shop", "exp": expires, "jti": token_id, "name": name}
    return jwt.encode(claims, key, "HS256")


async def said_who(visitor: VisitorScreen, token: str) -> None:
    await visitor.page.evaluate("(token) => Frontline.identify(token)", token)


async def test_agents_see_the_name_that_the_site_vouches_for(people: People, shop: Shop):
    visitor = await people.visitor(shop.url, site="shop")
    await said_who(visitor, signed("1", "17", "Ewa <b>Nowak</b>"))
    await visitor.ask("My VPS is slow")

    agent = await people.agent()
    card = agent.card("My VPS is slow")

    await expect(card).to_contain_text("Ewa <b>Nowak</b>")
    await expect(card).to_contain_text(VERIFIED)


async def test_a_customer_finds_the_same_conversation_in_every_browser(people: People, shop: Shop):
    first = await people.visitor(shop.url, site="shop")
    await said_who(first, signed("2", "18", "Jan"))
    await first.ask("My mail is slow")

    second = await people.visitor(shop.url, site="shop")
    await said_who(second, signed("3", "18", "Jan"))
    await second.open()
    await second.hears("My mail is slow")

    await second.write("It still is")
    await first.hears("It still is")


@pytest.mark.parametrize("trick", ["forged", "used"])
async def test_nobody_can_pose_as_a_customer(people: People, shop: Shop, trick: str):
    name, problem = f"Customer {trick}", f"I am {trick}"
    if trick == "used":
        token = signed("4", "19", name)
        owner = await people.visitor(shop.url, site="shop")
        await said_who(owner, token)
        await owner.ask("This is really me")
    else:
        token = signed("5", "20", name, key="another secret of somebody else, as long")

    visitor = await people.visitor(shop.url, site="shop")
    await said_who(visitor, token)
    await visitor.ask_people(problem)

    card = (await people.agent()).card(problem)
    await expect(card).to_contain_text("Visitor ")
    await expect(card).not_to_contain_text(VERIFIED)
    await expect(visitor.words.filter(has_text="This is really me")).to_have_count(0)
