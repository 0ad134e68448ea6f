"""The house dies between words and their acknowledgement: nothing is lost, nothing comes twice.

Nobody reloads a page. Afterwards both screens, the transcript and the stored state agree.
"""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.e2e.agent_screen import AgentScreen
from tests.e2e.lossy_line import LossyLine
from tests.e2e.people import People
from tests.e2e.transcripts import adds_up, agree
from tests.e2e.visitor_screen import VisitorScreen
from tests.house import NO_LIMITS, House, knowing

WRITERS = ("visitor", "agent")
BEFORE = "Is my server down?"
LAST_WORDS = "Sent a moment too late"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house of their own, to be killed."""
    known = knowing(tmp_path_factory.mktemp("known"), "two-factor")
    with House(tmp_path_factory.mktemp("crash"), NO_LIMITS | known) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def line(house: House) -> AsyncIterator[LossyLine]:
    """The way to the house of whoever is not heard."""
    async with LossyLine(house.port) as opened:
        yield opened


async def talking(
    people: People, visitor_at: str = "/", agent_at: str = "/panel/"
) -> tuple[VisitorScreen, AgentScreen]:
    """A visitor and an agent in the middle of a conversation."""
    visitor = await people.visitor(visitor_at)
    await visitor.ask_people(BEFORE)
    agent = await people.agent(path=agent_at)
    await agent.take(BEFORE)
    await visitor.hears(BEFORE)
    for screen in (visitor, agent):
        await screen.page.evaluate("window.stayed = true")
    return visitor, agent


async def wrote(writer: VisitorScreen | AgentScreen, text: str) -> None:
    if isinstance(writer, VisitorScreen):
        await writer.write(text)
    else:
        await writer.say(text)


async def unharmed(house: House, visitor: VisitorScreen, agent: AgentScreen) -> None:
    """Everything is there once, in order, and stays so while both go on."""
    await agent.is_live()
    await agent.say("I am looking into it.")
    await visitor.hears("I am looking into it.")
    await visitor.write("Thank you!")
    await agent.hears("Thank you!")
    told = await agree(house, visitor, agent)
    assert [told.count(text) for text in (BEFORE, LAST_WORDS, "Thank you!")] == [1, 1, 1]
    assert told.index(LAST_WORDS) < told.index("I am looking into it.")
    for screen in (visitor, agent):
        assert await screen.page.evaluate("window.stayed")
    await adds_up(house)


@pytest.mark.parametrize("writing", WRITERS)
async def test_words_that_died_with_the_house_before_the_commit_come_once(
    people: People, house: House, writing: str
):
    visitor, agent = await talking(people)
    writer = visitor if writing == "visitor" else agent
    os.kill(house.pid, signal.SIGSTOP)  # it hears nothing any more, and its sockets stand
    sent = people.socket(writer).expect_event("framesent", lambda frame: LAST_WORDS in str(frame))
    async with sent:
        await wrote(writer, LAST_WORDS)

    await asyncio.to_thread(house.kill)
    await asyncio.to_thread(house.start)

    await visitor.hears(LAST_WORDS)
    await agent.hears(LAST_WORDS)
    await unharmed(house, visitor, agent)


@pytest.mark.parametrize("writing", WRITERS)
async def test_words_whose_acknowledgement_died_with_the_house_come_once(
    people: People, house: House, line: LossyLine, writing: str
):
    if writing == "visitor":
        visitor, agent = await talking(people, visitor_at=line.url)
    else:
        visitor, agent = await talking(people, agent_at=f"{line.url}/panel/")
    writer, listener = (visitor, agent) if writing == "visitor" else (agent, visitor)
    line.lose_answers()
    await wrote(writer, LAST_WORDS)
    await listener.hears(LAST_WORDS)  # so it is committed, and the writer has not heard of it

    await asyncio.to_thread(house.kill)
    await line.cut()
    await asyncio.to_thread(house.start)

    await unharmed(house, visitor, agent)


async def test_words_whose_acknowledgement_was_lost_come_once_to_a_reloaded_page(
    people: People, house: House, line: LossyLine
):
    visitor, agent = await talking(people, visitor_at=line.url)
    line.lose_answers()
    await visitor.write(LAST_WORDS)
    await agent.hears(LAST_WORDS)
    await visitor.marked(LAST_WORDS, visitor.says.sending)

    await line.cut()
    await visitor.page.reload()
    await visitor.open()

    await expect(visitor.words.filter(has_text=LAST_WORDS)).to_have_count(1)
    await visitor.page.evaluate("window.stayed = true")
    await unharmed(house, visitor, agent)
