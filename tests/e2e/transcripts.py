"""What the log says of a conversation, and whether the screens say the same."""

import asyncio
import json

from playwright.async_api import expect

from tests.e2e.agent_screen import AgentScreen
from tests.e2e.people import People
from tests.e2e.visitor_screen import VisitorScreen
from tests.house import House

WORDS = {"wrote", "acknowledged", "bot_said", "said", "resolution_proposed"}


async def exported(house: House, conversation: str) -> list[str]:
    """All that was said, in order, by `frontline transcript export`."""
    written = await asyncio.to_thread(
        house.run, "transcript", "export", conversation, "--format", "json"
    )
    assert written.returncode == 0, written.stderr
    return [line["text"] for line in json.loads(written.stdout)["lines"] if line["kind"] in WORDS]


async def agree(
    house: House, visitor: VisitorScreen, agent: AgentScreen | None = None
) -> list[str]:
    """Both screens and the transcript hold the same words, once, in order. Returns them."""
    told = await exported(house, await visitor.conversation())
    await expect(visitor.words).to_contain_text(told)
    await expect(visitor.words).to_have_count(len(told))
    if agent:
        await expect(agent.words).to_have_text(told)
    return told


async def adds_up(house: House) -> None:
    """`frontline transcript verify` finds no difference."""
    verdict = await asyncio.to_thread(house.run, "transcript", "verify")
    assert verdict.returncode == 0, verdict.stdout + verdict.stderr


async def read(people: People, html: str) -> str:
    """A downloaded page as a person reads it in a browser."""
    page = await people.page("en")
    await page.set_content(html)
    return await page.locator("main").inner_text()
