"""Who may open a socket at all, and by what."""

import asyncio
import json
import socket

import pytest

from tests.counted import refusals
from tests.house import House
from tests.people import PATHS, Visitor, a_visitor, an_agent, unjoined

UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}
SHOP = "https://shop.example.com"
SITES = {"demo": {}, "shop": {"origins": [SHOP]}, "other": {"origins": ["https://other.example"]}}

both_sides = pytest.mark.parametrize("side", ["visitor", "agent"])


def refused(
    house: House, side: str, status: int, query: str, *, method: str = "GET", **headers: str
) -> str:
    """A request to the socket's path that must not become one. The code of the refusal."""
    sent = {"Origin": house.url} | {name.replace("_", "-"): text for name, text in headers.items()}
    answer = house.call(method, f"{PATHS[side]}/?{query}", "", sent)
    assert answer[0] == status, answer[2]
    if method == "HEAD":
        return ""
    body = json.loads(answer[2])
    assert body["ok"] is False
    assert body["error"]["message"]
    return str(body["error"]["code"])


QUERIES = {
    "polling": "EIO=4&transport=polling",
    "no transport named": "EIO=4",
    "JSONP": "EIO=4&transport=polling&j=0",
    "JSONP over a WebSocket": "EIO=4&transport=websocket&j=0",
    "another version": "EIO=3&transport=websocket",
    "no version": "transport=websocket",
    "an upgrade of another connection": "EIO=4&transport=websocket&sid=AAAA",
    "a transport to come": "EIO=4&transport=webtransport",
    "nothing": "",
}


@both_sides
@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES.keys())
def test_only_a_websocket_is_spoken(house, side, query):
    with refusals(house, side, "bad_request", times=2):
        assert refused(house, side, 400, query) == "bad_request"
        assert refused(house, side, 400, query, **UPGRADE) == "bad_request"


@both_sides
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "HEAD"])
def test_a_socket_takes_no_other_method(house, side, method):
    with refusals(house, side, "bad_request"):
        refused(house, side, 400, "EIO=4&transport=websocket", method=method, **UPGRADE)


@both_sides
@pytest.mark.parametrize(
    "missing", ["Connection", "Upgrade", "Sec-WebSocket-Version", "Sec-WebSocket-Key"]
)
def test_a_half_made_handshake_is_refused(house, side, missing):
    headers = {name: text for name, text in UPGRADE.items() if name != missing}
    with refusals(house, side, "bad_request"):
        refused(house, side, 400, "EIO=4&transport=websocket", **headers)


ORIGINS = (
    "null", "https://evil.example", "http://127.0.0.1", "http://127.0.0.1:1", "file://", "x",
    "https://shop.example.com.evil.example", "http://shop.example.com", "https://SHOP.example.com.",
)  # fmt: skip


@pytest.mark.parametrize("origin", ORIGINS)
def test_a_page_of_another_origin_opens_no_panel(house, origin):
    with refusals(house, "agent", "not_allowed"):
        query = "EIO=4&transport=websocket"
        assert refused(house, "agent", 403, query, **UPGRADE, Origin=origin) == "not_allowed"


def test_who_names_no_origin_opens_no_panel(house):
    path = f"{PATHS['agent']}/?EIO=4&transport=websocket"
    with refusals(house, "agent", "not_allowed"):
        assert house.call("GET", path, "", UPGRADE)[0] == 403


@pytest.mark.parametrize("origin", [*ORIGINS, ""])
async def test_a_page_of_another_origin_is_told_that_it_may_not_speak_for_a_site(house, origin):
    async with unjoined(house, "visitor", headers={"Origin": origin}) as line:
        await line.join()
        with refusals(house, "visitor", "not_allowed"):
            assert await Visitor(line).refused("hello", site="demo", locale="pl") == "not_allowed"


def test_a_refusal_gives_no_other_site_leave_to_read_it(house):
    for origin in (SHOP, "https://evil.example", house.url):
        path = f"{PATHS['visitor']}/?EIO=4&transport=polling"
        headers = house.call("GET", path, "", {"Origin": origin})[1]
        assert [name for name in headers if name.lower().startswith("access-control")] == []


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    """A house with two sites of other origins, and few connections for each address."""
    settings = {"SITES": json.dumps(SITES), "HANDSHAKE_BURST": "20", "HANDSHAKE_RATE": "0.001"}
    with House(tmp_path_factory.mktemp("shop"), settings) as opened:
        yield opened


async def test_a_page_speaks_only_for_its_own_site(shop):
    async with unjoined(shop, "visitor", headers={"Origin": SHOP}) as line:
        await line.join()
        visitor = Visitor(line)
        for site in ("demo", "other", "nowhere", "shop\x00", "SHOP"):
            with refusals(shop, "visitor", "not_allowed"):
                assert await visitor.refused("hello", site=site, locale="pl") == "not_allowed"
        await visitor.hello(site="shop")


async def test_the_widgets_origin_opens_no_panel(shop):
    cookie = shop.cookie()
    with refusals(shop, "agent", "not_allowed"):
        query = "EIO=4&transport=websocket"
        refused(shop, "agent", 403, query, **UPGRADE, Origin=SHOP, Cookie=cookie)


async def test_an_address_that_connects_too_often_waits(shop):
    async with a_visitor(shop) as bystander:
        query = "EIO=4&transport=websocket"
        codes = set()
        while "too_fast" not in codes:
            status, _, body = shop.call(
                "GET", f"{PATHS['visitor']}/?{query}", "", {"Origin": shop.url}
            )
            assert status in (400, 429)
            codes.add(json.loads(body)["error"]["code"])
        with refusals(shop, "visitor", "too_fast"):
            assert refused(shop, "visitor", 429, query) == "too_fast"
        await bystander.send("I am here already.")


async def test_no_session_no_panel(house):
    for cookie in ("", "frontline_session=", "frontline_session=made-up", "other=1"):
        async with unjoined(house, "agent", headers={"Cookie": cookie}) as line:
            joined = await line.join()
            assert joined["data"]["code"] == "not_allowed"
            assert joined["message"] == "Sign in first."


async def test_who_was_not_let_in_is_not_heard(house):
    async with unjoined(house, "agent", headers={"Cookie": "frontline_session=x"}) as line:
        await line.join()
        assert (await line.ask("lists", {}))["error"]["code"] == "bad_request"


async def test_a_visitors_token_opens_no_panel(house):
    async with a_visitor(house) as visitor:
        token = visitor.token
    cookie = {"Cookie": f"frontline_session={token}"}
    async with unjoined(house, "agent", headers=cookie) as line:
        assert (await line.join())["data"]["code"] == "not_allowed"


async def test_nonsense_instead_of_http_disturbs_nobody(house):
    logged = house.log_size()
    async with an_agent(house) as bystander:
        for nonsense in (
            b"\x16\x03\x01\x02\x00" * 50,
            b"GET / HTTP/9.9\r\n\r\n",
            b"\r\n" * 100,
            b"\0",
        ):
            await asyncio.to_thread(_throw, house.port, nonsense)
        await bystander.asks("lists")

    lines = [line for line in house.log(logged) if line["event"].startswith("Error handling")]
    assert {line["level"] for line in lines} == {"info"}
    assert [line for line in lines if "exception" in line] == []


def _throw(port: int, nonsense: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(nonsense)
        line.shutdown(socket.SHUT_WR)
        while line.recv(4096):
            pass
