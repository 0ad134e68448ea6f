"""How much one visitor may ask, and how much one address, without anybody else waiting for it."""

import asyncio
import threading
from contextlib import AsyncExitStack
from typing import Any

import pytest
from aiohttp import ClientSession

from handoff.app import transcripts
from handoff.core.transcript import Transcript
from tests.indoors import indoors
from tests.people import PATHS, Visitor, a_visitor, key, unjoined
from web_widget.namespace import TRANSCRIPTS

PROXY: dict[str, Any] = {"trusted_proxies": "127.0.0.0/8"}


async def test_the_sockets_of_one_visitor_share_their_allowance(tmp_path):
    async with (
        indoors(tmp_path, visitor_burst=10, visitor_rate=0.001) as place,
        a_visitor(place) as one,
        a_visitor(place, token=one.token) as other,
        a_visitor(place) as bystander,
    ):
        for _ in range(5):
            await one.asks("typing")
            await other.asks("typing")
        for tab in (one, other):
            assert await tab.refused("typing") == "too_fast"
        await bystander.send("How do I pay my invoice?")


async def test_an_address_begins_only_so_many_conversations_at_once(tmp_path):
    async with indoors(tmp_path, opening_burst=2, opening_rate=0.001, **PROXY) as place:
        mine, next_door = "2001:db8:1:2::7", "2001:db8:1:3::7"
        for number, address in enumerate((mine, mine.replace("7", "8"))):
            async with unjoined(place, "visitor", headers={"X-Forwarded-For": address}) as line:
                await line.join()
                visitor = Visitor(line)
                await visitor.hello()
                await visitor.human()
                await visitor.send(f"Words of visitor {number}.")  # and on it goes
        for address, taken in ((mine, False), (next_door, True)):
            async with unjoined(place, "visitor", headers={"X-Forwarded-For": address}) as line:
                await line.join()
                visitor = Visitor(line)
                await visitor.hello()
                reply = await visitor.ask("human", client_key=key())
                assert reply["ok"] is taken
                assert taken or reply["error"]["code"] == "too_many"
        assert await place.house.log.queue_length() == 3


async def test_an_address_has_only_so_many_connections_open(tmp_path):
    async with indoors(tmp_path, sockets_per_address=3, **PROXY) as place:
        headers = {"Origin": place.url, "X-Forwarded-For": "198.51.100.1"}
        address = f"{place.url}{PATHS['visitor']}/?EIO=4&transport=websocket"
        async with AsyncExitStack() as open_ones, ClientSession() as session:
            for _ in range(3):
                line = await open_ones.enter_async_context(
                    unjoined(place, "visitor", headers=headers)
                )
            async with session.get(address, headers=headers) as answer:
                assert answer.status == 429
                assert (await answer.json())["error"]["code"] == "too_many"
            async with a_visitor(place) as bystander:
                await bystander.asks("typing")
            await line.hang_up()
            async with asyncio.timeout(10), session.get(address, headers=headers) as answer:
                assert answer.status == 400  # there is room again, but this is no handshake


async def test_a_visitor_takes_only_so_many_transcripts(tmp_path):
    async with indoors(tmp_path) as place, a_visitor(place) as visitor:
        await visitor.send("How do I pay my invoice?")
        for _ in range(int(TRANSCRIPTS.burst)):
            await visitor.asks("transcript", format="text")
        assert await visitor.refused("transcript", format="html") == "too_fast"
        await visitor.send("Thank you.")


async def test_nobody_waits_while_a_transcript_is_rendered(
    tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = threading.Event()

    def render(told: Transcript) -> str:
        return "in time" if served.wait(10) else "too late"

    monkeypatch.setitem(transcripts.FORMATS, "text", ("txt", "text/plain", render))
    async with (
        indoors(tmp_path) as place,
        a_visitor(place) as reader,
        a_visitor(place) as other,
    ):
        await reader.send("How do I pay my invoice?")
        file = reader.line.begin("transcript", {"format": "text"})
        await other.send("Am I served meanwhile?")
        served.set()
        assert (await file)["content"] == "in time"


@pytest.mark.parametrize(("shown", "status"), [(True, 200), (False, 404)])
async def test_the_demo_shop_is_shown_where_it_is_wanted(tmp_path, shown, status):
    async with indoors(tmp_path, demo_shop=shown) as place, ClientSession() as session:
        for path in ("/", "/pl"):
            async with session.get(place.url + path) as answer:
                assert answer.status == status
