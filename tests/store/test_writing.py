"""What every log promises to its writer."""

from contextlib import suppress
from datetime import timedelta

import pytest

from handoff.core.entries import BotSaid, Wrote
from handoff.ports import Conflict, Log, Marks, Receipt
from tests.store.cases import Case, store, stored

ANA = "visitor:ana"


@pytest.fixture
def case() -> Case:
    """Ana's first conversation, just opened."""
    opened = Case("case")
    opened.opens()
    return opened


async def test_what_is_committed_is_read_back_as_it_was(log: Log, case: Case):
    case.happens(
        Wrote("Why was I charged twice?"), BotSaid("answer", "Look."), sender=ANA, key="k"
    )

    await store(log, case)

    assert await stored(log, case.id) == case.entries
    assert await log.conversation(case.id) == case.state


async def test_a_conversation_goes_on_where_it_was(log: Log, case: Case):
    await store(log, case)
    case.queues()
    case.claimed()
    await store(log, case)

    async with log.begin() as transaction:
        states = await transaction.load([case.id])

    assert states == {case.id: case.state}
    assert [entry.seq for entry in await stored(log, case.id)] == [1, 2, 3]


async def test_many_conversations_are_committed_together(log: Log):
    cases = [Case(f"case-{number}", visitor=f"visitor-{number}") for number in range(100)]
    for case in cases:
        case.opens()
        case.queues()

    await store(log, *cases)

    async with log.begin() as transaction:
        states = await transaction.load([case.id for case in cases])
    assert states == {case.id: case.state for case in cases}


async def test_a_conversation_that_nobody_opened_is_not_there(log: Log):
    async with log.begin() as transaction:
        assert await transaction.load(["nowhere"]) == {}

    assert await log.conversation("nowhere") is None
    assert await stored(log, "nowhere") == []


async def test_nothing_is_asked_and_nothing_is_found(log: Log):
    async with log.begin() as transaction:
        assert await transaction.load([]) == {}
        assert await transaction.receipts([]) == {}
        await transaction.mark_seen({})


async def test_a_seq_is_taken_once(log: Log, case: Case):
    await store(log, case)
    late = Case(case.id, entries=list(case.entries))
    case.happens(Wrote("first"))
    late.happens(Wrote("second"))
    await store(log, case)

    with pytest.raises(Conflict):
        async with log.begin() as transaction:
            await transaction.append(late.entries[1:], [late.state], [])

    assert await stored(log, case.id) == case.entries
    assert await log.conversation(case.id) == case.state


async def test_a_seq_is_not_left_out(log: Log, case: Case):
    await store(log, case)
    case.happens(Wrote("this one is lost on the way"))
    after = case.happens(Wrote("this one is not"))

    with pytest.raises(Conflict):
        async with log.begin() as transaction:
            await transaction.append(after, [case.state], [])


async def test_a_conversation_is_opened_once(log: Log, case: Case):
    await store(log, case)

    with pytest.raises(Conflict):
        async with log.begin() as transaction:
            await transaction.append(case.entries, [case.state], [case.id])


async def test_a_conversation_must_be_opened_first(log: Log, case: Case):
    with pytest.raises(Conflict):
        async with log.begin() as transaction:
            await transaction.append(case.happens(Wrote("to nobody")), [case.state], [])


async def test_a_visitors_number_is_taken_once(log: Log, case: Case):
    await store(log, case)
    same = Case("another", visitor=case.visitor, number=case.number)
    same.opens()

    with pytest.raises(Conflict):
        await store(log, same)


async def test_two_visitors_may_both_have_a_first_conversation(log: Log, case: Case):
    other = Case("another", visitor="bruno")
    other.opens()

    await store(log, case, other)

    assert await log.latest_of("ana") == case.state
    assert await log.latest_of("bruno") == other.state


async def test_a_client_key_is_used_once(log: Log, case: Case):
    case.happens(Wrote("once"), sender=ANA, key="key")
    await store(log, case)
    case.happens(Wrote("twice"), sender=ANA, key="key")

    with pytest.raises(Conflict):
        await store(log, case)

    assert len(await stored(log, case.id)) == 2


async def test_a_client_key_is_its_senders_own(log: Log, case: Case):
    case.happens(Wrote("mine"), sender=ANA, key="key")
    case.happens(Wrote("mine too"), sender="visitor:bruno", key="key")

    await store(log, case)

    assert await stored(log, case.id) == case.entries


async def test_entries_without_a_key_do_not_stand_in_each_others_way(log: Log, case: Case):
    case.happens(*[Wrote("again")] * 5, sender=ANA)

    await store(log, case)

    assert len(await stored(log, case.id)) == 6


async def test_a_repeat_finds_its_receipt(log: Log, case: Case):
    case.happens(Wrote("hello"), sender=ANA, key="key")
    await store(log, case)

    async with log.begin() as transaction:
        asked = [(ANA, "key"), (ANA, "another"), ("visitor:bruno", "key")]
        receipts = await transaction.receipts(asked)

    assert receipts == {(ANA, "key"): Receipt(case.id, 2)}


async def test_what_is_rolled_back_leaves_nothing(log: Log, case: Case):
    case.happens(Wrote("hello"), sender=ANA, key="key")
    with suppress(ZeroDivisionError):
        async with log.begin() as transaction:
            await transaction.append(case.entries, [case.state], [case.id])
            await transaction.mark_seen({case.id: Marks(visitor=1)})
            raise ZeroDivisionError

    assert await stored(log, case.id) == []
    assert await log.conversation(case.id) is None
    await store(log, case)  # nothing of it stands in the way
    assert await log.conversation(case.id) == case.state


async def test_a_state_that_was_rolled_back_is_not_remembered(log: Log, case: Case):
    await store(log, case)
    lost = Case(case.id, entries=list(case.entries))
    lost.queues()
    with suppress(ZeroDivisionError):
        async with log.begin() as transaction:
            await transaction.append(lost.entries[1:], [lost.state], [])
            raise ZeroDivisionError
    case.happens(Wrote("this is what really followed"))
    await store(log, case)

    async with log.begin() as transaction:
        assert await transaction.load([case.id]) == {case.id: case.state}


async def test_marks_only_rise(log: Log, case: Case):
    await store(log, case)
    for marks in (Marks(5, 0), Marks(3, 7), Marks(6, 2)):
        async with log.begin() as transaction:
            await transaction.mark_seen({case.id: marks})

    assert await log.marks(case.id) == Marks(6, 7)


async def test_marks_outlive_the_next_entry(log: Log, case: Case):
    await store(log, case)
    async with log.begin() as transaction:
        await transaction.mark_seen({case.id: Marks(1, 1)})
    case.happens(Wrote("hello"))
    await store(log, case)

    assert await log.marks(case.id) == Marks(1, 1)


async def test_nothing_has_been_seen_at_first(log: Log, case: Case):
    await store(log, case)

    assert await log.marks(case.id) == Marks()
    assert await log.marks("nowhere") == Marks()


async def test_entries_are_told_in_their_order_whatever_the_clock_says(log: Log, case: Case):
    case.happens(Wrote("late"))
    case.at -= timedelta(hours=2)
    case.happens(Wrote("early"))

    await store(log, case)

    assert [entry.seq for entry in await stored(log, case.id)] == [1, 2, 3]
