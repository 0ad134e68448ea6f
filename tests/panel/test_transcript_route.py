"""Transcripts over HTTP: a download, for who is signed in."""

import pytest

from handoff.panel.cookie import NAME
from tests.panel.conftest import ANA, PASSWORD


@pytest.mark.parametrize(
    ("query", "media", "name", "content"),
    [
        ("", "text/plain; charset=utf-8", "case-1.txt", "Dzień dobry"),
        ("?format=text", "text/plain; charset=utf-8", "case-1.txt", "Dzień dobry"),
        (
            "?format=html",
            "text/html; charset=utf-8",
            "case__1___X-Evil__1.html",
            "<p>Dzień dobry</p>",
        ),
    ],
)
async def test_a_transcript_is_a_download_and_nothing_else(
    browser, ana, query, media, name, content
):
    await browser.sign_in(ANA, PASSWORD)
    reply = await browser.ask("GET", f"/panel/api/conversations/c-1/transcript{query}")
    assert reply.status == 200
    assert reply.body.decode() == content
    assert reply.headers["Content-Type"] == media
    assert reply.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert reply.headers["Cache-Control"] == "no-store"
    assert "X-Evil" not in reply.headers


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("c-2/transcript", 404, "not_found"),
        ("c-1/transcript?format=pdf", 400, "bad_request"),
        ("../../etc/transcript", 404, "not_found"),
        (f"{'c' * 65}/transcript", 404, "not_found"),
    ],
)
async def test_what_is_no_transcript_is_refused(browser, ana, path, status, code):
    await browser.sign_in(ANA, PASSWORD)
    reply = await browser.ask("GET", f"/panel/api/conversations/{path}")
    assert (reply.status, reply.code) == (status, code)


async def test_a_transcript_is_for_who_is_signed_in(browser, ana):
    browser.secret = "made-up"
    reply = await browser.ask("GET", "/panel/api/conversations/c-1/transcript")
    assert (reply.status, reply.code) == (401, "signed_out")
    assert NAME not in str(reply.headers)
