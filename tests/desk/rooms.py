"""A desk at work, and what tests ask of it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from handoff.core.conversation import fold
from handoff.core.decision import Decision, Refusal, Request
from handoff.core.entries import BotSaid, Entry, Wrote
from handoff.core.policy import Policy
from handoff.core.requests.visitor import Open, Write
from handoff.desk import Desk
from handoff.draft import Accepted
from handoff.ports import Log
from tests.fakes import FakeClock
from tests.voices import PlainVoice

GIVE_UP = 10.0  # seconds; a test that waits longer has failed
ALL = 10_000
POLICY = Policy(PlainVoice())


@dataclass
class Room:
    """A desk, its log and its clock."""

    desk: Desk
    log: Log
    clock: FakeClock

    async def opened(self, conversation: str, visitor: str = "ana") -> None:
        """A conversation that the front line has greeted."""
        await self.accepted(conversation, Open(visitor, 1, "shop", "web", "en"))

    async def accepted(
        self, conversation: str, *requests: Request, client_key: str | None = None
    ) -> Accepted:
        """What was asked, which must not be refused."""
        outcome = await self.desk.submit(conversation, *requests, client_key=client_key)
        assert not isinstance(outcome, Refusal), outcome
        return outcome

    async def entries(self, conversation: str) -> list[Entry]:
        return await self.log.entries(conversation, after=0, limit=ALL)

    async def said_by_visitor(self, conversation: str) -> list[str]:
        """The visitor's words, as stored."""
        entries = await self.entries(conversation)
        return [entry.body.text for entry in entries if isinstance(entry.body, Wrote)]

    async def check(self) -> None:
        """Every stored state is the fold of its stored entries, which have no gaps."""
        for conversation in await self.log.ids(after="", limit=ALL):
            entries = await self.entries(conversation)
            assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
            assert await self.log.conversation(conversation) == fold(conversation, entries)


class Interruption:
    """The bot wants to speak, whoever has the conversation."""

    sender = "bot"

    def decide(self, state: object, now: object, policy: Policy) -> Decision:
        return [BotSaid("answer", "Let me interrupt")]


def first_words(visitor: str, text: str) -> tuple[Open, Write]:
    """What a widget sends first."""
    return Open(visitor, 1, "shop", "web", "en"), Write(visitor, text)


async def eventually(done: Callable[[], Awaitable[bool]]) -> None:
    """Wait until it is so, looking again whenever others have had their turn."""
    async with asyncio.timeout(GIVE_UP):
        while not await done():  # noqa: ASYNC110 - another thread or process cannot set an event
            await asyncio.sleep(0.001)
