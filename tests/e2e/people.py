"""Who sits before the screens, each with a browser of their own that is watched for trouble."""

from types import TracebackType
from typing import Any, Self

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, WebSocket

from tests.e2e.agent_screen import AgentScreen
from tests.e2e.visitor_screen import VisitorScreen
from tests.e2e.words import Locale
from tests.house import ANA, House

PATIENCE = 10_000  # milliseconds, for everything that a screen is waited for
REFUSALS = ("Content Security Policy", "TrustedHTML", "TrustedScript")
WATCH = """
  window.canary = () => { window.burnt = true; };
  addEventListener("securitypolicyviolation", (event) => {
    console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI}`);
  });
"""


class People:
    """Opens screens at one house. `troubles`: faults of scripts, and what a policy refused."""

    def __init__(self, browser: Browser, house: House) -> None:
        self.troubles: list[str] = []
        self._browser = browser
        self._house = house
        self._contexts: list[BrowserContext] = []
        self._sockets: dict[Page, WebSocket] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for context in self._contexts:
            for page in context.pages:
                if await page.evaluate("window.burnt"):
                    self.troubles.append(f"A stranger's script ran on {page.url}")
            await context.close()

    async def visitor(
        self, path: str = "/", *, locale: Locale = "en", site: str = "demo", **browser: Any
    ) -> VisitorScreen:
        """Somebody new on a page: of the house, or anywhere by a whole address."""
        page = await self.page(locale, **browser)
        await page.goto(self.address(path))
        return VisitorScreen(page, locale, site=site)

    async def agent(
        self,
        email: str = ANA,
        path: str = "/panel/",
        *,
        locale: Locale = "en",
        **browser: Any,
    ) -> AgentScreen:
        """An agent who is signed in, before their lists."""
        page = await self.page(locale, **browser)
        name, _, value = self._house.cookie(email).partition("=")
        await page.context.add_cookies(
            [{"name": name, "value": value, "url": self.address("/"), "httpOnly": True}]
        )
        await page.goto(self.address(path))
        screen = AgentScreen(page, locale)
        await screen.is_live()
        return screen

    async def page(self, locale: Locale, **browser: Any) -> Page:
        """An empty page of a browser that has never been anywhere."""
        context = await self._browser.new_context(
            **{"locale": locale, "reduced_motion": "reduce", **browser}
        )
        context.set_default_timeout(PATIENCE)
        self._contexts.append(context)
        await context.add_init_script(WATCH)
        context.on("console", self._heard)
        context.on("weberror", lambda fault: self.troubles.append(str(fault.error)))
        page = await context.new_page()
        page.on("websocket", lambda socket: self._sockets.update({page: socket}))
        return page

    def socket(self, screen: VisitorScreen | AgentScreen) -> WebSocket:
        """The newest connection of a screen."""
        return self._sockets[screen.page]

    def address(self, path: str) -> str:
        """The whole address of a path of the house."""
        return path if "://" in path else self._house.url + path

    def _heard(self, message: ConsoleMessage) -> None:
        if any(refusal in message.text for refusal in REFUSALS):
            self.troubles.append(message.text)
