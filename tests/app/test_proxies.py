"""Who is really asking: only proxies of ours are believed, and only about the hop before them."""

from ipaddress import ip_network

import pytest
from aiohttp.test_utils import make_mocked_request
from multidict import CIMultiDict

from handoff.app.proxies import Proxies

PROXIES = Proxies([ip_network("10.0.0.0/8"), ip_network("fd00::/8")])
FORWARDED = "X-Forwarded-For"
CLIENT, FORGED = "203.0.113.9", "198.51.100.1"


def address(remote: str, *lines: str) -> str:
    """Whom a request stands for that comes from `remote` with these lines."""
    headers = CIMultiDict((FORWARDED, line) for line in lines)
    return PROXIES.address_of(make_mocked_request("GET", "/", headers).clone(remote=remote))


@pytest.mark.parametrize("lines", [(), (FORGED,), (FORGED, FORGED), ("10.0.0.2",)])
def test_who_is_no_proxy_of_ours_speaks_for_nobody_else(lines):
    assert address(CLIENT, *lines) == CLIENT


@pytest.mark.parametrize(
    "lines",
    [
        (CLIENT,),
        (f"{FORGED}, {CLIENT}",),
        (f"{FORGED}, {CLIENT}, 10.0.0.2",),
        (FORGED, CLIENT),
        (f"{FORGED}, {FORGED}", f"{CLIENT},10.0.0.2"),
        (FORGED, CLIENT, "10.0.0.2", "fd00::7"),
    ],
)
def test_the_nearest_hop_that_is_no_proxy_wins_over_all_that_is_written_before_it(lines):
    assert address("10.0.0.1", *lines) == CLIENT
    assert address("fd00::1", *lines) == CLIENT


def test_a_proxy_that_names_nobody_stands_for_itself():
    assert address("10.0.0.1") == "10.0.0.1"
    assert address("10.0.0.1", "", " , ") == "10.0.0.1"


def test_nonsense_is_nobodys_proxy():
    assert address("10.0.0.1", f"{CLIENT}, not an address") == "not an address"


@pytest.mark.parametrize(("remote", "https"), [("10.0.0.1", True), (CLIENT, False)])
def test_only_a_proxy_may_say_that_the_line_is_encrypted(remote, https):
    request = make_mocked_request("GET", "/", {"X-Forwarded-Proto": "https"})
    assert PROXIES.is_https(request.clone(remote=remote)) is https
