"""What every log promises to its readers."""

from datetime import datetime, timedelta

import pytest

from handoff.core.conversation import Conversation
from handoff.core.entries import Closed, Missed, Wrote
from handoff.core.queue import Pickup
from handoff.ports import Log
from tests.fakes import NOON
from tests.store.cases import SECOND, Case, store

MICROSECOND = timedelta(microseconds=1)


def ids(states: list[Conversation]) -> list[str]:
    return [state.id for state in states]


@pytest.fixture
async def long(log: Log) -> Case:
    """A conversation of ten entries."""
    case = Case("long")
    case.opens()
    case.happens(*(Wrote(f"line {number}") for number in range(2, 11)))
    await store(log, case)
    return case


@pytest.mark.parametrize(
    ("after", "limit", "seqs"),
    [
        (0, 3, [1, 2, 3]),
        (3, 3, [4, 5, 6]),
        (8, 3, [9, 10]),
        (10, 3, []),
    ],
)
async def test_a_page_of_what_followed(
    log: Log, long: Case, after: int, limit: int, seqs: list[int]
):
    page = await log.entries(long.id, after=after, limit=limit)

    assert page == [long.entries[seq - 1] for seq in seqs]


@pytest.mark.parametrize(
    ("before", "limit", "seqs"),
    [
        (11, 3, [8, 9, 10]),
        (8, 3, [5, 6, 7]),
        (3, 3, [1, 2]),
        (1, 3, []),
    ],
)
async def test_a_page_of_what_came_before(
    log: Log, long: Case, before: int, limit: int, seqs: list[int]
):
    page = await log.entries_before(long.id, before=before, limit=limit)

    assert page == [long.entries[seq - 1] for seq in seqs]


async def test_a_reader_sees_committed_entries_only(log: Log, long: Case):
    new = long.happens(Wrote("not yet"))
    async with log.begin() as transaction:
        await transaction.append(new, [long.state], [])
        assert await log.entries(long.id, after=10, limit=1) == []
        before = await log.conversation(long.id)
        assert before is not None
        assert before.seq == 10

    assert await log.entries(long.id, after=10, limit=1) == new
    assert await log.conversation(long.id) == long.state


async def test_the_newest_conversation_of_a_visitor(log: Log):
    cases = [Case(f"case-{number}", number=number) for number in (2, 10, 9)]
    for case in cases:
        case.opens()
        await store(log, case)

    assert await log.latest_of("ana") == cases[1].state
    assert await log.latest_of("nobody") is None


async def test_who_is_due_first_is_first_in_the_queue(log: Log):
    for name, minutes in (("relaxed", 9), ("urgent", 2), ("soon", 5)):
        case = Case(name, visitor=name)
        case.opens()
        case.queues(due=NOON + timedelta(minutes=minutes))
        await store(log, case)

    assert ids(await log.queue(limit=10)) == ["urgent", "soon", "relaxed"]
    assert ids(await log.queue(limit=2)) == ["urgent", "soon"]
    assert await log.queue_length() == 3


async def test_a_claim_ends_the_wait(log: Log):
    case = Case("case")
    case.opens()
    case.queues()
    await store(log, case)
    assert ids(await log.queue(limit=10)) == ["case"]
    case.claimed()
    await store(log, case)

    assert await log.queue(limit=10) == []
    assert await log.queue_length() == 0
    assert await log.held(limit=10) == [case.state]


async def test_the_last_changed_is_first_among_the_held(log: Log):
    cases = {}
    for minute, name in enumerate(("ana", "bruno", "celina")):
        case = cases[name] = Case(name, visitor=name, at=NOON + timedelta(minutes=minute))
        case.opens()
        case.queues()
        case.claimed()
        await store(log, case)
    cases["ana"].at = NOON + timedelta(hours=1)
    cases["ana"].answered()
    await store(log, cases["ana"])

    assert ids(await log.held(limit=10)) == ["ana", "celina", "bruno"]
    assert ids(await log.held(limit=2)) == ["ana", "celina"]


async def test_recent_are_those_of_every_phase(log: Log):
    bot, queued, held, closed = (
        Case(name, visitor=name, at=NOON + timedelta(minutes=minute))
        for minute, name in enumerate(("bot", "queued", "held", "closed"))
    )
    for case in (bot, queued, held, closed):
        case.opens()
    for case in (queued, held):
        case.queues()
    held.claimed()
    closed.happens(Closed("helped"))
    await store(log, bot, queued, held, closed)

    assert ids(await log.recent(limit=10)) == ["closed", "held", "queued", "bot"]
    assert ids(await log.recent(limit=2)) == ["closed", "held"]


async def picked_up(log: Log, name: str, queued: datetime, claimed: datetime) -> None:
    case = Case(name, visitor=name, at=queued - 2 * SECOND)
    case.opens()
    case.queues()
    case.at = claimed - SECOND
    case.claimed()
    await store(log, case)


async def test_pickups_are_told_oldest_first(log: Log):
    first, second, third = (NOON + timedelta(minutes=minute) for minute in (1, 2, 3))
    await picked_up(log, "bruno", NOON, second)
    await picked_up(log, "ana", NOON, first)
    await picked_up(log, "celina", NOON, third)

    everything = await log.pickups(since=NOON, limit=10)
    assert everything == [Pickup(NOON, first), Pickup(NOON, second), Pickup(NOON, third)]
    assert await log.pickups(since=NOON, limit=2) == everything[1:]
    assert await log.pickups(since=second, limit=10) == everything[1:]
    assert await log.pickups(since=second + MICROSECOND, limit=10) == everything[2:]


async def test_a_conversation_taken_from_the_bot_is_no_pickup(log: Log):
    case = Case("case")
    case.opens()
    case.claimed()
    await store(log, case)

    assert await log.pickups(since=NOON - timedelta(days=1), limit=10) == []


async def test_what_is_due_is_told_after_its_instant_and_not_at_it(log: Log):
    due = NOON + timedelta(minutes=10)
    later = due + timedelta(minutes=1)
    for name, instant in (("second", later), ("first", due)):
        case = Case(name, visitor=name)
        case.opens()
        case.queues(due=instant)
        await store(log, case)

    assert await log.next_due_at() == due
    assert await log.due(by=due, limit=10) == []
    assert await log.due(by=due + MICROSECOND, limit=10) == ["first"]
    assert await log.due(by=later + MICROSECOND, limit=10) == ["first", "second"]
    assert await log.due(by=later + MICROSECOND, limit=1) == ["first"]


async def test_what_was_missed_is_not_due_again(log: Log):
    case = Case("case")
    case.opens()
    case.queues(due=NOON)
    case.happens(Missed("first_human", NOON))
    await store(log, case)

    assert await log.next_due_at() is None
    assert await log.due(by=NOON + timedelta(days=1), limit=10) == []


async def test_nothing_is_due_in_an_empty_house(log: Log):
    assert await log.next_due_at() is None
    assert await log.queue_length() == 0
    assert await log.recent(limit=10) == []


async def test_all_ids_are_walked_through_page_by_page(log: Log):
    names = ["b", "a", "Z", "_", "ą", "10", "9"]
    for number, name in enumerate(names):
        case = Case(name, visitor=f"visitor-{number}")
        case.opens()
        await store(log, case)

    walked: list[str] = []
    while page := await log.ids(after=walked[-1] if walked else "", limit=3):
        walked += page
    assert walked == sorted(names)
