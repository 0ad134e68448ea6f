"""The panel's pages about what is known, as a lead sees and uses them."""

from playwright.async_api import Locator, Page, expect

ENGLISH, POLISH = "English", "Polish"


class KnowledgeScreen:
    """In English. What is done waits until it can be done."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.heading = page.get_by_role("heading", level=1)
        self.entries = page.locator(".entry-line")
        self.save_button = page.get_by_role("button", name="Save")
        self.said = page.locator(".faq-said")
        self.refused = page.locator(".refusal")
        self.tried = page.locator(".tried")

    def part(self, language: str) -> Locator:
        """The entry that is open, in one language."""
        return self.page.get_by_role("region", name=language, exact=True)

    async def go(self, page: str) -> None:
        """Open one of the pages."""
        await self.page.get_by_role("navigation").get_by_role("link", name=page).click()
        await expect(self.heading).to_be_focused()

    async def find(self, words: str) -> None:
        """Search the list."""
        await self.page.get_by_role("searchbox").fill(words)

    async def open(self, question: str) -> None:
        """Find an entry in the list, and open it."""
        await self.find(question)
        await self.entries.filter(has_text=question).click()
        await expect(self.part(ENGLISH)).to_be_visible()

    async def write(self, language: str, field: str, text: str) -> None:
        """Write into a field of the entry."""
        await self.part(language).get_by_label(field, exact=True).fill(text)

    async def try_out(self, question: str) -> None:
        """Ask what the front line would say."""
        await self.page.get_by_role("textbox", name="Question of a visitor").fill(question)
        await self.page.get_by_role("button", name="Try", exact=True).click()
        await expect(self.tried).to_be_visible()
