"""What the log says of a conversation, and whether the screens say the same."""

import asyncio
import json
import re

from playwright.async_api import expect

from tests.e2e.agent_screen import AgentScreen
from tests.e2e.people import People
from tests.e2e.visitor_screen import VisitorScreen
from tests.house import House

MARK = re.compile(r"^(?:- |\d+\. )", re.MULTILINE)
ADDRESS = re.compile(r" \((?:https?://|[^\s()]+@)[^\s()]*\)")
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
    drawn = [as_drawn(text) for text in told]
    await expect(visitor.words).to_contain_text(drawn)
    await expect(visitor.words).to_have_count(len(told))
    if agent:
        await expect(agent.words).to_have_text(drawn)
    return told


def as_drawn(text: str) -> re.Pattern[str]:
    """A text of the log as a screen has it: lists without marks, links without addresses.

    Lines of ours have the time behind them.
    """
    words = ADDRESS.sub("", MARK.sub("", text)).split()
    return re.compile(r"^\s*" + r"\s*".join(map(re.escape, words)) + r"\s*(\d\d:\d\d)?$")


async def adds_up(house: House) -> None:
    """`frontline transcript verify` finds no difference."""
    verdict = await asyncio.to_thread(house.run, "transcript", "verify")
    assert verdict.returncode == 0, verdict.stdout + verdict.stderr


async def read(people: People, html: str) -> str:
    """A downloaded page as a person reads it in a browser."""
    page = await people.page("en")
    await page.set_content(html)
    return await page.locator("main").inner_text()
