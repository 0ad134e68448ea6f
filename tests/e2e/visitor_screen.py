"""The widget on a page, as a visitor sees and uses it."""

import json
from typing import Any

from playwright.async_api import Locator, Page, expect

from tests.e2e.waiting import until
from tests.e2e.words import WIDGET, Locale

WORDS = ".message .text, .receipt span"  # of the visitor, of the bot and of people, in order
OFFERED = ".option:not([aria-pressed])"


class VisitorScreen:
    """What is done waits until it can be done; what is awaited fails when it does not come."""

    def __init__(self, page: Page, locale: Locale, *, site: str = "demo") -> None:
        self.page = page
        self.says = WIDGET[locale]
        self.frame = page.locator("frontline-chat")
        self.launcher = self.frame.locator(".launcher")
        self.dialog = self.frame.get_by_role("dialog")
        self.field = self.dialog.get_by_role("textbox", name=self.says.field)
        self.log = self.dialog.get_by_role("log")
        self.person = self.dialog.get_by_role("button", name=self.says.person)
        self.header = self.dialog.locator(".head")
        self.notes = self.dialog.get_by_role("status")
        self._key = f"frontline:{site}"

    @property
    def words(self) -> Locator:
        """All that was said, oldest first."""
        return self.log.locator(WORDS)

    @property
    def offered(self) -> Locator:
        """The buttons that may be pressed now."""
        return self.log.locator(OFFERED)

    async def open(self) -> None:
        """Press the launcher."""
        await self.page.get_by_role("button", name=self.says.launcher).click()
        await expect(self.field).to_be_visible()

    async def ask(self, text: str) -> None:
        """Open the widget, write, and see that it was acknowledged."""
        await self.open()
        await self.write(text)
        await self.hears(self.says.acknowledged)

    async def ask_people(self, text: str) -> None:
        """Open the widget, ask for a person, and write: whatever the FAQ knows of it."""
        await self.open()
        await self.person.click()
        await expect(self.header).to_contain_text(self.says.waiting)
        await self.write(text)
        await self.marked(text, self.says.sent)

    async def write(self, text: str) -> None:
        """Write and press Enter."""
        await self.field.fill(text)
        await self.field.press("Enter")

    async def choose(self, label: str) -> None:
        """Press a button under the last words."""
        await self.offered.get_by_text(label, exact=True).click()

    async def hears(self, text: str) -> None:
        """The last words with this text are on the screen."""
        await expect(self.words.filter(has_text=text).last).to_be_visible()

    async def marked(self, text: str, mark: str) -> None:
        """How far the visitor's own words have come."""
        mine = self.log.locator(".mine").filter(has_text=text)
        await expect(mine.locator(".mark")).to_have_text(mark)

    async def download(self, label: str) -> tuple[str, str]:
        """Save the transcript by this item of the menu. The file's name and what is in it."""
        await self.dialog.get_by_label(self.says.menu).click()
        async with self.page.expect_download() as started:
            await self.dialog.get_by_role("button", name=label).click()
        file = await started.value
        path = await file.path()
        return file.suggested_filename, path.read_text()

    async def kept(self) -> dict[str, Any]:
        """What the browser keeps for the site; empty: nothing."""
        text = await self.page.evaluate("(key) => localStorage.getItem(key) ?? '{}'", self._key)
        kept: dict[str, Any] = json.loads(text)
        return kept

    async def conversation(self) -> str:
        """The id of the conversation on the screen."""
        kept = "(key) => JSON.parse(localStorage.getItem(key) ?? '{}').conversation"
        return str(await until(self.page, kept, self._key))
