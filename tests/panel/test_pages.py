"""The built page and its assets."""

import pytest

SCRIPT = "/panel/assets/app-4f2a.js"


async def test_the_panel_without_its_slash_leads_to_the_panel(browser):
    reply = await browser.ask("GET", "/panel")
    assert (reply.status, reply.headers["Location"]) == (308, "/panel/")


async def test_the_page_is_asked_for_anew_each_time(browser):
    reply = await browser.ask("GET", "/panel/")
    assert reply.body.startswith(b"<!doctype html>")
    assert reply.headers["Content-Type"] == "text/html; charset=utf-8"
    assert reply.headers["Cache-Control"] == "no-cache"
    known = {"If-None-Match": reply.headers["ETag"]}
    assert (await browser.ask("GET", "/panel/", headers=known)).status == 304


@pytest.mark.parametrize("path", ["faq", "faq/two-factor-lost"])
async def test_the_pages_about_what_is_known_are_the_same_page(browser, path):
    reply = await browser.ask("GET", f"/panel/{path}")
    assert reply.body.startswith(b"<!doctype html>")
    assert reply.headers["Cache-Control"] == "no-cache"


async def test_an_asset_with_a_hash_in_its_name_is_kept_for_ever(browser):
    reply = await browser.ask("GET", SCRIPT, headers={"Accept-Encoding": "identity"})
    assert reply.body.decode() == "let answer = 'ąę';"
    assert reply.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert reply.headers["Cache-Control"] == "public, max-age=31536000, immutable"


async def test_another_file_is_asked_for_anew(browser):
    reply = await browser.ask("GET", "/panel/favicon.svg")
    assert reply.headers["Content-Type"] == "image/svg+xml"
    assert reply.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("accepted", "encoding", "body"),
    [("gzip, br", "br", b"as brotli"), ("gzip", "gzip", b"as gzip")],
)
async def test_who_can_unpack_gets_the_compressed_sibling(browser, accepted, encoding, body):
    reply = await browser.ask("GET", SCRIPT, headers={"Accept-Encoding": accepted})
    assert reply.body == body
    assert reply.headers["Content-Encoding"] == encoding
    assert reply.headers["Vary"] == "Accept-Encoding"
    assert reply.headers["Content-Type"] == "text/javascript; charset=utf-8"


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "..%2fsecret.txt",
        "%2e%2e/secret.txt",
        "%2e%2e%2fsecret.txt",
        "..%5csecret.txt",
        "assets/../../secret.txt",
        "assets/%2e%2e/%2e%2e/secret.txt",
        "assets/..;/..;/secret.txt",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "//etc/passwd",
        "%00",
        "index.html%00.js",
        "link.txt",
        ".stamp",
        "assets",
        "assets/",
        "assets/app-4f2a.js/",
        "assets/app-4f2a.js.br",
        "ASSETS/APP-4F2A.JS",
        "a" * 5000,
        "faq/",
        "faq/../index.html.br",
        "faq/a/b",
        "faq/" + "a" * 41,
    ],
)
async def test_no_path_leads_out_of_the_built_files(browser, path):
    reply = await browser.ask("GET", f"/panel/{path}")
    assert reply.status == 404
    assert b"not for anybody" not in reply.body
    assert b"root:" not in reply.body
