"""Visitors and agents of a real house, each at the end of their line."""

import secrets
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, Protocol

from tests.house import ANA
from tests.line import Line, opened

PATHS = {"visitor": "/w/socket.io", "agent": "/panel/socket.io"}


class Place(Protocol):
    """A house that can be called."""

    url: str

    def cookie(self, email: str = ANA) -> str:
        """The session of an agent."""


class Person:
    """Somebody with a line. All that they ask is taken, unless the test looks at the answer."""

    def __init__(self, line: Line) -> None:
        self.line = line

    async def ask(self, event: str, **payload: Any) -> Any:
        """The acknowledgement, whatever it is."""
        return await self.line.ask(event, payload)

    async def asks(self, event: str, **payload: Any) -> Any:
        """The acknowledgement; it must be a good one."""
        reply = await self.ask(event, **payload)
        assert reply["ok"], reply
        return reply

    async def refused(self, event: str, **payload: Any) -> str:
        """The code of a refusal; it must be one."""
        return code_of(await self.ask(event, **payload))


class Visitor(Person):
    """Somebody in front of the widget. `met` is what the house answered to the hello."""

    met: Any
    token: str
    conversation: str = ""

    async def hello(self, **more: Any) -> Any:
        """Say who one is."""
        self.met = await self.asks("hello", **({"site": "demo", "locale": "en"} | more))
        self.token = self.met["token"]
        self.conversation = self.met["state"].get("conversation", "")
        return self.met

    async def send(self, text: str, client_key: str = "") -> int:
        """Write. The seq of the words."""
        reply = await self.asks("send", client_key=client_key or key(), text=text)
        self.conversation = reply["conversation"]
        return int(reply["seq"])

    async def human(self) -> None:
        """Ask for a person."""
        reply = await self.asks("human", client_key=key())
        self.conversation = reply["conversation"]


class AgentAtWork(Person):
    """Somebody in front of the panel."""

    async def take(self, conversation: str) -> None:
        """Claim it, and have it on screen."""
        await self.asks("claim", conversation=conversation)
        await self.asks("watch", conversation=conversation)

    async def say(self, conversation: str, text: str) -> int:
        """Answer the visitor. The seq of the words."""
        reply = await self.asks("say", conversation=conversation, client_key=key(), text=text)
        return int(reply["seq"])


def key() -> str:
    """A client key that nobody has used."""
    return secrets.token_urlsafe(12)


def code_of(reply: Any) -> str:
    """The code of a refusal, which must have its whole form."""
    assert reply["ok"] is False, reply
    assert set(reply) == {"ok", "error"}
    assert set(reply["error"]) == {"code", "message"}
    assert reply["error"]["message"]
    return str(reply["error"]["code"])


@asynccontextmanager
async def unjoined(
    place: Place, side: str, *, email: str = ANA, headers: Mapping[str, str] | None = None
) -> AsyncIterator[Line]:
    """A line of a page of the house's own ("visitor" or "agent") that has joined nothing yet."""
    cookie = {"Cookie": place.cookie(email)} if side == "agent" else {}
    sent = {"Origin": place.url} | cookie | dict(headers or {})
    async with opened(place.url, PATHS[side], f"/{side}", sent) as line:
        yield line


@asynccontextmanager
async def a_visitor(place: Place, **hello: Any) -> AsyncIterator[Visitor]:
    """Somebody who has said hello, on the demo site."""
    async with unjoined(place, "visitor") as line:
        await line.join()
        visitor = Visitor(line)
        await visitor.hello(**hello)
        yield visitor


@asynccontextmanager
async def an_agent(place: Place, email: str = ANA) -> AsyncIterator[AgentAtWork]:
    """Somebody whose panel is open, and has the whole picture."""
    async with unjoined(place, "agent", email=email) as line:
        await line.join()
        agent = AgentAtWork(line)
        await agent.asks("hello")
        yield agent


@asynccontextmanager
async def a_case(place: Place, email: str = ANA) -> AsyncIterator[tuple[Visitor, AgentAtWork]]:
    """A visitor, and the agent who has their conversation on screen."""
    async with a_visitor(place) as visitor, an_agent(place, email) as agent:
        await visitor.human()
        await agent.take(visitor.conversation)
        yield visitor, agent
