"""The doorbell between processes: what rings through, and what must not silence it."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path

import pytest
from redis.asyncio import Redis

from handoff import doorbell
from handoff.core.requests.visitor import Open, Write
from handoff.desk import Change, Desk
from handoff.doorbell import CHANNEL, Doorbell
from handoff.fanout import Fanout, SeenUpTo, Signal, Typing
from tests.desk.rooms import POLICY
from tests.fakes import FakeClock, MemoryLog
from tests.valkey import Valkey

GIVE_UP = 20.0  # seconds


class Ear:
    """Keeps what it hears; `broken`, it fails at everything."""

    def __init__(self) -> None:
        self.broken = self.failed = False
        self.changes: list[Change] = []
        self.signals: list[Signal] = []

    def changed(self, changes: Sequence[Change]) -> None:
        self._fail_if_broken()
        self.changes += changes

    def signalled(self, signal: Signal) -> None:
        self._fail_if_broken()
        self.signals.append(signal)

    def _fail_if_broken(self) -> None:
        if self.broken:
            self.failed = True
            raise RuntimeError("a fault of ours")


class Process:
    """One of several that serve a house: it has the log, a fan-out and a bell."""

    def __init__(self, url: str, log: MemoryLog) -> None:
        self.fanout, self.ear = Fanout(), Ear()
        self.fanout.join(self.ear)
        self.desk = Desk(log, FakeClock(), POLICY)
        self.desk.hear(self.fanout.changed)
        self.learned: list[int] = []
        self.bell = Doorbell(url, log, self.fanout, learned=self.learned.append)


@pytest.fixture(scope="module")
def valkey(tmp_path_factory: pytest.TempPathFactory):
    folder: Path = tmp_path_factory.mktemp("valkey")
    server = Valkey(folder)
    yield server
    server.kill()


@pytest.fixture
async def pair(valkey: Valkey, monkeypatch) -> AsyncIterator[tuple[Process, Process]]:
    """Two of them that hear each other."""
    monkeypatch.setattr(doorbell, "TRY_AGAIN", (0.05, 0.1))
    log = MemoryLog()
    here, there = Process(valkey.url, log), Process(valkey.url, log)
    for one in (here, there):
        one.desk.start()
        one.bell.start()
    await rings_through(here, there)
    yield here, there
    for one in (here, there):
        await one.desk.stop()
        await one.bell.stop()


async def comes_true(true: Callable[[], object], *, ringing: Process | None = None) -> None:
    """Wait for it; until then somebody rings."""
    async with asyncio.timeout(GIVE_UP):
        while not true():
            if ringing:
                ringing.fanout.signal(Typing("c-0", agent=None))
            await asyncio.sleep(0.02)


async def rings_through(here: Process, there: Process) -> None:
    """Wait until each hears the other; what they have heard is forgotten."""
    for one, other in ((here, there), (there, here)):
        other.ear.signals.clear()
        await comes_true(other.ear.signals.__len__, ringing=one)
    for one in (here, there):
        one.ear.signals.clear()


async def opened(process: Process) -> str:
    opening = Open("ana", 1, "shop", "web", "en")
    await process.desk.submit("c-1", opening, Write("ana", "Hello"), client_key="a-key-of-ana")
    return "c-1"


async def test_what_one_commits_the_other_tells_from_the_log(pair):
    here, there = pair
    await opened(here)
    await comes_true(lambda: there.ear.changes)
    assert [(c.state, c.entries) for c in there.ear.changes] == [
        (c.state, c.entries) for c in here.ear.changes
    ]


async def test_signals_ring_through_and_nobody_hears_their_own_twice(pair):
    here, there = pair
    signals = [
        Typing("c-1", agent="Ana", to_visitor=True, agent_id="a-1"),
        SeenUpTo("c-1", 7, by_visitor=False),
    ]
    for signal in signals:
        here.fanout.signal(signal)
    await comes_true(lambda: len(there.ear.signals) == 2)
    assert there.ear.signals == signals
    assert here.ear.signals == signals


async def test_a_new_version_of_the_knowledge_rings_through(pair):
    here, there = pair
    here.bell.learn(7)
    await comes_true(lambda: there.learned)
    assert (here.learned, there.learned) == ([], [7])


async def test_no_words_go_by_way_of_redis(pair, valkey):
    here, _ = pair
    async with Redis.from_url(valkey.url) as redis, redis.pubsub() as channel:
        await channel.subscribe(CHANNEL)
        await channel.get_message(timeout=5)
        await opened(here)
        message = await channel.get_message(timeout=5)
    assert message
    assert "Hello" not in str(message["data"])
    news = json.loads(message["data"])["news"]
    assert news == [{"kind": "position", "conversation": "c-1", "after": 0}]


@pytest.mark.parametrize("garbage", [b"", b"{}", b"\xff", b"[" * 5000, b'{"process":1,"news":[]}'])
async def test_garbage_does_not_silence_the_bell(pair, valkey, garbage):
    here, there = pair
    async with Redis.from_url(valkey.url) as redis:
        await redis.publish(CHANNEL, garbage)
    await rings_through(here, there)


async def test_a_fault_of_a_hearer_does_not_silence_the_bell(pair):
    here, there = pair
    there.ear.broken = True
    await opened(here)
    here.fanout.signal(SeenUpTo("c-1", 1, by_visitor=True))
    await comes_true(lambda: there.ear.failed)
    there.ear.broken = False
    await rings_through(here, there)


async def test_a_redis_that_dies_is_found_again(pair, valkey):
    here, there = pair
    valkey.kill()
    for _ in range(100):
        here.fanout.signal(Typing("c-1", agent=None))
    await asyncio.to_thread(valkey.start)
    await rings_through(here, there)


async def test_no_more_is_kept_for_a_redis_that_is_away_than_a_bound(pair, valkey):
    here, _ = pair
    valkey.hold()
    try:
        for _ in range(doorbell.MOST_KEPT + 500):
            here.fanout.signal(Typing("c-1", agent=None))
        assert len(here.bell._out) <= doorbell.MOST_KEPT
    finally:
        valkey.let_go()
