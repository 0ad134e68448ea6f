"""A change is in force at once, here and in every other process."""

import asyncio
from typing import Any

from typing_extensions import override

from faq import Knowledge
from faq.proving import Explaining, Proof, prove
from handoff.knowledge import keeper as module
from handoff.knowledge import proofs
from handoff.knowledge.keeper import KnowledgeKeeper
from handoff.ports import FaqQuestion, FaqRevision
from rich_text.plain import plain
from tests.fakes import NOON
from tests.knowledge.entries import another, entry
from tests.knowledge.steps import SMALL, comes_true, found, version_of
from tests.memory_faq import MemoryFaqStore


async def test_a_new_entry_answers_at_once_and_so_in_every_process(keeper, hire, monkeypatch):
    monkeypatch.setattr(module, "LOOK_EVERY", 0.01)
    other = hire()
    await other.open()
    other.start()
    version = await keeper.save(another("domain-buy"), version=0, by="ola")
    assert version == keeper.current.version == version_of(keeper, "domain-buy")
    assert found(keeper, "buy a domain name") == "domain-buy"
    await comes_true(lambda: found(other, "buy a domain name") == "domain-buy")
    assert other.current.version == version


async def test_who_is_told_of_a_change_need_not_wait_for_the_next_look(keeper, hire, monkeypatch):
    monkeypatch.setattr(module, "LOOK_EVERY", 3600.0)
    other = hire()
    await other.open()
    other.start()
    keeper.on_saved(other.learn)
    await keeper.save(another("domain-buy"), version=0, by="ola")
    await comes_true(lambda: "domain-buy" in other.current.knowledge.entries)


async def test_a_change_is_of_who_made_it_when_they_made_it(keeper, store):
    before = version_of(keeper, "password-reset")
    data = entry("password-reset", answer="Ask **us**.")
    await keeper.save(data, version=before, by="ola")
    newest, first = await store.history("password-reset", limit=9)
    assert (newest.by, newest.at) == ("ola", NOON)
    assert first.version == before
    assert plain(keeper.current.answers["password-reset", "en"]) == "Ask us."


async def test_a_removed_entry_answers_no_more(keeper):
    assert found(keeper, "password reset") == "password-reset"
    outcome = await keeper.remove(
        "password-reset", version=version_of(keeper, "password-reset"), by="ola"
    )
    assert outcome == keeper.current.version
    assert found(keeper, "password reset") is None
    assert ("password-reset", "en") not in keeper.current.answers


async def test_what_was_learned_from_is_stored_with_the_change(hire):
    store = MemoryFaqStore()
    keeper = hire(store=store)
    await keeper.open()
    learned = [FaqQuestion("c-1", 2)]
    await keeper.save(another("domain-buy"), version=0, by="ola", learned=learned)
    assert store.learned == learned


async def test_answers_are_filled_and_a_route_has_none(keeper):
    answers = keeper.current.answers
    assert plain(answers["invoice-download", "pl"]) == "See https://panel.example.com, please."
    assert not any(id == "server-slow" for id, _ in answers)


async def test_a_change_of_an_answer_keeps_the_matcher_and_the_proof_in_every_process(
    keeper, hire
):
    other = hire()
    await other.open()
    before, proof = await keeper.proof()
    _, proof_there = await other.proof()
    matcher_there = other.current.matcher
    data = entry("password-reset", answer="Ask us, please.")
    await keeper.save(data, version=version_of(keeper, "password-reset"), by="ola")
    await other.look()
    assert keeper.current.matcher is before.matcher
    assert other.current.matcher is matcher_there
    assert keeper.proof_ready() == (keeper.current, proof)
    assert other.proof_ready() == (other.current, proof_there)
    assert plain(other.current.answers["password-reset", "en"]) == "Ask us, please."


async def test_a_change_of_an_answer_asks_no_test_sentence(keeper, monkeypatch):
    monkeypatch.setattr(proofs, "prove", unasked)
    data = entry("password-reset", answer="Ask us, please.")
    outcome = await keeper.save(data, version=version_of(keeper, "password-reset"), by="ola")
    assert outcome == keeper.current.version


async def test_a_change_of_test_sentences_asks_only_those_of_its_entry(keeper, monkeypatch):
    await keeper.proof()
    asked: list[str] = []

    def noted(knowledge: Knowledge, matcher: Explaining) -> Proof:
        asked.extend(knowledge.entries)
        return prove(knowledge, matcher)

    monkeypatch.setattr(proofs, "prove", noted)
    data = entry("password-reset", tests=["i forgot the password", "forgot password"])
    await keeper.save(data, version=version_of(keeper, "password-reset"), by="ola")
    _, proof = await keeper.proof()
    assert set(asked) == {"password-reset"}
    assert proof == prove(keeper.current.knowledge, keeper.current.matcher)


class Raced(MemoryFaqStore):
    """Has somebody look between the commit and its caller, and counts what is read."""

    keeper: KnowledgeKeeper
    reads = 0

    @override
    async def save(self, *args: Any, **named: Any) -> int:
        version = await super().save(*args, **named)
        if version > len(SMALL):
            self.look = asyncio.ensure_future(self.keeper.look())
            for _ in range(20):
                await asyncio.sleep(0)
        return version

    @override
    async def current(self) -> list[FaqRevision]:
        self.reads += 1
        return await super().current()


async def test_a_look_while_a_change_is_stored_does_not_make_it_anew(hire):
    store = Raced()
    store.keeper = keeper = hire(store=store)
    await keeper.open()
    reads = store.reads
    await keeper.save(another("domain-buy"), version=0, by="ola")
    await store.look
    assert store.reads == reads


def unasked(*_: object) -> Proof:
    raise AssertionError("no sentence need be asked")
