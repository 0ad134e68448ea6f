"""The widget on pages of others: careless, hostile, strict, and not allowed."""

from collections.abc import AsyncIterator, Iterator
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.e2e.people import People
from tests.e2e.shops import Shop
from tests.house import NO_LIMITS, House, free_port

HABITS = {
    "more on every object": """
      Object.prototype.tracked = function () { return this; };
      Object.prototype.then = undefined;
      Array.prototype.last = function () { return this[this.length - 1]; };
    """,
    "json that is watched": """
      const { parse, stringify } = JSON;
      JSON.parse = function () { return parse.apply(JSON, arguments); };
      JSON.stringify = function () { return stringify.apply(JSON, arguments); };
    """,
    "an old library": """
      Array.from = function (list) { return Array.prototype.slice.call(list); };
      Array.prototype.filter = function (wanted) {
        var found = [];
        for (var at = 0; at < this.length; at += 1) if (wanted(this[at])) found.push(this[at]);
        return found;
      };
      Function.prototype.bind = function (self) {
        var bound = this;
        return function () { return bound.apply(self, arguments); };
      };
    """,
    "no network but sockets": """
      window.fetch = () => { throw new Error("not here"); };
      window.XMLHttpRequest = undefined;
    """,
    "no storage": """
      const get = () => { throw new DOMException("", "SecurityError"); };
      for (const name of ["localStorage", "sessionStorage"])
        Object.defineProperty(window, name, { get });
    """,
    "no clock": "Date.now = () => 0; performance.now = () => 0;",
    "a module loader": "window.define = () => {}; window.define.amd = {}; window.module = {};",
    "a framework's elements": """
      customElements.define("frontline-chat", class extends HTMLElement {});
    """,
}
OLDEST_LIBRARY = 'Array.prototype.toJSON = function () { return "[" + this.join() + "]"; };'
CLASHES = """
  <form id="Frontline" name="head"><input name="append"></form>
  <a id="title">x</a><a id="left">x</a><a id="localStorage">x</a>
"""
HOSTILE_STYLE = """
  * { all: unset !important; display: none !important; visibility: hidden !important;
      opacity: 0 !important; position: static !important; font-size: 0 !important;
      pointer-events: none !important; color: red !important; }
  html, body { display: block !important; visibility: visible !important; opacity: 1 !important; }
  dialog, button, textarea { transform: rotate(90deg) scale(0) !important; }
"""


@pytest.fixture(scope="module")
def shop_port() -> int:
    """Where the shop's pages are, as the house's allow-list has it."""
    return free_port()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, shop_port: int) -> Iterator[House]:
    """A house that serves one shop, and knows of another site."""
    sites = f"""{{
      "shop": {{"origins": ["http://127.0.0.1:{shop_port}"]}},
      "blog": {{"origins": ["http://blog.example"]}}
    }}"""
    with House(tmp_path_factory.mktemp("sites"), {**NO_LIMITS, "SITES": sites}) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def shop(shop_port: int) -> AsyncIterator[Shop]:
    """The shop's pages."""
    async with Shop(shop_port) as opened:
        yield opened


@pytest.mark.parametrize(
    "before",
    [
        *(pytest.param(script, id=habit) for habit, script in HABITS.items()),
        pytest.param(
            OLDEST_LIBRARY,
            id="the oldest library",
            marks=pytest.mark.xfail(
                reason="JSON.stringify writes each array of a packet as a string there"
            ),
        ),
    ],
)
async def test_it_works_whatever_the_page_does_to_the_language(
    people: People, house: House, shop: Shop, before: str
):
    shop.furnish(house.url, before=before)
    visitor = await people.visitor(shop.url, site="shop")

    await visitor.ask("My VPS is slow")

    await visitor.write("It is vps-17")
    await visitor.marked("It is vps-17", visitor.says.sent)


async def test_it_works_where_elements_of_the_page_bear_the_names_that_it_uses(
    people: People, house: House, shop: Shop
):
    shop.furnish(house.url, body=CLASHES)
    visitor = await people.visitor(shop.url, site="shop")

    await visitor.ask("My VPS is slow")


async def test_it_does_nothing_where_the_page_hides_its_script(
    people: People, house: House, shop: Shop
):
    shop.furnish(house.url, body='<img name="currentScript" alt="">')
    visitor = await people.visitor(shop.url, site="shop")

    await expect(visitor.page.get_by_role("heading")).to_be_visible()
    await expect(visitor.frame).to_have_count(0)


async def test_it_looks_the_same_whatever_the_pages_style_is(
    people: People, house: House, shop: Shop
):
    boxes = []
    for style in ("", HOSTILE_STYLE):
        shop.furnish(house.url, style=style)
        visitor = await people.visitor(shop.url, site="shop")
        closed = await visitor.launcher.bounding_box()
        await visitor.ask("My VPS is slow")
        boxes.append([closed, await visitor.dialog.bounding_box()])
        await expect(visitor.words.first).to_be_visible()

    assert boxes[0] == boxes[1]


async def test_a_page_with_a_strict_policy_needs_to_name_only_the_house(
    people: People, house: House, shop: Shop
):
    socket = house.url.replace("http:", "ws:")
    shop.furnish(
        house.url,
        policy=f"default-src 'none'; script-src {house.url}; connect-src {socket};"
        " require-trusted-types-for 'script'; img-src data:",
    )
    visitor = await people.visitor(shop.url, site="shop")

    await visitor.ask("My VPS is slow")

    people.troubles = [trouble for trouble in people.troubles if "inline" not in trouble]


@pytest.mark.parametrize(
    ("site", "foreign"),
    [
        pytest.param("blog", False, id="of another site"),
        pytest.param("none", False, id="of no site"),
        pytest.param("shop", True, id="of nobody"),
    ],
)
async def test_a_page_that_is_not_allowed_is_told_so_and_leaves_nothing(
    people: People, house: House, shop: Shop, site: str, foreign: bool
):
    before = house.run("transcript", "verify").stdout
    shop.furnish(house.url, site=site)
    visitor = await people.visitor(shop.foreign_url if foreign else shop.url, site=site)
    await visitor.open()

    await expect(visitor.dialog.get_by_role("alert")).to_contain_text("not available on this page")

    await visitor.write("Can you hear me?")
    assert (await visitor.kept()).get("token") is None
    assert house.run("transcript", "verify").stdout == before


async def test_a_page_of_others_cannot_reach_the_panel(people: People, house: House, shop: Shop):
    agent = await people.agent()
    shop.furnish(house.url)
    await agent.page.goto(shop.url)
    panel = f"{urlsplit(house.url).netloc}/panel/socket.io/?EIO=4&transport=websocket"

    ended = await agent.page.evaluate(
        """(url) => new Promise((resolve) => {
          const socket = new WebSocket(url);
          socket.onopen = () => resolve("opened");
          socket.onerror = () => resolve("refused");
        })""",
        f"ws://{panel}",
    )
    read = await agent.page.evaluate(
        "(url) => fetch(url, { credentials: 'include' }).then((r) => r.text(), () => 'refused')",
        f"{house.url}/panel/api/session",
    )

    assert (ended, read) == ("refused", "refused")
