"""Whoever closes, reloads, comes back, or opens a second tab, finds one conversation."""

from playwright.async_api import expect

from tests.e2e.people import People
from tests.e2e.visitor_screen import VisitorScreen
from tests.e2e.waiting import until
from tests.house import BRUNO


async def test_closing_and_opening_keeps_words_and_draft(people: People):
    visitor = await people.visitor()
    await visitor.ask("My VPS is slow")
    await visitor.field.fill("It is vps-17")

    await visitor.dialog.get_by_role("button", name=visitor.says.close).click()

    await expect(visitor.dialog).to_have_count(0)
    await expect(visitor.launcher).to_have_attribute("aria-expanded", "false")
    await visitor.open()
    await visitor.hears("My VPS is slow")
    await expect(visitor.field).to_have_value("It is vps-17")


async def test_reload_and_return_keep_the_conversation(people: People):
    visitor = await people.visitor("/pl", locale="pl")
    await visitor.ask("Mój VPS bardzo zwolnił")
    before = await visitor.words.all_text_contents()

    await visitor.page.reload()
    await visitor.open()

    await expect(visitor.words).to_have_text(before)
    await visitor.page.close()
    page = await visitor.page.context.new_page()
    await page.goto(people.address("/pl"))
    again = VisitorScreen(page, "pl")
    await again.open()
    await expect(again.words).to_have_text(before)
    await expect(again.header).to_contain_text(again.says.waiting)


async def test_answers_that_come_while_the_widget_is_closed_are_counted(people: People):
    visitor = await people.visitor()
    await visitor.ask_people("My mailbox is full of holes")
    agent = await people.agent(BRUNO)
    await agent.take("My mailbox is full of holes")
    await visitor.page.keyboard.press("Escape")
    await agent.say("Since when?")
    await agent.say("And which one?")

    await expect(visitor.launcher).to_have_accessible_name(
        f"{visitor.says.launcher} (2 new messages)"
    )
    await visitor.launcher.click()
    await visitor.hears("And which one?")
    await visitor.page.keyboard.press("Escape")
    await expect(visitor.launcher).to_have_accessible_name(visitor.says.launcher)


async def test_two_tabs_of_one_visitor_show_the_same(people: People):
    first = await people.visitor()
    await first.ask("My VPS is slow")
    page = await first.page.context.new_page()
    await page.goto(people.address("/"))
    second = VisitorScreen(page, "en")
    await second.open()
    await second.hears("My VPS is slow")

    await second.write("It is vps-17")
    await first.hears("It is vps-17")
    await first.write("Since noon")
    await second.hears("Since noon")

    said = await first.words.all_text_contents()
    await expect(second.words).to_have_text(said)
    assert await first.conversation() == await second.conversation()


async def test_a_tab_that_was_open_before_the_first_words_joins_in(people: People):
    first = await people.visitor()
    page = await first.page.context.new_page()
    await page.goto(people.address("/"))
    second = VisitorScreen(page, "en")
    await second.open()
    await first.ask("My VPS is slow")

    await second.hears("My VPS is slow")

    await second.write("It is vps-17")
    await first.hears("It is vps-17")
    assert await first.conversation() == await second.conversation()


async def test_a_page_can_have_the_widget_gone(people: People):
    visitor = await people.visitor()
    await visitor.ask("My VPS is slow")

    await visitor.page.evaluate("Frontline.destroy()")

    await expect(visitor.frame).to_have_count(0)
    assert await until(visitor.page, "() => window.Frontline === undefined")
