"""Axe finds nothing in any state of widget and panel, large or small, light or dark."""

from collections.abc import Iterator

import pytest
from playwright.async_api import expect

from tests.e2e.axe import faults, faults_in_all_looks
from tests.e2e.people import People
from tests.e2e.words import Locale
from tests.house import BRUNO, NO_LIMITS, House


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house of their own: what others leave in the lists takes axe's time."""
    with House(tmp_path_factory.mktemp("access"), NO_LIMITS) as opened:
        yield opened


@pytest.mark.parametrize(
    ("path", "locale", "question"),
    [("/", "en", "where is my invoice?"), ("/pl", "pl", "gdzie znajdę fakturę?")],
)
async def test_the_widget_is_accessible_from_first_to_last(
    people: People, path: str, locale: Locale, question: str
):
    visitor = await people.visitor(path, locale=locale)
    page = visitor.page
    found = await faults_in_all_looks(page, "launcher")
    await visitor.open()
    await expect(visitor.words.first).to_be_visible()
    found += await faults_in_all_looks(page, "open")
    await visitor.write(question)
    await expect(visitor.offered.first).to_be_visible()
    found += await faults_in_all_looks(page, "answered")
    await visitor.person.click()
    await visitor.write("VPS 17")
    await expect(visitor.notes).to_contain_text(visitor.says.next_in_line)
    found += await faults_in_all_looks(page, "waiting")
    agent = await people.agent()
    await agent.take("VPS 17")
    await agent.say("Eels? https://shop.example/eels")
    await visitor.hears("Eels?")
    found += await faults_in_all_looks(page, "assigned")
    await agent.resolve("No more eels.")
    await visitor.choose(visitor.says.solved)
    await expect(visitor.header).to_contain_text(visitor.says.closed)
    found += await faults_in_all_looks(page, "closed")

    assert found == []


async def test_the_panel_is_accessible_before_signing_in(people: People):
    page = await people.page("en")
    await page.goto(people.address("/panel/#setup=a-link-of-yesterday"))
    await page.get_by_label("Name").fill("Nora")
    found = await faults_in_all_looks(page, "set-up")
    await page.goto(people.address("/"))
    await page.goto(people.address("/panel/"))
    await page.get_by_label("Email").fill("nora@shop.example")
    await page.get_by_label("Password", exact=True).fill("not her password")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_contain_text("not right")
    found += await faults_in_all_looks(page, "sign-in")

    assert found == []


async def test_the_panel_is_accessible_at_work(people: People):
    visitor = await people.visitor("/pl", locale="pl")
    await visitor.ask_people("Mój dysk jest pełny")
    waiting = await people.visitor()
    await waiting.ask_people("My disk is full")
    agent = await people.agent()
    await expect(agent.card("My disk is full")).to_be_visible()
    found = await faults_in_all_looks(agent.page, "queue")
    await agent.look_at("Mój dysk jest pełny")
    found += await faults_in_all_looks(agent.page, "in the queue")
    await agent.talk.get_by_role("button", name=agent.says.take).click()
    await agent.note("Look at /var/log first.")
    await agent.page.get_by_role("tab", name=agent.says.reply).click()
    await agent.say("Patrzę na to.")
    await visitor.hears("Patrzę na to.")
    await (await people.agent(BRUNO)).look_at("Patrzę na to.")
    await expect(agent.talk).to_contain_text(agent.says.looking.format(name="Bruno"))
    found += await faults_in_all_looks(agent.page, "conversation")

    assert found == []


async def test_the_panels_dialogs_are_accessible(people: People):
    visitor = await people.visitor()
    await visitor.ask_people("My mail is full")
    agent = await people.agent(BRUNO)
    await agent.take("My mail is full")
    page, keys = agent.page, agent.page.keyboard
    await agent.talk.get_by_role("button", name=agent.says.resolve).click()
    found = await faults_in_all_looks(page, "resolve")
    await keys.press("Escape")
    await keys.press("Escape")
    await keys.press("?")
    await expect(agent.dialog).to_be_visible()
    found += await faults_in_all_looks(page, "help")
    await keys.press("Escape")
    await page.get_by_role("button", name="Presence and settings").click()
    found += await faults_in_all_looks(page, "settings")
    await keys.press("Escape")
    await agent.talk.get_by_role("button", name="More").click()
    found += await faults_in_all_looks(page, "menu")
    await page.get_by_role("button", name="Close without asking").click()
    found += await faults_in_all_looks(page, "close")

    assert found == []


async def test_axe_would_notice(people: People):
    visitor = await people.visitor()
    await visitor.ask("My disk is empty")
    assert await faults(visitor.page) == []

    unnamed = "(one) => ['aria-label', 'placeholder'].map((name) => one.removeAttribute(name))"
    await visitor.dialog.locator("textarea").evaluate(unnamed)
    await visitor.dialog.locator(".head .bare").evaluate(unnamed)
    await visitor.words.last.evaluate("(text) => text.style.setProperty('color', '#ccc')")

    found = " ".join(await faults(visitor.page))
    for rule in ("label", "button-name", "color-contrast"):
        assert f"{rule}:" in found
