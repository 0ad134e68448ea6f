"""Who talks to whom: pairs of a visitor and an agent who has the conversation on screen."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count, cycle
from typing import Literal

import orjson

import faq
from bench.echo_server import NAMESPACE as ECHO
from bench.echo_server import PATH as ECHO_PATH
from bench.line import Line, dial

Scene = Literal["echo", "live", "bot"]

SITE = {"site": "demo", "locale": "en"}
WORDS = (
    "My server has been answering slowly since this morning, can somebody have a look at it?",
    "It is the small one, and I have already restarted it twice, with no effect at all.",
    "The pages come after six or seven seconds, and some of them do not come at all.",
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two connections, and what the visitor says: the JSON of an event for each client key."""

    visitor: Line
    agent: Line
    words: Callable[[str], bytes]


async def pairs(scene: Scene, port: int, how_many: int, cookie: str) -> list[Pair]:
    """So many pairs in this scene, each in a conversation of its own."""
    answered_questions()  # found before anybody waits for anything
    opening: dict[Scene, Callable[[int], Awaitable[Pair]]] = {
        "echo": lambda number: _echo(port, number),
        "live": lambda number: _live(port, cookie),
        "bot": lambda number: _bot(port, cookie, number),
    }
    return list(await asyncio.gather(*map(opening[scene], range(how_many))))


async def visitor(port: int) -> Line:
    """A widget that has said hello, to the house."""
    line = await dial(port, "/w/socket.io", "/visitor")
    await line.ask("hello", SITE)
    return line


async def echo_visitor(port: int, room: str) -> Line:
    """The same, to the echo server."""
    line = await dial(port, ECHO_PATH, ECHO)
    await line.ask("hello", {"room": room})
    return line


async def _echo(port: int, number: int) -> Pair:
    room = f"room-{number}"
    says = cycle(WORDS)

    def words(key: str) -> bytes:
        return orjson.dumps(["send", {"client_key": key, "text": next(says), "room": room}])

    return Pair(await echo_visitor(port, room), await echo_visitor(port, room), words)


async def _live(port: int, cookie: str) -> Pair:
    """An agent has claimed it: whatever the visitor writes is for them."""
    line = await visitor(port)
    about = {
        "conversation": (await line.ask("human", {"client_key": "a-person-please"}))[
            "conversation"
        ]
    }
    agent = await _panel(port, cookie)
    await agent.ask("claim", about)
    await agent.ask("watch", about)
    return Pair(line, agent, _sending(cycle(WORDS)))


async def _bot(port: int, cookie: str, number: int) -> Pair:
    """The front line answers each message; an agent looks on."""
    line = await visitor(port)
    questions = answered_questions()
    says = (questions[(number + at) % len(questions)] for at in count())
    first = await line.ask("send", {"client_key": "the-first-words", "text": next(says)})
    agent = await _panel(port, cookie)
    await agent.ask("watch", {"conversation": first["conversation"]})
    return Pair(line, agent, _sending(says))


@cache
def answered_questions() -> list[str]:
    """All English phrasings of the starter knowledge that the front line answers at once."""
    knowledge = faq.starter()
    matcher = faq.Matcher(knowledge.phrasings())
    texts = (entry.texts["en"] for entry in knowledge.entries.values())
    asked = [phrase for text in texts for phrase in (text.question, *text.phrasings)]
    return [phrase for phrase in asked if isinstance(matcher.ask(phrase, "en"), faq.Answer)]


async def _panel(port: int, cookie: str) -> Line:
    line = await dial(port, "/panel/socket.io", "/agent", f"Cookie: {cookie}")
    await line.ask("hello", {})
    return line


def _sending(says: Iterator[str]) -> Callable[[str], bytes]:
    return lambda key: orjson.dumps(["send", {"client_key": key, "text": next(says)}])
