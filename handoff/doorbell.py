"""Between processes of one house: tells the others where to look in the log, by way of Redis.

It carries positions and signals, never words. What is lost here is found by the clients' own
timers, so nothing waits for Redis, and nothing is kept for it beyond a bound.
"""

import asyncio
import secrets
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import Annotated, Literal, assert_never

import structlog
from pydantic import BaseModel, Field, ValidationError
from redis.asyncio import Redis
from redis.exceptions import RedisError

from handoff.desk import Change
from handoff.fanout import Fanout, SeenUpTo, Signal, Typing
from handoff.ports import Log, Unavailable

CHANNEL = "frontline:doorbell"
MOST_KEPT = 10_000  # rings that wait for Redis; the oldest are dropped
MOST_ENTRIES = 500  # of one conversation that are passed on; a client asks for the rest
ANSWER_WITHIN = 2.0  # seconds for Redis to answer
TRY_AGAIN = (0.5, 5.0)  # seconds: the first wait after a fault, and the longest

_log = structlog.get_logger(__name__)


class _Position(BaseModel):
    kind: Literal["position"] = "position"
    conversation: str
    after: int


class _Typing(BaseModel):
    kind: Literal["typing"] = "typing"
    conversation: str
    agent: str | None
    to_visitor: bool
    agent_id: str | None = None  # an older process does not tell it


class _Seen(BaseModel):
    kind: Literal["seen"] = "seen"
    conversation: str
    seq: int
    by_visitor: bool


class _Knowledge(BaseModel):
    kind: Literal["knowledge"] = "knowledge"
    version: int


_News = _Position | _Typing | _Seen | _Knowledge


class _Ring(BaseModel):
    process: str
    news: list[Annotated[_News, Field(discriminator="kind")]]


class Doorbell:
    """Rings at the other processes, and answers when they ring.

    `learned` is told the version of the knowledge that another process has saved.
    """

    def __init__(
        self, url: str, log: Log, fanout: Fanout, *, learned: Callable[[int], None]
    ) -> None:
        self._redis = Redis.from_url(
            url, socket_timeout=ANSWER_WITHIN, socket_connect_timeout=ANSWER_WITHIN
        )
        self._log = log
        self._fanout = fanout
        self._learned = learned
        self._process = secrets.token_hex(8)
        self._out: deque[_News] = deque(maxlen=MOST_KEPT)
        self._waiting = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin to ring and to listen."""
        self._fanout.ring(self)
        for work in (self._publish, self._listen):
            self._tasks.append(asyncio.create_task(self._for_ever(work), name="doorbell"))

    async def stop(self) -> None:
        """Stop, and let go of Redis."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        with suppress(RedisError, OSError):
            await self._redis.aclose()

    async def check(self) -> str:
        """ "ok" while Redis answers. Raises RedisError."""
        await self._redis.ping()
        return "ok"

    def changed(self, changes: Sequence[Change]) -> None:
        """Ring for what this process has committed."""
        for change in changes:
            after = change.entries[0].seq - 1
            self._out.append(_Position(conversation=change.state.id, after=after))
        self._waiting.set()

    def signalled(self, signal: Signal) -> None:
        """Ring for a signal of this process."""
        match signal:
            case Typing():
                self._out.append(_Typing(**asdict(signal)))
            case SeenUpTo():
                self._out.append(_Seen(**asdict(signal)))
        self._waiting.set()

    def learn(self, version: int) -> None:
        """Ring for the knowledge that this process has saved."""
        self._out.append(_Knowledge(version=version))
        self._waiting.set()

    async def _for_ever(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do `work`, and do it again after a fault, with growing waits."""
        wait = TRY_AGAIN[0]
        while True:
            began = asyncio.get_running_loop().time()
            try:
                await work()
            except (RedisError, OSError, Unavailable) as problem:
                _log.warning("doorbell_down", problem=type(problem).__name__)
            except Exception:  # it must ring and listen again
                _log.exception("doorbell_fault")
            if asyncio.get_running_loop().time() - began > TRY_AGAIN[1]:
                wait = TRY_AGAIN[0]  # it had worked for a while
            await asyncio.sleep(wait)
            wait = min(wait * 2, TRY_AGAIN[1])

    async def _publish(self) -> None:
        while True:
            await self._waiting.wait()
            self._waiting.clear()
            news = list(self._out)
            self._out.clear()
            ring = _Ring(process=self._process, news=news)
            await self._redis.publish(CHANNEL, ring.model_dump_json())

    async def _listen(self) -> None:
        async with self._redis.pubsub() as channel:
            await channel.subscribe(CHANNEL)
            while True:
                message = await channel.get_message(
                    ignore_subscribe_messages=True, timeout=ANSWER_WITHIN / 2
                )
                if message:
                    await self._answer(message["data"])

    async def _answer(self, data: bytes) -> None:
        try:
            ring = _Ring.model_validate_json(data)
        except ValidationError:
            _log.warning("doorbell_garbled")
            return
        if ring.process == self._process:
            return
        look: dict[str, int] = {}
        for news in ring.news:
            if isinstance(news, _Position):
                before = look.get(news.conversation, news.after)
                look[news.conversation] = min(news.after, before)
            else:
                self._pass_on(news)
        for conversation, after in look.items():
            await self._look(conversation, after)

    def _pass_on(self, news: _Typing | _Seen | _Knowledge) -> None:
        match news:
            case _Typing():
                signal = Typing(**news.model_dump(exclude={"kind"}))
                self._fanout.signalled_elsewhere(signal)
            case _Seen():
                seen = SeenUpTo(news.conversation, news.seq, news.by_visitor)
                self._fanout.signalled_elsewhere(seen)
            case _Knowledge(version=version):
                self._learned(version)
            case _:
                assert_never(news)

    async def _look(self, conversation: str, after: int) -> None:
        state = await self._log.conversation(conversation)
        entries = await self._log.entries(conversation, after=after, limit=MOST_ENTRIES)
        if state and entries:
            self._fanout.changed_elsewhere([Change(state, tuple(entries))])
