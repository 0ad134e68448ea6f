"""What every request passes: whose page it is from, how its body looks, what answers bear."""

import json
from collections.abc import AsyncIterator

import pytest

from handoff.panel.body import MAX_BODY
from handoff.panel.guard import Guard
from tests.panel.conftest import ANA, PASSWORD

FORM = {"email": ANA, "password": PASSWORD}
JSON = {"Content-Type": "application/json"}
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
SESSION, SETUP = "/panel/api/session", "/panel/api/setup"


# Whose page


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "",
        "null",
        "https://evil.example",
        "http://127.0.0.1",
        "https://127.0.0.1:{port}",
        "http://127.0.0.1:{port}.evil.example",
        "http://127.0.0.1.evil.example:{port}",
        "http://evil.example@127.0.0.1.evil.example:{port}",
        "http://desk.example.com",
        "https://desk.example.com.evil.example",
        "https://desk.example.com:444",
        "http://[",
        "http://127.0.0.1:999999",
        "file://127.0.0.1:{port}",
    ],
)
@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", SESSION), ("DELETE", SESSION), ("POST", SETUP), ("PUT", "/panel/api/none")],
)
async def test_a_request_from_elsewhere_is_refused(browser, ana, origin, method, path):
    origin = origin and origin.format(port=browser.server.port)
    reply = await browser.ask(method, path, json=FORM, headers={"Origin": origin})
    assert (reply.status, reply.code) == (403, "not_allowed")
    assert reply.cookie is None
    assert "Access-Control-Allow-Origin" not in reply.headers


@pytest.mark.parametrize(
    "origin",
    [
        "http://127.0.0.1:{port}",
        "HTTP://127.0.0.1:{port}",
        "https://desk.example.com",
        "https://desk.example.com:443",
    ],
)
async def test_the_panels_own_pages_may_ask(browser, ana, origin):
    sent = {"Origin": origin.format(port=browser.server.port)}
    assert (await browser.sign_in(ANA, PASSWORD, headers=sent)).status == 200


async def test_behind_a_proxy_the_own_origin_is_what_the_browser_saw(browser, ana):
    came = {"Host": "help.example.com", "X-Forwarded-Proto": "https"}
    plain = came | {"Origin": "http://help.example.com"}
    assert (await browser.sign_in(ANA, PASSWORD, headers=plain)).status == 403
    own = came | {"Origin": "https://help.example.com"}
    assert (await browser.sign_in(ANA, PASSWORD, headers=own)).status == 200


async def test_looking_needs_no_origin(browser, ana):
    await browser.sign_in(ANA, PASSWORD)
    assert (await browser.who(headers={"Origin": None})).status == 200


async def test_a_preflight_is_not_answered(browser):
    asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    reply = await browser.ask("OPTIONS", SESSION, headers=asked)
    assert reply.status == 403
    assert not [name for name in reply.headers if name.startswith("Access-Control")]


def test_a_configured_origin_must_be_one():
    with pytest.raises(ValueError, match="not an origin"):
        Guard(is_https=bool, address_of=str, origins=["desk.example.com"])


# The body


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=latin-1",
        "application/jsonp",
        "",
    ],
)
async def test_only_json_in_utf8_is_read(browser, ana, kind):
    reply = await browser.ask(
        "POST", SESSION, data=json.dumps(FORM).encode(), headers={"Content-Type": kind}
    )
    assert (reply.status, reply.code) == (415, "bad_request")


async def test_a_compressed_body_is_not_read(browser, ana):
    squeezed = JSON | {"Content-Encoding": "gzip"}
    reply = await browser.ask("POST", SESSION, data=b"\x1f\x8b\x08", headers=squeezed)
    assert reply.status in (400, 415)


@pytest.mark.parametrize("path", [SESSION, SETUP])
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"text"',
        b"NaN",
        b"[" * 10_000,
        b'{"email": NaN, "password": "x"}',
        b'{"email": 1e999, "password": "x"}',
        b'{"email": "a", "password": "\\ud800"}',
        b'{"email": "a", "password": "\xed\xa0\x80"}',
        b'{"email": "a", "password": "\xff"}',
        b'{"email": "a\\u0000", "password": "x"}',
        b'{"email": "a", "password": "x\\u0000"}',
        b'{"email": "a"}',
        b'{"email": "a", "password": null}',
        b'{"email": ["a"], "password": "x"}',
        b'{"email": {"$ne": ""}, "password": "x"}',
        b'{"email": "a", "password": "x", "role": "administrator"}',
        b'{"email": "a", "password": "x", "__proto__": {}}',
        b'\xef\xbb\xbf{"email": "a", "password": "x"}',
        b'{"email": "a", "password": "x"} trailing',
    ],
)
async def test_what_is_not_the_form_is_refused(browser, path, body):
    reply = await browser.ask("POST", path, data=body, headers=JSON)
    assert (reply.status, reply.code) == (400, "bad_request")
    assert len(reply.json["error"]["message"]) <= 200


@pytest.mark.parametrize("field", ["email", "password"])
async def test_a_field_that_is_too_long_is_refused_and_not_repeated(browser, field):
    reply = await browser.ask("POST", SESSION, json=FORM | {field: "ż" * 300})
    assert (reply.status, reply.code) == (400, "bad_request")
    assert field in reply.json["error"]["message"]
    assert "ż" not in reply.json["error"]["message"]


async def test_a_body_of_the_limit_is_read_and_one_byte_more_is_not(browser, ana):
    form = json.dumps(FORM).encode()
    full = form + b" " * (MAX_BODY - len(form))
    assert (await browser.ask("POST", SESSION, data=full, headers=JSON)).status == 200
    reply = await browser.ask("POST", SESSION, data=full + b" ", headers=JSON)
    assert (reply.status, reply.code) == (413, "bad_request")


async def test_a_huge_body_of_unknown_length_is_cut_off(browser, ana):
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b" " * 4096

    reply = await browser.ask("POST", SESSION, data=endless(), headers=JSON)
    assert (reply.status, reply.code) == (413, "bad_request")


# What answers bear


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/panel", 308),
        ("GET", "/panel/", 200),
        ("HEAD", "/panel/", 200),
        ("GET", "/panel/assets/app-4f2a.js", 200),
        ("GET", "/panel/assets/none.js", 404),
        ("GET", "/panel/%0A", 404),
        ("GET", SESSION, 401),
        ("POST", SESSION, 415),
        ("PUT", SESSION, 405),
        ("TRACE", SESSION, 405),
        ("POST", "/panel/api/none", 405),
        ("GET", "/panel/api/conversations/c-1/transcript", 401),
        ("DELETE", SESSION, 200),
    ],
)
async def test_every_answer_bears_the_security_headers(browser, method, path, status):
    reply = await browser.ask(method, path)
    assert reply.status == status
    assert reply.headers["Content-Security-Policy"] == CSP
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert reply.headers["Referrer-Policy"] == "no-referrer"
    assert reply.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert reply.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Strict-Transport-Security" not in reply.headers
    if status >= 400 and method != "HEAD":
        assert set(reply.json["error"]) == {"code", "message"}
        assert reply.headers["Cache-Control"] == "no-store"


async def test_a_method_that_is_not_taken_names_those_that_are(browser):
    reply = await browser.ask("PUT", SESSION)
    assert set(reply.headers["Allow"].split(",")) == {"DELETE", "GET", "HEAD", "POST"}


async def test_over_https_the_browser_is_told_to_stay_there(browser):
    for path in ("/panel/", SESSION, "/panel/none"):
        reply = await browser.ask("GET", path, headers={"X-Forwarded-Proto": "https"})
        assert reply.headers["Strict-Transport-Security"] == "max-age=31536000"


async def test_who_is_signed_in_is_never_kept_by_a_cache(browser, ana):
    await browser.sign_in(ANA, PASSWORD)
    assert (await browser.who()).headers["Cache-Control"] == "no-store"
