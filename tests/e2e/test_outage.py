"""The house is away for a while: what is written meanwhile waits, and is sent once."""

import asyncio
import os
import signal
from collections.abc import Iterator

import pytest
from playwright.async_api import expect

from tests.e2e.agent_screen import AgentScreen
from tests.e2e.people import People
from tests.e2e.transcripts import adds_up, agree
from tests.e2e.visitor_screen import VisitorScreen
from tests.house import NO_LIMITS, House, knowing

WRITTEN = ("First, my site is down.", "Second, my mail is, too.", "Third, I am in a hurry.")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house of their own, that goes away and comes back."""
    known = knowing(tmp_path_factory.mktemp("known"), "two-factor")
    with House(tmp_path_factory.mktemp("outage"), NO_LIMITS | known) as opened:
        yield opened


async def test_what_a_visitor_writes_meanwhile_is_sent_once_and_in_order(
    people: People, house: House
):
    visitor = await people.visitor()
    await visitor.ask("Are you there?")
    await asyncio.to_thread(house.kill)
    await expect(visitor.notes).to_contain_text(visitor.says.lost)
    for text in WRITTEN:
        await visitor.write(text)
        await visitor.marked(text, visitor.says.sending)

    await asyncio.to_thread(house.start)

    for text in WRITTEN:
        await visitor.marked(text, visitor.says.sent)
    told = await agree(house, visitor)
    assert [text for text in told if text in WRITTEN] == list(WRITTEN)
    await adds_up(house)


async def test_what_a_visitor_wrote_before_the_page_was_left_is_sent_by_the_next_page(
    people: People, house: House
):
    visitor = await people.visitor()
    await visitor.ask("Are you there?")
    await asyncio.to_thread(house.kill)
    for text in WRITTEN:
        await visitor.write(text)
    await visitor.page.close()
    await asyncio.to_thread(house.start)

    page = await visitor.page.context.new_page()
    await page.goto(people.address("/"))
    again = VisitorScreen(page, "en")
    await again.open()

    for text in WRITTEN:
        await again.marked(text, again.says.sent)
    told = await agree(house, again)
    assert [text for text in told if text in WRITTEN] == list(WRITTEN)


async def test_an_agents_draft_waits_for_the_house_to_come_back(people: People, house: House):
    visitor = await people.visitor()
    await visitor.ask("Are you there?")
    agent = await people.agent()
    await agent.take("Are you there?")
    await asyncio.to_thread(house.kill)
    await expect(agent.link).not_to_have_text(agent.says.live)

    await agent.say("Always.")

    send = agent.page.get_by_role("button", name=agent.says.send)
    await expect(send).to_be_disabled()
    await expect(agent.reply_field).to_have_value("Always.")
    await asyncio.to_thread(house.start)
    await send.click()
    await visitor.hears("Always.")
    await agree(house, visitor, agent)


async def test_an_agents_reply_outlives_the_house_and_the_page(people: People, house: House):
    visitor = await people.visitor()
    await visitor.ask("Is anybody there?")
    agent = await people.agent()
    await agent.take("Is anybody there?")
    os.kill(house.pid, signal.SIGSTOP)
    async with people.socket(agent).expect_event("framesent", lambda frame: "I am" in str(frame)):
        await agent.say("I am.")
    await agent.page.close()
    await asyncio.to_thread(house.kill)
    await asyncio.to_thread(house.start)

    page = await agent.page.context.new_page()
    await page.goto(people.address("/panel/"))

    await visitor.hears("I am.")
    again = AgentScreen(page, "en")
    await again.look_at("I am.")
    await agree(house, visitor, again)
