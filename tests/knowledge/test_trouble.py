"""Whatever is stored, and whatever is away: what is known goes on answering."""

import threading

import pytest
from prometheus_client import REGISTRY
from structlog.testing import capture_logs
from typing_extensions import override

from handoff.knowledge import keeper as module
from handoff.knowledge.keeper import KnowledgeKeeper
from tests.fakes import NOON
from tests.knowledge.conftest import Hire
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


@pytest.fixture
async def spoilt(hire: Hire) -> tuple[KnowledgeKeeper, KnowledgeKeeper]:
    """Two that cannot use the stored "password-reset"."""
    store = MemoryFaqStore()
    pair = hire(store=store), hire(store=store)
    await pair[0].open()
    await store.save({"password-reset": "{}"}, base=len(SMALL), by=None, at=NOON)
    await pair[0].look()
    await pair[1].open()
    return pair


async def test_what_cannot_be_used_is_known_with_its_reason_until_somebody_mends_it(spoilt):
    here, there = spoilt
    assert list(here.current.faults) == ["password-reset"]
    assert "id" in here.current.faults["password-reset"]
    assert REGISTRY.get_sample_value("frontline_faq_unusable") == 1
    await here.save(another("domain-buy"), version=0, by="ola")
    assert list(here.current.faults) == ["password-reset"]
    await here.save(entry("password-reset"), version=0, by="ola")
    assert here.current.faults == {}
    assert REGISTRY.get_sample_value("frontline_faq_unusable") == 0
    await there.look()
    assert there.current.faults == {}


async def test_what_cannot_be_used_is_logged_once_however_often_the_knowledge_changes(spoilt):
    here, there = spoilt
    with capture_logs() as lines:
        await here.save(another("domain-buy"), version=0, by="ola")
        await there.look()
    assert "domain-buy" in there.current.knowledge.entries
    assert lines == []


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


class Counted(MemoryFaqStore):
    """Counts how often it is asked for its version."""

    looks = 0

    @override
    async def version(self) -> int:
        self.looks += 1
        return await super().version()


async def test_while_the_store_is_away_it_goes_on_answering_and_says_so_once(hire, monkeypatch):
    monkeypatch.setattr(module, "LOOK_EVERY", 0.001)
    monkeypatch.setattr(module, "LOOK_AGAIN", 0.001)
    store = Counted()
    here, there = hire(store=store), hire(store=store)
    await here.open()
    await there.open()
    with capture_logs() as lines:
        there.start()
        store.outage = "no route to host"
        await comes_true(lambda: lines)
        looks = store.looks
        await comes_true(lambda: store.looks >= looks + 3)
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
