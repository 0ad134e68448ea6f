"""How a connection begins, goes on and ends, below any event of ours."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from typing import Any

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType, web
from prometheus_client import REGISTRY

from handoff.sockets.server import GuardedServer

GIVE_UP = 10.0  # seconds
NAMESPACE = "/shop"
LOBBY = "lobby"
JOIN = f"40{NAMESPACE},"


@pytest.fixture
async def server() -> GuardedServer:
    """A server with one event, which waits for a moment and gives back what it got.

    Who has said something is in the lobby.
    """

    async def say(sid: str, payload: dict[str, Any]) -> dict[str, Any]:
        await asyncio.sleep(0)
        await made.enter_room(sid, LOBBY, NAMESPACE)
        return {"ok": True, **payload}

    made = GuardedServer("shop", NAMESPACE, {"say": say}, lambda request: nullcontext())
    return made


@pytest.fixture
async def address(server: GuardedServer) -> AsyncIterator[str]:
    """Where the server takes connections."""
    app = web.Application()
    server.attach(app, "/socket.io")
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/socket.io/?EIO=4&transport=websocket"
    await server.close_all()
    await runner.cleanup()


@asynccontextmanager
async def joined(address: str) -> AsyncIterator[ClientWebSocketResponse]:
    """A peer in the namespace, that does only what the test does."""
    async with ClientSession() as session, session.ws_connect(address) as peer:
        await peer.send_str(JOIN)
        await hears(peer, "40")
        yield peer


async def hears(peer: ClientWebSocketResponse, start: str) -> str:
    """The next frame that begins like this."""
    async with asyncio.timeout(GIVE_UP):
        while not (frame := await peer.receive_str()).startswith(start):
            pass
        return frame


async def until_it_ends(peer: ClientWebSocketResponse) -> None:
    """Hear the peer out."""
    async with asyncio.timeout(GIVE_UP):
        while (await peer.receive()).type is WSMsgType.TEXT:
            pass


def given_up_as_gone() -> float:
    return REGISTRY.get_sample_value("frontline_cut_total", {"side": "shop", "why": "gone"}) or 0


async def test_events_are_answered_in_their_order(address: str):
    async with joined(address) as peer:
        for number in range(20):
            await peer.send_str(f'42{NAMESPACE},{number}["say",{{"word":{number}}}]')

        answers = [await hears(peer, "43") for _ in range(20)]
        assert answers == [f'43{NAMESPACE},{n}[{{"ok":true,"word":{n}}}]' for n in range(20)]


async def test_who_says_goodbye_is_let_go_and_forgotten(server: GuardedServer, address: str):
    async with joined(address) as peer:
        await peer.send_str("1")

        await until_it_ends(peer)
        assert not server.environ
        assert not server.manager.rooms


async def test_who_hangs_up_is_forgotten(server: GuardedServer, address: str):
    async with joined(address) as peer, joined(address) as other:
        await peer.close()

        await other.send_str("1")
        await until_it_ends(other)
        assert not server.environ
        assert not server.manager.rooms


async def test_who_answers_pings_stays(server: GuardedServer, address: str):
    server.eio.ping_interval = 0.01
    async with joined(address) as peer:
        for _ in range(5):
            await hears(peer, "2")
            await peer.send_str("3")

        await peer.send_str(f'42{NAMESPACE},1["say",{{}}]')
        assert await hears(peer, "43") == f'43{NAMESPACE},1[{{"ok":true}}]'


async def test_who_says_nothing_at_all_is_gone(server: GuardedServer, address: str):
    server.eio.ping_interval = server.eio.ping_timeout = 0.05
    before = given_up_as_gone()
    async with joined(address) as peer:
        await until_it_ends(peer)

    assert given_up_as_gone() == before + 1
    assert not server.environ


async def test_words_that_are_on_their_way_arrive_before_the_end(
    server: GuardedServer, address: str
):
    async with joined(address) as peer:
        await peer.send_str(f'42{NAMESPACE},1["say",{{}}]')
        await hears(peer, "43")
        for number in range(100):
            server.tell(LOBBY, "news", {"number": number})
        for connection in list(server.environ):
            await server.eio.disconnect(connection)

        heard = [await hears(peer, "") for _ in range(101)]
        assert [frame[:2] for frame in heard] == ["42"] * 100 + ["1"]
