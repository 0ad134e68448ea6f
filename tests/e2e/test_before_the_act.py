"""A page with the widget is as it was, until the visitor turns to it."""

from playwright.async_api import Page, expect

from tests.e2e.people import People
from tests.e2e.visitor_screen import VisitorScreen

TRACES = """async () => ({
  cookies: document.cookie,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookies": "", "local": [], "session": [], "databases": 0, "workers": 0}


class Watched:
    """A page, and what it has asked of the house."""

    def __init__(self, page: Page) -> None:
        self.screen = VisitorScreen(page, "en")
        self.asked: list[str] = []
        self.sockets: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("websocket", lambda socket: self.sockets.append(socket.url))

    @property
    def scripts(self) -> list[str]:
        """The widget's files that were fetched."""
        return [url.rpartition("/")[2] for url in self.asked if "/w/" in url]

    async def traces(self) -> object:
        """What the page has left in the browser."""
        page = self.screen.page
        return [await page.evaluate(TRACES), await page.context.cookies()]


async def test_nothing_happens_before_the_visitor_acts(people: People):
    watched = Watched(await people.page("en"))
    screen = watched.screen
    await screen.page.goto(people.address("/"), wait_until="networkidle")
    await expect(screen.launcher).to_be_visible()

    assert watched.scripts == ["widget.js"]
    assert watched.sockets == []
    assert await watched.traces() == [NOTHING, []]
    assert await screen.page.evaluate("customElements.get('frontline-chat') === undefined")


async def test_looking_at_the_widget_fetches_it_and_reading_it_stores_nothing(people: People):
    watched = Watched(await people.page("en"))
    screen = watched.screen
    await screen.page.goto(people.address("/"))
    async with screen.page.expect_request("**/w/app-en-*.js"):
        await screen.launcher.hover()
    assert watched.sockets == []

    await screen.open()
    await expect(screen.log).to_contain_text("I am the automatic assistant")

    assert len(watched.sockets) == 1
    assert await watched.traces() == [NOTHING, []]


async def test_one_key_is_stored_once_the_visitor_has_sent_something(people: People):
    watched = Watched(await people.page("en"))
    await watched.screen.page.goto(people.address("/"))
    await watched.screen.ask("My VPS is slow")

    assert await watched.traces() == [NOTHING | {"local": ["frontline:demo"]}, []]
    assert watched.scripts[0] == "widget.js"
    assert len([name for name in watched.scripts if name.endswith(".js")]) == 2
    assert {url.partition("/w/")[0] for url in watched.asked if "/w/" in url} == {
        people.address("")
    }
