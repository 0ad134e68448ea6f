"""Peers that fall silent, stand still or never read: they are cut, and cost nobody anything."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse
from engineio.packet import MESSAGE, Packet
from prometheus_client import REGISTRY

from handoff.ports import Unavailable
from handoff.sockets import engine, server
from tests.house import BRUNO
from tests.indoors import Indoors, indoors
from tests.people import PATHS, a_case, a_visitor, an_agent, key, unjoined

SOON = 20.0  # seconds


def cut(side: str, why: str) -> float:
    """Sockets that have been cut for this reason."""
    labels = {"side": side, "why": why}
    return REGISTRY.get_sample_value("frontline_cut_total", labels) or 0.0


async def comes_true(true: Callable[[], bool]) -> None:
    """Wait for it."""
    async with asyncio.timeout(SOON):
        while not true():  # noqa: ASYNC110 - nothing tells of it
            await asyncio.sleep(0.005)


@asynccontextmanager
async def who_never_reads(
    place: Indoors, side: str, cookie: str = ""
) -> AsyncIterator[ClientWebSocketResponse]:
    """A connection that has joined and that takes nothing from its line any more."""
    address = f"{place.url}{PATHS[side]}/?EIO=4&transport=websocket"
    headers = {"Origin": place.url, "Cookie": cookie}
    async with (
        ClientSession() as session,
        session.ws_connect(address, headers=headers, max_msg_size=0) as peer,
    ):
        await peer.send_str(f"40/{side},")
        yield peer


async def test_who_reads_nothing_is_cut_before_much_is_kept_for_them(tmp_path):
    async with indoors(tmp_path) as place, a_case(place) as (visitor, agent):
        for _ in range(50):
            await visitor.send("ż" * 4000)
        before, most = cut("visitor", "slow"), 0

        def is_cut() -> bool:
            nonlocal most
            queues = [socket.queue for socket in place.visitors.eio.sockets.values()]
            most = max(most, *(queue.weight for queue in queues))
            return cut("visitor", "slow") > before

        async with who_never_reads(place, "visitor") as peer:
            hello = {"site": "demo", "locale": "en", "token": visitor.token}
            for event in [["hello", hello], *([["sync", {"since": 1}]] * 200)]:
                await peer.send_str(f"42/visitor,7{json.dumps(event)}")
            await comes_true(is_cut)
        assert most < engine.MAX_WEIGHT + 300_000  # beside the page that goes beyond
        said = await agent.say(visitor.conversation, "Are you still there?")
        await visitor.line.heard("entries", where=lambda page: page["until"] == said)


async def test_who_falls_too_many_packets_behind_is_cut(tmp_path, monkeypatch):
    monkeypatch.setattr(engine, "MAX_QUEUED", 5)
    async with indoors(tmp_path) as place, a_case(place) as (visitor, agent):
        before = cut("visitor", "slow")
        sock = next(iter(place.visitors.eio.sockets.values()))
        for _ in range(7):
            place.visitors.post(sock.sid, Packet(MESSAGE, "x"))
        assert cut("visitor", "slow") == before + 1
        await visitor.line.cut()
        async with a_visitor(place, token=visitor.token) as again:
            assert again.conversation == visitor.conversation
        await agent.asks("lists")


@pytest.mark.parametrize("side", ["visitor", "agent"])
async def test_who_says_nothing_at_all_is_cut(tmp_path, monkeypatch, side):
    async with indoors(tmp_path) as place, a_case(place) as (visitor, agent):
        before = cut(side, "silent")
        monkeypatch.setattr(server, "GREET_WITHIN", 0.1)
        async with unjoined(place, side) as line:
            await line.cut()
        async with unjoined(place, side) as line:
            await line.join()
            await line.cut()
        assert cut(side, "silent") == before + 2
        assert not visitor.line.closed
        assert not agent.line.closed


async def test_who_leaves_the_namespace_and_stays_is_cut(tmp_path, monkeypatch):
    async with indoors(tmp_path) as place, a_visitor(place) as visitor:
        monkeypatch.setattr(server, "GREET_WITHIN", 0.1)
        await visitor.line.packet("1{}")
        await visitor.line.cut()


async def test_who_leaves_the_namespace_may_come_back(tmp_path):
    async with indoors(tmp_path) as place, a_visitor(place) as visitor:
        seq = await visitor.send("How do I pay my invoice?")
        await visitor.line.packet("1{}")
        await visitor.line.join()
        met = await visitor.hello(token=visitor.token)
        assert met["page"]["head"] > seq


@pytest.mark.slow
async def test_a_peer_that_stands_still_is_noticed_and_is_here_no_more(tmp_path, monkeypatch):
    monkeypatch.setattr(server, "PING_EVERY", 1)
    monkeypatch.setattr(server, "PING_TIMEOUT", 1)
    async with indoors(tmp_path, BRUNO, "ana@demo.example") as place, an_agent(place) as ana:
        before = cut("agent", "gone")

        def here() -> list[str]:
            return [c["agent"]["name"] for c in ana.line.latest("presence")["colleagues"]]

        async with who_never_reads(place, "agent", place.cookie(BRUNO)):
            await ana.line.until(lambda: here() == ["Ana", "Bruno"])
            await ana.line.until(lambda: here() == ["Ana"])
            await comes_true(lambda: cut("agent", "gone") == before + 1)
        assert not ana.line.closed  # who answers pings stays


async def test_a_database_that_is_away_costs_a_panel_its_connection_and_not_its_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object, **__: object) -> None:
        raise Unavailable("the database is away")

    async with indoors(tmp_path) as place, an_agent(place) as ana:
        before = cut("agent", "unavailable")
        with monkeypatch.context() as patched:
            patched.setattr(place.house.accounts, "session", away)
            async with unjoined(place, "agent") as line:
                await line.packet("0{}")
                await line.cut()
                assert line.joins == []  # a refusal would send the agent to sign in again
        assert cut("agent", "unavailable") == before + 1
        assert [c["agent"]["name"] for c in (await ana.asks("lists"))["colleagues"]] == ["Ana"]
        assert len(place.panels.members("agents")) == 1
        async with an_agent(place) as again:
            await again.asks("lists")


async def test_a_fault_of_ours_ends_one_connection_and_is_told(tmp_path, monkeypatch, capsys):
    async def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a fault of ours")

    async with indoors(tmp_path) as place, a_visitor(place) as visitor:
        with monkeypatch.context() as patched:
            patched.setattr(place.house.accounts, "session", broken)
            async with unjoined(place, "agent") as line:
                await line.packet("0{}")
                await line.cut()
        assert "a fault of ours" in capsys.readouterr().out
        await visitor.send("How do I pay my invoice?", key())
