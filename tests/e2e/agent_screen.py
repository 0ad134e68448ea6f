"""The panel, as an agent sees and uses it."""

from playwright.async_api import Locator, Page, expect

from tests.e2e.words import PANEL, Locale

WORDS = ".bubble:not(.of-chose):not(.of-noted) :is(.text, .rich)"  # as a visitor sees them too


class AgentScreen:
    """What is done waits until it can be done; what is awaited fails when it does not come."""

    def __init__(self, page: Page, locale: Locale) -> None:
        self.page = page
        self.says = PANEL[locale]
        self.lists = page.locator("[data-lists]")
        self.queue = page.locator(".of-queue .card")
        self.talk = page.get_by_role("article")
        self.log = page.get_by_role("log")
        self.phase = self.talk.locator(".talk-state")
        self.reply_field = page.get_by_role("textbox", name=self.says.reply_field)
        self.note_field = page.get_by_role("textbox", name=self.says.note_field)
        self.dialog = page.locator("dialog:modal")
        self.link = page.locator(".link-state")

    @property
    def words(self) -> Locator:
        """All that was said between the visitor and the house, oldest first."""
        return self.log.locator(WORDS)

    def card(self, text: str) -> Locator:
        """The line of the lists with these last words."""
        return self.lists.locator(".card").filter(has_text=text)

    async def take_next(self) -> None:
        """Claim the one with the least time left."""
        await self.lists.get_by_role("button", name=self.says.take_next).click()
        await expect(self.reply_field).to_be_focused()

    async def look_at(self, text: str) -> None:
        """Open the conversation with these last words."""
        await self.card(text).click()
        await self.hears(text)

    async def take(self, text: str) -> None:
        """Open the conversation with these last words, and claim it."""
        await self.look_at(text)
        await self.talk.get_by_role("button", name=self.says.take).click()
        await expect(self.reply_field).to_be_visible()

    async def say(self, text: str) -> None:
        """Write to the visitor and press Enter."""
        await self.reply_field.fill(text)
        await self.reply_field.press("Enter")

    async def note(self, text: str) -> None:
        """Write to colleagues."""
        await self.page.get_by_role("tab", name=self.says.note).click()
        await self.note_field.fill(text)
        await self.page.get_by_role("button", name=self.says.add_note).click()

    async def release(self) -> None:
        """Put the conversation back into the queue."""
        await self.talk.get_by_role("button", name=self.says.release).click()

    async def resolve(self, summary: str) -> None:
        """Sum up, and ask the visitor whether it is solved."""
        await self.talk.get_by_role("button", name=self.says.resolve).click()
        await self.dialog.get_by_role("textbox", name=self.says.summary).fill(summary)
        await self.dialog.get_by_role("button", name=self.says.ask).click()
        await expect(self.dialog).to_have_count(0)

    async def hears(self, text: str) -> None:
        """The last words with this text are on the screen."""
        await expect(self.words.filter(has_text=text).last).to_be_visible()

    async def is_live(self) -> None:
        """What is on the screen is what is true."""
        await expect(self.link).to_have_text(self.says.live)
