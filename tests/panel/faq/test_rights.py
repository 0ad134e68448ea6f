"""Who may read, try and change what is known."""

import pytest

from handoff.core.agents import Role
from tests.knowledge.entries import another, entry
from tests.panel.faq.steps import FAQ, save

EDITORS = (Role.LEAD, Role.MANAGER, Role.ADMINISTRATOR)

READING = ["", "/entries/password-reset", "/proof", "/counts", "/proposals"]
WRITING = [
    ("PUT", "/entries/password-reset", {"entry": entry("password-reset"), "version": 1}),
    ("DELETE", "/entries/password-reset", {"version": 1}),
    ("POST", "/try", {"text": "Hi", "entry": entry("password-reset")}),
    ("POST", "/proposals/refuse", {"questions": [{"conversation": "c-1", "seq": 2}]}),
]
TRYING = [("/preview", {"markup": "Hi"}), ("/try", {"text": "Hi"})]


async def test_nobody_reads_or_writes_without_a_session(browser):
    asked = [await browser.ask("GET", f"{FAQ}{path}") for path in READING]
    asked += [await browser.ask(how, f"{FAQ}{path}", json=body) for how, path, body in WRITING]
    asked += [await browser.ask("POST", f"{FAQ}{path}", json=body) for path, body in TRYING]
    asked.append(await browser.ask("GET", "/panel/api/conversations/c-1/suggestions"))
    assert {(reply.status, reply.code) for reply in asked} == {(401, "signed_out")}


async def test_an_agent_reads_and_tries_and_changes_nothing(as_, keeper):
    browser = await as_(Role.AGENT)
    before = keeper.current
    reading = [await browser.ask("GET", f"{FAQ}{path}") for path in READING]
    reading += [await browser.ask("POST", f"{FAQ}{path}", json=body) for path, body in TRYING]
    assert [reply.status for reply in reading] == [200] * len(reading)
    assert (await browser.ask("GET", FAQ)).json["may_edit"] is False
    for how, path, body in WRITING:
        refused = await browser.ask(how, f"{FAQ}{path}", json=body)
        assert (refused.status, refused.json["code"]) == (403, "not_allowed")
        assert refused.json["message"]
    assert keeper.current is before


@pytest.mark.parametrize("role", EDITORS)
async def test_who_leads_may_change_what_is_known(as_, role):
    browser = await as_(role)
    assert (await browser.ask("GET", FAQ)).json["may_edit"] is True
    assert (await save(browser, another("domain-buy"), 0)).status == 200


async def test_a_page_of_another_site_changes_nothing(lead, keeper):
    before = keeper.current
    for how, path, body in WRITING:
        headers = {"Origin": "https://evil.example.com"}
        refused = await lead.ask(how, f"{FAQ}{path}", json=body, headers=headers)
        assert refused.status == 403
    assert keeper.current is before
