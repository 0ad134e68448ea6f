"""The panel's pages about what is known, and what the FAQ suggests beside a conversation."""

import re
from collections.abc import Iterator

import pytest
from playwright.async_api import expect

from faq import starter
from tests.e2e.axe import faults_in_all_looks
from tests.e2e.knowledge_screen import ENGLISH, POLISH, KnowledgeScreen
from tests.e2e.people import People
from tests.house import ANA, NO_LIMITS, OLA, House, knowing

TOPICS = ("invoices", "two-factor")  # few, so that a change is proved at once

FRUIT = {
    ENGLISH: {
        "Question": "Do you sell pineapples?",
        "Answer": "No, **only servers**. But {company} likes fruit.",
        "Phrasings": "pineapples\ncan I buy a pineapple here\nfresh pineapples for sale",
        "Test sentences": "selling pineapples at all",
    },
    POLISH: {
        "Question": "Czy sprzedajecie ananasy?",
        "Answer": "Nie, **tylko serwery**.",
        "Phrasings": "ananasy\nczy kupię u was ananasa\nświeże ananasy na sprzedaż",
        "Test sentences": "sprzedajecie w ogóle ananasy",
    },
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house of its own: what it knows is changed here."""
    settings = NO_LIMITS | knowing(tmp_path_factory.mktemp("knowledge"), *TOPICS)
    with House(tmp_path_factory.mktemp("house"), settings) as opened:
        yield opened


async def knowledge(people: People, email: str = OLA, path: str = "/panel/faq") -> KnowledgeScreen:
    """The pages on the screen of somebody."""
    screen = KnowledgeScreen((await people.agent(email, path)).page)
    await expect(screen.heading).to_be_visible()
    return screen


async def test_an_entry_is_found_in_any_language_and_an_agent_reads_it_only(people: People):
    screen = await knowledge(people, ANA)
    known = [entry for entry in starter().entries.values() if entry.topic in TOPICS]
    await expect(screen.entries).to_have_count(len(known))
    await screen.find("KODOW 2fa albo telefonu")
    await expect(screen.entries).to_have_count(1)
    await screen.entries.click()

    await expect(screen.part(POLISH).get_by_label("Answer")).not_to_be_editable()
    await expect(screen.save_button).to_have_count(0)
    await expect(screen.page).to_have_url(re.compile("/panel/faq/two-factor-lost$"))


async def test_a_new_answer_is_shown_as_it_will_read_and_is_found_once_it_is_saved(people: People):
    screen = await knowledge(people)
    await screen.page.get_by_role("link", name="New answer").click()
    await screen.page.get_by_label("Topic").fill("fruit")
    for language, texts in FRUIT.items():
        for field, text in texts.items():
            await screen.write(language, field, text)
    preview = screen.part(ENGLISH).locator(".preview .rich")
    await expect(preview.locator("b")).to_have_text("only servers")
    await expect(preview).to_contain_text("But Example Hosting likes fruit.")
    await screen.try_out("pineapple for sale?")
    await expect(screen.tried).to_contain_text("Do you sell pineapples?")

    await screen.save_button.click()

    await expect(screen.said).to_have_text("Saved. It answers from now on.")
    await expect(screen.page).to_have_url(re.compile("/panel/faq/do-you-sell-pineapples$"))
    await screen.go("Entries")
    await screen.try_out("can I buy pineapples here")
    await expect(screen.tried).to_contain_text("It answers")
    await screen.open("Do you sell pineapples?")
    await screen.page.get_by_role("button", name="Remove").click()
    await screen.page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    await expect(screen.said).to_contain_text("Removed.")


async def test_a_change_that_takes_another_entrys_questions_is_refused(people: People):
    stolen = starter().entries["two-factor-lost"].texts["en"]
    screen = await knowledge(people, path="/panel/faq/invoice-download")
    before = await screen.part(ENGLISH).get_by_label("Phrasings").input_value()
    await screen.write(ENGLISH, "Phrasings", "\n".join([before, *stolen.tests]))
    await screen.save_button.click()

    await expect(screen.refused).to_contain_text("other entries would lose questions")
    row = screen.refused.get_by_role("row").filter(has_text=stolen.tests[0])
    await expect(row.get_by_role("link").first).to_have_text(stolen.question)
    await expect(row).to_contain_text("%")
    await screen.page.get_by_role("link", name="Counts").click()
    await expect(screen.page.get_by_role("dialog")).to_contain_text("has not been saved")
    await screen.page.get_by_role("button", name="Leave").click()
    await expect(screen.heading).to_have_text("Counts")


async def test_every_number_opens_its_conversations(people: People):
    question = "where can I see my last invoice?"
    visitor = await people.visitor()
    await visitor.ask(question)
    await visitor.hears("Did this help?")
    screen = await knowledge(people, path="/panel/faq#counts")
    row = screen.page.get_by_role("row").filter(has_text="Where do I find my invoice?")
    await row.filter(has_text="EN").get_by_role("button").first.click()

    await screen.page.get_by_role("dialog").get_by_role("link", name=question).first.click()

    await expect(screen.page.get_by_role("log")).to_contain_text(question)
    await screen.page.go_back()
    await expect(screen.heading).to_have_text("Counts")


async def test_a_suggestion_is_put_into_the_reply_by_a_key_and_not_sent(
    people: People,
):
    visitor = await people.visitor()
    await visitor.ask("I lost my phone with the 2FA codes and cannot sign in")
    await visitor.person.click()
    agent = await people.agent(ANA)
    await agent.take("I lost my phone with the 2FA codes")
    said = await agent.words.count()
    suggestion = agent.page.locator(".suggestion").first
    await expect(suggestion).to_contain_text("I lost my 2FA codes or phone")
    await agent.reply_field.fill("Hello,")
    await agent.page.keyboard.press("Alt+1")

    answer = await suggestion.get_attribute("title")
    await expect(agent.reply_field).to_have_value(f"Hello,\n\n{answer}")
    await agent.page.keyboard.press("Control+z")
    await expect(agent.reply_field).to_have_value("Hello,")
    assert await agent.words.count() == said


@pytest.mark.slow
async def test_axe_finds_nothing_on_any_page_in_any_look(people: People):
    screen = await knowledge(people)
    await screen.try_out("password?")
    found = await faults_in_all_looks(screen.page, "entries")
    for page in ("Proof", "Learning", "Counts"):
        await screen.go(page)
        await expect(screen.page.get_by_text("Loading…")).to_have_count(0)
        found += await faults_in_all_looks(screen.page, page)
    await screen.page.goto(people.address("/panel/faq/two-factor-lost"))
    await screen.write(ENGLISH, "Question", "")
    await screen.save_button.click()
    await expect(screen.refused).to_contain_text("Not saved")
    found += await faults_in_all_looks(screen.page, "entry")
    assert found == []
