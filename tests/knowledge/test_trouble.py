"""Whatever is stored, and whatever is away: what is known goes on answering."""

import asyncio
import threading

import pytest
from structlog.testing import capture_logs

from handoff.knowledge import keeper as module
from tests.fakes import NOON
from tests.knowledge.entries import another, entry
from tests.knowledge.steps import (
    SMALL,
    comes_true,
    found,
    version_of,
)
from tests.memory_faq import MemoryFaqStore


@pytest.mark.parametrize("body", ["", "{", "[]", '{"id": "other"}', '"\\ud800"', "null"])
async def test_a_stored_entry_that_cannot_be_read_is_left_out_and_named(keeper, hire, store, body):
    await store.save({"password-reset": body}, base=keeper.current.version, by=None, at=NOON)
    other = hire()
    with capture_logs() as lines:
        await other.open()
    assert set(other.current.knowledge.entries) == SMALL - {"password-reset"}
    assert [line["entry"] for line in lines if line["event"] == "faq_entry_unusable"] == [
        "password-reset"
    ]
    outcome = await other.save(entry("password-reset"), version=0, by="ola")
    assert outcome == other.current.version
    assert found(other, "password reset") == "password-reset"


async def test_an_entry_whose_variable_is_set_no_more_is_left_out(keeper, hire):
    other = hire(variables={})
    await other.open()
    assert set(other.current.knowledge.entries) == {"server-slow"}


async def test_a_knowledge_from_which_everything_was_removed_still_answers_nothing(keeper, hire):
    for id in sorted(SMALL):
        await keeper.remove(id, version=version_of(keeper, id), by="ola")
    other = hire()
    await other.open()
    assert found(keeper, "password reset") is None
    assert found(other, "password reset") is None


async def test_while_the_store_is_away_it_goes_on_answering_and_says_so_once(hire, monkeypatch):
    monkeypatch.setattr(module, "LOOK_EVERY", 0.001)
    monkeypatch.setattr(module, "LOOK_AGAIN", 0.001)
    store = MemoryFaqStore()
    here, there = hire(store=store), hire(store=store)
    await here.open()
    await there.open()
    with capture_logs() as lines:
        there.start()
        store.outage = "no route to host"
        await comes_true(lambda: lines)
        await asyncio.gather(*(asyncio.sleep(0) for _ in range(100)))
        assert found(there, "password reset") == "password-reset"
        store.outage = ""
        await here.save(another("domain-buy"), version=0, by="ola")
        await comes_true(lambda: "domain-buy" in there.current.knowledge.entries)
    assert [line["event"] for line in lines] == ["knowledge_unavailable"]


async def test_after_it_has_stopped_its_thread_is_gone(hire):
    keeper = hire()
    await keeper.open()
    keeper.start()
    await keeper.stop()
    alive = {thread.name for thread in threading.enumerate() if thread.is_alive()}
    assert not any(name.startswith("knowledge") for name in alive)
