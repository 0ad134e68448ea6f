"""What a lead saves in one house answers the next visitor of another, on the same database."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from handoff.core.agents import Role
from tests.house import BRUNO, OLA
from tests.indoors import Indoors, indoors
from tests.knowledge.entries import another, entry
from tests.people import Visitor, a_visitor

GIVE_UP = 20.0  # seconds


@pytest.fixture
async def pair(tmp_path: Path) -> AsyncIterator[tuple[Indoors, Indoors]]:
    """Two houses that share a database and know the small knowledge; Ola leads."""
    shared: dict[str, Any] = {
        "database_url": f"sqlite:///{tmp_path / 'shared.db'}",
        "faq_variables": {"domain_price": "10 EUR"},
    }
    async with AsyncExitStack() as stack:
        here = await stack.enter_async_context(indoors(tmp_path / "here", **shared))
        there = await stack.enter_async_context(indoors(tmp_path / "there", BRUNO, **shared))
        await here.employ(OLA, role=Role.LEAD)
        yield here, there


async def save(inside: Indoors, data: dict[str, Any], version: int) -> tuple[int, Any]:
    """What Ola is answered: the status, and the body."""
    headers = {"Origin": inside.url, "Cookie": inside.cookie(OLA)}
    url = f"{inside.url}/panel/api/faq/entries/{data['id']}"
    body = {"entry": data, "version": version}
    async with ClientSession() as session, session.put(url, json=body, headers=headers) as reply:
        return reply.status, await reply.json()


async def answer(visitor: Visitor, question: str) -> Any:
    """The front line's answer to it."""
    seq = await visitor.send(question)

    def answers(page: Any) -> bool:
        return any(one["seq"] > seq and one["kind"] == "bot_said" for one in page["entries"])

    page = await visitor.line.heard("entries", where=answers)
    return next(one for one in page["entries"] if one["seq"] > seq and one["kind"] == "bot_said")


async def catches_up(inside: Indoors, version: int) -> None:
    async with asyncio.timeout(GIVE_UP):
        while inside.house.knowledge.current.version < version:  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.01)


async def test_what_is_saved_in_one_house_answers_in_the_other(pair):
    here, there = pair
    data = another("domain-buy", answer="From **{domain_price}** a year.")
    async with a_visitor(there) as visitor:
        status, saved = await save(here, data, 0)
        assert status == 200, saved
        await catches_up(there, saved["version"])
        said = await answer(visitor, "buy a domain name")
    assert "From 10 EUR a year." in said["text"]
    assert {"text": "10 EUR", "bold": True, "code": False} in said["rich"][0]["spans"]


async def test_a_change_that_steals_is_refused_and_the_old_answer_stays(pair):
    here, _ = pair
    thief = another("thief", phrasings=["i forgot the password"], answer="Give it to me.")
    async with a_visitor(here) as visitor:
        status, refused = await save(here, thief, 0)
        assert (status, refused["code"]) == (409, "stolen")
        said = await answer(visitor, "forgot my password")
    assert "See https://panel.example.com, please." in said["text"]


async def test_of_two_houses_that_change_the_same_entry_one_is_told(pair):
    here, there = pair
    version = here.house.knowledge.current.revisions["password-reset"].version
    data = entry("password-reset", answer="Ask us, please.")
    saved = there.house.knowledge.save(data, version=version, by="ola")
    outcomes = await asyncio.gather(save(here, data, version), saved)
    assert (outcomes[0][0] == 200) != isinstance(outcomes[1], int)


async def test_a_house_that_starts_again_knows_what_was_saved(tmp_path):
    async with indoors(tmp_path / "house") as before:
        await before.employ(OLA, role=Role.LEAD)
        _, saved = await save(before, another("domain-buy"), 0)
    async with indoors(tmp_path / "house", BRUNO) as after:
        assert after.house.knowledge.current.version == saved["version"]
        assert "domain-buy" in after.house.knowledge.current.knowledge.entries
