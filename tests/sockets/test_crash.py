"""The house is killed, or told to close, while people write: nothing acknowledged is lost."""

import asyncio
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest

from tests.house import NO_LIMITS, House, knowing
from tests.people import AgentAtWork, Visitor, a_visitor, an_agent, key
from tests.screen import Screen

pytestmark = pytest.mark.slow

ROUNDS = 20
WRITERS = 4
AT_ONCE = 8  # words that a writer sends before they wait for an answer
CLOSES_WITHIN = 10.0  # seconds; then whoever deploys kills it
LOST = (ConnectionError, TimeoutError, aiohttp.ClientError)


@dataclass
class Writer:
    """A visitor who writes on and on, and sends again what was not acknowledged."""

    token: str
    conversation: str
    sent: list[dict[str, str]] = field(default_factory=list)
    acknowledged: dict[str, int] = field(default_factory=dict)  # key -> seq

    def next(self) -> list[dict[str, str]]:
        """What was sent in vain, or else something new."""
        missing = [words for words in self.sent if words["client_key"] not in self.acknowledged]
        while len(missing) < AT_ONCE:
            words = {"client_key": key(), "text": f"Word {len(self.sent)}."}
            self.sent.append(words)
            missing.append(words)
        return missing

    async def write(self, house: House) -> None:
        """Until the connection is lost."""
        try:
            async with a_visitor(house, token=self.token) as visitor:
                while True:
                    await self.send(visitor, self.next())
        except LOST:
            pass

    async def send(self, visitor: Visitor, words: list[dict[str, str]]) -> None:
        replies = [visitor.line.begin("send", one) for one in words]
        for one, reply in zip(words, replies, strict=True):
            answer = await asyncio.wait_for(reply, 10)
            assert answer["ok"], answer
            self.acknowledged[one["client_key"]] = answer["seq"]


@dataclass
class Reader:
    """Ana's panel, which shows one conversation through all of it."""

    conversation: str
    screen: Screen = field(default_factory=Screen)

    async def read(self, house: House) -> None:
        """Until the connection is lost, by the rules of the wire."""
        try:
            async with an_agent(house) as agent:
                await self.catch_up(agent)
                async for page in self.pages(agent):
                    if not self.screen.add(page):
                        await self.catch_up(agent)
        except LOST:
            pass

    async def pages(self, agent: AgentAtWork) -> AsyncIterator[Any]:
        """As they are pushed, until the line ends."""
        taken = 0
        while not agent.line.closed:
            for name, data in agent.line.events[taken:]:
                taken += 1
                if name == "entries":
                    yield data
            await agent.line.more_than(taken)

    async def catch_up(self, agent: AgentAtWork) -> None:
        about = {"conversation": self.conversation}
        page = (await agent.asks("watch", **about, since=self.screen.last))["page"]
        while self.screen.add(page) and self.screen.last < page["head"]:
            page = (await agent.asks("watch", **about, since=self.screen.last))["page"]


@pytest.fixture
def own_house(tmp_path):
    known = knowing(tmp_path / "known", "two-factor")
    with House(tmp_path, NO_LIMITS | known) as opened:
        yield opened


async def people(house: House) -> tuple[list[Writer], list[Reader]]:
    """Visitors whom Ana answers, and her panels."""
    writers = []
    async with an_agent(house) as ana:
        for _ in range(WRITERS):
            async with a_visitor(house) as visitor:
                await visitor.human()
                await ana.take(visitor.conversation)
                writers.append(Writer(visitor.token, visitor.conversation))
    return writers, [Reader(writer.conversation) for writer in writers]


@asynccontextmanager
async def at_work(
    house: House, writers: list[Writer], readers: list[Reader]
) -> AsyncIterator[None]:
    """They write and read inside; at the end, which must end the house, all notice it."""
    tasks = [asyncio.create_task(writer.write(house)) for writer in writers]
    tasks += [asyncio.create_task(reader.read(house)) for reader in readers]
    yield
    async with asyncio.timeout(30):
        await asyncio.gather(*tasks)


async def nothing_is_lost(house: House, writer: Writer, reader: Reader) -> None:
    """Every acknowledged word is there once, where it was said to be, in the order of sending."""
    async with a_visitor(house, token=writer.token) as visitor, an_agent(house) as ana:
        entries = await everything(visitor)
        await reader.catch_up(ana)
    stored = {e["client_key"]: e["seq"] for e in entries if e["kind"] == "wrote"}
    assert len(stored) == sum(entry["kind"] == "wrote" for entry in entries)
    assert {k: stored.get(k) for k in writer.acknowledged} == writer.acknowledged
    in_order = [words["client_key"] for words in writer.sent if words["client_key"] in stored]
    assert sorted(in_order, key=lambda k: stored[k]) == in_order
    assert [entry["seq"] for entry in entries] == list(range(1, len(entries) + 1))
    seen = [(entry["seq"], entry.get("text")) for entry in reader.screen.entries]
    assert seen == [(entry["seq"], entry.get("text")) for entry in entries]


async def everything(visitor: Visitor) -> list[Any]:
    page = visitor.met["page"]
    entries: list[Any] = page["entries"]
    while page["since"] > 0:
        page = (await visitor.asks("history", before=page["since"] + 1))["page"]
        entries = page["entries"] + entries
    return entries


def adds_up(house: House) -> None:
    """The states are what their entries add up to."""
    verified = house.run("transcript", "verify")
    assert verified.returncode == 0, verified.stdout
    assert f"{WRITERS} conversations, 0 differences." in verified.stdout


async def test_killed_twenty_times_under_load_it_has_lost_nothing_it_acknowledged(own_house):
    writers, readers = await people(own_house)
    for _ in range(ROUNDS):
        async with at_work(own_house, writers, readers):
            await asyncio.sleep(random.uniform(0.0, 0.4))  # the moment of the crash
            await asyncio.to_thread(own_house.kill)
        await asyncio.to_thread(own_house.start)

    assert sum(len(writer.acknowledged) for writer in writers) > ROUNDS
    for writer, reader in zip(writers, readers, strict=True):
        await nothing_is_lost(own_house, writer, reader)
    adds_up(own_house)


async def test_told_to_close_under_load_it_closes_in_time_and_loses_nothing(own_house):
    writers, readers = await people(own_house)
    for _ in range(3):
        async with at_work(own_house, writers, readers):
            await asyncio.sleep(random.uniform(0.1, 0.4))  # the moment of the deployment
            before = time.monotonic()
            assert await asyncio.to_thread(own_house.stop) == 0
            assert time.monotonic() - before < CLOSES_WITHIN
        await asyncio.to_thread(own_house.start)

    for writer, reader in zip(writers, readers, strict=True):
        await nothing_is_lost(own_house, writer, reader)
    adds_up(own_house)
    assert {line["level"] for line in own_house.log()} <= {"info", "warning"}


async def test_nobody_who_stands_still_keeps_the_house_open(own_house):
    async with a_visitor(own_house) as visitor:
        for _ in range(40):
            await visitor.send("ż" * 4000)
        address = f"{own_house.url}/w/socket.io/?EIO=4&transport=websocket"
        headers = {"Origin": own_house.url}
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(address, headers=headers, max_msg_size=0) as peer,
        ):
            hello = f'["hello",{{"site":"demo","locale":"en","token":"{visitor.token}"}}]'
            await peer.send_str("40/visitor,")
            for _ in range(9):
                await peer.send_str(f"42/visitor,1{hello}")
            await visitor.send("And now?")
            before = time.monotonic()
            assert await asyncio.to_thread(own_house.stop) == 0
            assert time.monotonic() - before < CLOSES_WITHIN
    assert own_house.log()[-1]["event"] == "closed"
    assert {line["level"] for line in own_house.log()} <= {"info", "warning"}
