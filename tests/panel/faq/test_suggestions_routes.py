"""Suggestions for an agent, over real HTTP."""

from typing import Any

from handoff.core.agents import Role
from handoff.core.entries import Wrote
from tests.panel.browser import Browser
from tests.panel.faq.steps import asked
from tests.store.cases import Case, store


async def suggested(browser: Browser, conversation: str) -> Any:
    path = f"/panel/api/conversations/{conversation}/suggestions"
    return (await browser.ask("GET", path)).json


async def test_an_agent_is_given_what_may_answer_the_last_words(as_, log):
    browser = await as_(Role.AGENT)
    case = asked("c-1", "good morning")
    case.happens(Wrote("i forgot my password"))
    await store(log, case)
    found = await suggested(browser, "c-1")
    assert found["of"] == 3
    best = found["suggestions"][0]
    assert best["entry"] == "password-reset"
    assert best["text"] == "See https://panel.example.com, please."
    assert len(found["suggestions"]) <= 3


async def test_a_route_is_suggested_with_what_to_ask_for(as_, log):
    browser = await as_(Role.AGENT)
    await store(log, asked("c-1", "my server is slow"))
    best = (await suggested(browser, "c-1"))["suggestions"][0]
    assert (best["entry"], best["text"], best["facts"]) == ("server-slow", "", ["its name"])


async def test_words_that_are_like_nothing_suggest_nothing(as_, log):
    browser = await as_(Role.AGENT)
    await store(log, asked("c-1", "xyzzy 🙂"))
    assert await suggested(browser, "c-1") == {"ok": True, "of": 2, "suggestions": []}


async def test_before_the_first_words_nothing_is_suggested(as_, log):
    browser = await as_(Role.AGENT)
    case = Case("c-1")
    case.opens()
    await store(log, case)
    assert await suggested(browser, "c-1") == {"ok": True, "of": 0, "suggestions": []}


async def test_for_an_unknown_conversation_nothing_is_suggested(as_):
    browser = await as_(Role.AGENT)
    reply = await browser.ask("GET", "/panel/api/conversations/nobody/suggestions")
    assert (reply.status, reply.code) == (404, "not_found")
