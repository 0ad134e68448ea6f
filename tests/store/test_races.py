"""Two writers at once: one waits, or is told to decide again, and nothing is lost."""

import asyncio
from collections.abc import Sequence

import pytest

from handoff.core.conversation import Conversation, evolve
from handoff.core.entries import Claimed, Entry, Wrote
from handoff.ports import Conflict, Log, Marks
from tests.store.cases import Case, store, stored
from tests.store.kinds import on_postgres

AGENTS = [f"agent-{number}" for number in range(20)]


@pytest.fixture
async def case(log: Log) -> Case:
    """Ana waits for a person."""
    waiting = Case("case")
    waiting.opens()
    waiting.queues()
    await store(log, waiting)
    return waiting


def claimed(state: Conversation, agent: str) -> Entry:
    assert state.updated_at
    body = Claimed(agent, agent.title())
    return Entry(state.id, state.seq + 1, state.updated_at, f"agent:{agent}", body)


async def claim(log: Log, conversation: str, agent: str) -> bool:
    """Claim it, if it is free. False where somebody was faster."""
    async with log.begin() as transaction:
        state = (await transaction.load([conversation]))[conversation]
        if state.agent:
            return False
        entry = claimed(state, agent)
        await transaction.append([entry], [evolve(state, entry)], [])
        return True


async def test_exactly_one_of_many_claims_wins(log: Log, case: Case):
    won = await asyncio.gather(*(claim(log, case.id, agent) for agent in AGENTS))

    assert won.count(True) == 1
    state = await log.conversation(case.id)
    assert state is not None
    assert state.agent == AGENTS[won.index(True)]
    assert len(await stored(log, case.id)) == len(case.entries) + 1


async def test_the_second_writer_waits_for_the_first_and_sees_its_words(log: Log, case: Case):
    locked = asyncio.Event()
    order: list[str] = []

    async def first() -> None:
        async with log.begin() as transaction:
            await transaction.load([case.id])
            locked.set()
            for _ in range(20):  # plenty of turns in which the second one could go ahead
                await transaction.receipts([("visitor:ana", "key")])
            order.append("first")
            await transaction.append(case.happens(Wrote("first")), [case.state], [])

    async def second() -> Conversation:
        await locked.wait()
        async with log.begin() as transaction:
            states = await transaction.load([case.id])
            order.append("second")
            return states[case.id]

    _, state = await asyncio.gather(first(), second())

    assert order == ["first", "second"]
    assert state == case.state


async def test_of_two_who_open_the_same_one_is_told_to_decide_again(log: Log):
    async def opens(text: str) -> Exception | None:
        case = Case("case")
        case.opens()
        case.happens(Wrote(text))
        try:
            async with log.begin() as transaction:
                await transaction.load([case.id])  # not there yet: nothing to lock
                await transaction.append(case.entries, [case.state], [case.id])
        except Conflict as conflict:
            return conflict
        return None

    conflicts = await asyncio.gather(opens("from one tab"), opens("from another"))

    assert [conflict is None for conflict in conflicts].count(True) == 1
    assert len(await stored(log, "case")) == 2


async def test_of_two_who_use_one_client_key_one_is_told_to_decide_again(log: Log):
    async def writes(name: str) -> Exception | None:
        case = Case(name, number=1 if name == "one" else 2)
        case.opens()
        case.happens(Wrote("hello"), sender="visitor:ana", key="key")
        try:
            await store(log, case)
        except Conflict as conflict:
            return conflict
        return None

    conflicts = await asyncio.gather(writes("one"), writes("two"))

    assert [conflict is None for conflict in conflicts].count(True) == 1


async def test_writers_of_the_same_conversations_never_wait_for_each_other(log: Log):
    cases = [Case(name, visitor=name) for name in ("ana", "bruno", "celina")]
    for case in cases:
        case.opens()
    await store(log, *cases)

    async def writes(names: Sequence[str]) -> None:
        async with log.begin() as transaction:
            states = await transaction.load(names)
            entries = [
                Entry(name, states[name].seq + 1, case.at, "test", Wrote("hello"))
                for name, case in zip(names, cases, strict=True)
            ]
            changed = [evolve(states[entry.conversation], entry) for entry in entries]
            await transaction.append(entries, changed, [])

    there = ["ana", "bruno", "celina"]
    await asyncio.gather(*(writes(order) for order in (there, there[::-1]) * 10))

    for name in there:
        assert [entry.seq for entry in await stored(log, name)] == list(range(1, 22))


@on_postgres
async def test_two_who_wait_for_each_other_are_told_to_decide_again(log: Log):
    """Marks are of conversations that were not loaded, and so not locked in order."""
    for name in ("ana", "bruno"):
        case = Case(name, visitor=name)
        case.opens()
        await store(log, case)
    both = asyncio.Barrier(2)

    async def marks(first: str, then: str) -> Exception | None:
        try:
            async with log.begin() as transaction:
                await transaction.load([first])
                await both.wait()
                await transaction.mark_seen({then: Marks(1, 1)})
        except Conflict as conflict:
            return conflict
        return None

    conflicts = await asyncio.gather(marks("ana", "bruno"), marks("bruno", "ana"))

    assert [conflict is None for conflict in conflicts].count(True) == 1
