"""On a phone the widget and the panel fill the screen, and nothing scrolls sideways."""

import pytest
from playwright.async_api import Page, ViewportSize, expect

from tests.e2e.people import People
from tests.house import OLA

PHONES: dict[str, ViewportSize] = {
    "small": {"width": 320, "height": 568},
    "usual": {"width": 360, "height": 740},
}
WIDE = """() => {
  const wide = [];
  const look = (root) => {
    for (const one of root.querySelectorAll("*")) {
      if (one.shadowRoot) look(one.shadowRoot);
      const scrolls = /auto|scroll/.test(getComputedStyle(one).overflowX) || one === document.documentElement;
      if (scrolls && one.scrollWidth > one.clientWidth) wide.push(`${one.tagName}.${one.className}`);
    }
  };
  look(document);
  return wide;
}"""  # noqa: E501
LONG = "W" * 200 + " https://shop.example/" + "x" * 200


async def sideways(page: Page) -> list[str]:
    """What can be scrolled sideways."""
    found: list[str] = await page.evaluate(WIDE)
    return found


@pytest.mark.parametrize("phone", PHONES)
async def test_the_widget_fills_a_phone_and_scrolls_only_down(people: People, phone: str):
    size = PHONES[phone]
    visitor = await people.visitor("/pl", locale="pl", viewport=size, is_mobile=True)
    assert await sideways(visitor.page) == []
    await visitor.launcher.click()
    await expect(visitor.field).to_be_visible()
    await visitor.write("hasło?")
    await expect(visitor.offered.first).to_be_visible()
    await visitor.write(LONG)
    await visitor.marked(LONG, visitor.says.sent)

    assert await visitor.dialog.bounding_box() == {"x": 0, "y": 0, **size}
    assert await sideways(visitor.page) == []
    await visitor.dialog.get_by_role("button", name=visitor.says.close).click()
    await expect(visitor.dialog).to_have_count(0)


@pytest.mark.parametrize("phone", PHONES)
async def test_the_panel_fits_a_phone(people: People, phone: str):
    problem = f"The screen of my {phone} phone is too narrow"
    visitor = await people.visitor()
    await visitor.ask_people(problem)
    agent = await people.agent(OLA, viewport=PHONES[phone], is_mobile=True)
    await agent.take(problem)
    await visitor.write(LONG)
    await agent.hears(LONG)
    answer = f"How {phone} is it? {LONG}"
    await agent.say(answer)
    await visitor.hears(answer)
    assert await sideways(agent.page) == []

    await agent.page.get_by_role("button", name="Back to the lists").click()

    await expect(agent.card(answer[:100])).to_be_visible()
    assert await sideways(agent.page) == []
