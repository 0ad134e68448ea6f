"""Every test sentence is asked: off the event loop, once, and in turns with other work."""

import asyncio
import threading
from typing import Any

from faq import Knowledge
from faq.proving import Explaining, Proof, prove
from handoff.knowledge import proofs, workshop
from handoff.knowledge.known import Known, known_of
from tests.knowledge.entries import another
from tests.knowledge.steps import (
    GIVE_UP,
    SMALL,
    comes_true,
)


async def test_heavy_work_is_done_off_the_event_loop(keeper):
    name = await keeper.run(lambda known: threading.current_thread().name)
    assert name.startswith("knowledge")


async def test_other_work_has_its_turn_while_a_proof_goes_on(keeper, monkeypatch):
    order: list[str] = []
    opened = threading.Event()

    def gated(knowledge: Knowledge, matcher: Explaining) -> Proof:
        order.append("proof")
        opened.wait(GIVE_UP)
        return prove(knowledge, matcher)

    def noted(*args: Any, **named: Any) -> Known:
        order.append("draft")
        return known_of(*args, **named)

    monkeypatch.setattr(proofs, "prove", gated)
    proof = asyncio.ensure_future(keeper.proof())
    await comes_true(lambda: order)
    monkeypatch.setattr(workshop, "known_of", noted)
    draft = asyncio.ensure_future(keeper.tried("domains?", "en", another("domain-buy")))
    await asyncio.sleep(0)
    opened.set()
    await asyncio.gather(proof, draft)
    assert order == ["proof", "draft", *["proof"] * (len(SMALL) - 1)]


async def test_who_asks_for_the_same_proof_waits_for_the_one_that_goes_on(keeper):
    (_, one), (_, other) = await asyncio.gather(keeper.proof(), keeper.proof())
    assert one is other
    assert keeper.proof_ready() == (keeper.current, one)


async def test_a_proof_that_nobody_waits_for_any_more_still_comes_to_its_end(keeper):
    impatient = asyncio.ensure_future(keeper.proof())
    await asyncio.sleep(0)
    impatient.cancel()
    await comes_true(lambda: keeper.proof_ready()[1])


async def test_after_a_change_its_proof_is_there_already(keeper):
    await keeper.save(another("domain-buy"), version=0, by="ola")
    assert keeper.proof_ready()[1] is not None
