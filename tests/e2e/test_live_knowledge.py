"""What is changed in the panel is what the next visitor hears, without a restart."""

from uuid import uuid4

from playwright.async_api import expect

from tests.e2e.knowledge_screen import ENGLISH, KnowledgeScreen
from tests.e2e.people import People
from tests.house import OLA

QUESTION = "how do I open webmail in a browser?"


async def test_an_entry_edited_in_the_panel_answers_the_next_visitor(people: People):
    news = f"Since today it is called Postbox {uuid4().hex[:8]}."
    screen = KnowledgeScreen((await people.agent(OLA, "/panel/faq/webmail")).page)
    visitor = await people.visitor()
    await visitor.open()
    answer = screen.part(ENGLISH).get_by_label("Answer", exact=True)
    before = await answer.input_value()
    await screen.write(ENGLISH, "Answer", f"{before}\n\n**{news}**")
    await screen.save_button.click()
    await expect(screen.said).to_contain_text("Saved.")

    await visitor.write(QUESTION)  # the very next words: "saved" is not said before it is in force
    await visitor.hears(news)

    await expect(visitor.log.locator("b, strong").filter(has_text=news)).to_be_visible()
    await screen.write(ENGLISH, "Answer", before)
    await screen.save_button.click()
    await expect(screen.said).to_contain_text("Saved.")
