"""A question is tried before anybody saves."""

import asyncio
import threading
from collections.abc import AsyncIterator
from typing import Any

import pytest

from faq import Knowledge, entry_of
from faq.proving import Explaining, Proof, prove
from handoff.few_threads import Busy
from handoff.knowledge import keeper as module
from handoff.knowledge import proofs, workshop
from handoff.knowledge.keeper import KnowledgeKeeper
from handoff.knowledge.known import Known, known_of
from handoff.knowledge.rows import body_of
from handoff.knowledge.workshop import Refused
from tests.fakes import NOON
from tests.knowledge.conftest import Hire
from tests.knowledge.entries import another, entry
from tests.knowledge.steps import GIVE_UP


async def test_a_question_is_tried_against_a_change_that_is_not_in_force(keeper):
    before = keeper.current
    tried = await keeper.tried("buy a domain name", "en", another("domain-buy"))
    assert not isinstance(tried, Refused)
    assert tried.explanation.verdict == tried.known.matcher.ask("buy a domain name", "en")
    assert tried.explanation.candidates[0].entry == "domain-buy"
    assert keeper.current is before


async def test_the_same_change_is_made_once_however_many_questions_are_tried(keeper):
    first = await keeper.tried("buy a domain name", "en", another("domain-buy"))
    second = await keeper.tried("domains?", "en", another("domain-buy"))
    third = await keeper.tried("domains?", "en", another("domain-sell"))
    assert first.known is second.known
    assert "domain-sell" in third.known.knowledge.entries


@pytest.fixture
async def occupied(hire: Hire, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[KnowledgeKeeper]:
    """One that proves all through the test, and lets nobody wait for that."""
    monkeypatch.setattr(module, "WAITING", 0)
    keeper = hire()
    await keeper.open()
    proving, opened = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def gated(knowledge: Knowledge, matcher: Explaining) -> Proof:
        loop.call_soon_threadsafe(proving.set)
        opened.wait(GIVE_UP)
        return prove(knowledge, matcher)

    monkeypatch.setattr(proofs, "prove", gated)
    assert keeper.proof_ready()[1] is None
    await proving.wait()
    yield keeper
    opened.set()


async def test_what_is_in_force_is_asked_however_much_is_being_made(occupied):
    tried = await occupied.tried("password reset", "en")
    assert not isinstance(tried, Refused)
    assert tried.explanation.candidates[0].entry == "password-reset"
    assert await occupied.run(lambda known: known.version) == occupied.current.version
    assert (await occupied.preview("**yes**")).fault is None


async def test_other_processes_are_followed_however_much_is_being_made(occupied, store):
    body = body_of(entry_of(another("domain-buy")))
    base = occupied.current.version
    version = await store.save({"domain-buy": body}, base=base, by=None, at=NOON)
    await occupied.look()
    assert occupied.current.version == version


async def test_changes_are_tried_one_at_a_time(keeper, monkeypatch):
    making, opened = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def gated(*args: Any, **named: Any) -> Known:
        loop.call_soon_threadsafe(making.set)
        opened.wait(GIVE_UP)
        return known_of(*args, **named)

    monkeypatch.setattr(workshop, "known_of", gated)
    first = asyncio.ensure_future(keeper.tried("domains?", "en", another("domain-buy")))
    await making.wait()
    try:
        with pytest.raises(Busy):
            await asyncio.wait_for(
                keeper.tried("domains?", "en", another("domain-sell")), GIVE_UP / 2
            )
    finally:
        opened.set()
    assert not isinstance(await first, Refused)
    assert not isinstance(await keeper.tried("domains?", "en", another("domain-sell")), Refused)


async def test_without_a_language_it_is_told_from_the_question(keeper):
    for text, language in (("zapomniałem hasła do panelu", "pl"), ("where is my invoice", "en")):
        tried = await keeper.tried(text, None)
        assert not isinstance(tried, Refused)
        assert tried.language == language


async def test_a_change_that_cannot_be_used_cannot_be_tried(keeper):
    refused = await keeper.tried("anything", "en", entry("password-reset", question=""))
    assert isinstance(refused, Refused)
    assert refused.code == "bad_entry"
