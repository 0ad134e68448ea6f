"""Everything can be done without a mouse."""

from playwright.async_api import Locator, Page, expect

from tests.e2e.people import People
from tests.house import OLA

MOST_TABS = 30


async def tab_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Press the key until the focus is there."""
    for _ in range(MOST_TABS):
        await page.keyboard.press(key)
        if await wanted.evaluate("(one) => one === one.getRootNode().activeElement"):
            return
    raise AssertionError(f"{key} never reaches {wanted}")


async def test_a_visitor_opens_writes_chooses_and_closes(people: People):
    visitor = await people.visitor("/pl", locale="pl")
    keys = visitor.page.keyboard
    await tab_to(visitor.page, visitor.launcher)
    await keys.press("Enter")
    await expect(visitor.field).to_be_focused()
    await keys.type("gdzie znajdę")
    await keys.press("Shift+Enter")
    await keys.type("fakturę?")
    await keys.press("Enter")
    await visitor.hears("Czy to pomogło?")
    assert "gdzie znajdę\nfakturę?" in await visitor.words.all_inner_texts()

    await tab_to(visitor.page, visitor.offered.first, "Shift+Tab")
    await keys.press("Space")
    await expect(visitor.header).to_contain_text(visitor.says.closed)
    await keys.press("Escape")

    await expect(visitor.dialog).to_have_count(0)
    await expect(visitor.launcher).to_be_focused()


async def test_on_a_phone_the_focus_stays_in_the_open_widget(people: People):
    visitor = await people.visitor(viewport={"width": 360, "height": 740}, has_touch=True)
    await visitor.launcher.tap()
    await expect(visitor.dialog).to_be_visible()
    for _ in range(MOST_TABS):
        await visitor.page.keyboard.press("Tab")
        assert await visitor.page.evaluate(
            "['BODY', 'FRONTLINE-CHAT'].includes(document.activeElement.tagName)"
        )

    await visitor.page.keyboard.press("Escape")
    await expect(visitor.launcher).to_be_focused()


async def test_an_agent_finds_and_takes_a_conversation_by_single_keys(people: People):
    for number in (1, 2):
        await (await people.visitor()).ask_people(f"My key number {number} is stuck")
    agent = await people.agent(OLA)
    keys = agent.page.keyboard
    first, second = agent.card("My key number 1"), agent.card("My key number 2")
    await expect(second).to_be_visible()

    await first.focus()
    await keys.press("j")
    await expect(second).to_be_focused()
    await keys.press("k")
    await expect(first).to_be_focused()
    await keys.press("Enter")
    await agent.hears("My key number 1 is stuck")
    await keys.press("t")

    await expect(agent.reply_field).to_be_focused()
    await expect(agent.phase).to_contain_text(agent.says.yours)


async def test_an_agent_replies_notes_and_resolves_by_single_keys(people: People):
    visitor = await people.visitor()
    await visitor.ask_people("My keyboard is sticky")
    agent = await people.agent(OLA)
    keys = agent.page.keyboard
    await agent.take("My keyboard is sticky")

    await keys.press("Escape")
    await keys.press("n")
    await expect(agent.note_field).to_be_focused()
    await keys.press("Escape")
    await keys.press("r")
    await expect(agent.reply_field).to_be_focused()
    await keys.type("Jętka? The jnrt?")  # in a field, keys are text
    await keys.press("Enter")
    await visitor.hears("Jętka? The jnrt?")
    await keys.press("Escape")
    await keys.press("Shift+E")
    await expect(agent.dialog.get_by_role("heading")).to_have_text(agent.says.resolve)
    await keys.type("Cleaned the key.")
    await tab_to(agent.page, agent.dialog.get_by_role("button", name=agent.says.ask))
    await keys.press("Enter")

    await visitor.hears("Cleaned the key.")


async def test_help_shows_the_keys_and_can_turn_them_off(people: People):
    agent = await people.agent(OLA)
    keys = agent.page.keyboard
    await keys.press("?")
    await expect(agent.dialog).to_contain_text("Keyboard")
    await agent.dialog.get_by_role("checkbox").uncheck()
    await keys.press("Escape")
    await expect(agent.dialog).to_have_count(0)

    await keys.press("?")
    await keys.press("[")

    await expect(agent.dialog).to_have_count(0)
    await expect(agent.lists).to_be_visible()
