"""Who is told what, and when: callers and hearers, after the commit and never before."""

import asyncio
from collections.abc import Sequence

import pytest

from handoff.core.requests.visitor import Write
from handoff.desk import Change, Desk
from handoff.ports import Unavailable
from tests.desk.rooms import GIVE_UP, POLICY, Room, eventually, first_words
from tests.desk.troubled_log import TroubledLog
from tests.fakes import FakeClock, MemoryLog


@pytest.fixture
def heard(troubled: Room) -> list[Change]:
    """What a hearer of the desk has been told."""
    heard: list[Change] = []
    troubled.desk.hear(heard.extend)
    return heard


async def until_commit(log: TroubledLog) -> None:
    """A commit is at the gate."""
    async with asyncio.timeout(GIVE_UP):
        await log.reached.wait()


async def test_nobody_is_answered_before_the_commit(
    log: TroubledLog, troubled: Room, heard: list[Change]
):
    log.gate.clear()
    call = asyncio.create_task(troubled.accepted("case", *first_words("ana", "hi")))
    await until_commit(log)
    for _ in range(20):
        await asyncio.sleep(0)

    assert not call.done()
    assert heard == []
    assert await troubled.entries("case") == []
    log.gate.set()
    assert (await call).entries
    assert heard


async def test_hearers_are_told_before_the_caller_goes_on(troubled: Room, heard: list[Change]):
    outcome = await troubled.accepted("case", *first_words("ana", "hi"))

    assert [change.entries for change in heard] == [outcome.entries]


async def test_hearers_are_told_in_commit_order(troubled: Room, heard: list[Change]):
    await troubled.opened("case")
    for n in range(5):
        await asyncio.gather(
            *(troubled.accepted("case", Write("ana", f"{n}{m}")) for m in range(4))
        )

    told = [entry.seq for change in heard for entry in change.entries]
    assert told == list(range(1, len(told) + 1))


async def test_a_change_is_all_of_a_conversation_that_one_commit_brought(
    troubled: Room, heard: list[Change]
):
    await troubled.opened("of ana", "ana")
    await troubled.opened("of bruno", "bruno")
    heard.clear()
    await asyncio.gather(
        troubled.accepted("of ana", Write("ana", "one")),
        troubled.accepted("of bruno", Write("bruno", "two")),
        troubled.accepted("of ana", Write("ana", "three")),
    )

    assert [change.state.id for change in heard] == ["of ana", "of bruno"]
    for change in heard:
        assert change.entries == tuple((await troubled.entries(change.state.id))[2:])
        assert change.state.seq == change.entries[-1].seq


async def test_a_repeat_and_a_refusal_are_no_news(troubled: Room, heard: list[Change]):
    await troubled.accepted("case", *first_words("ana", "hi"), client_key="k1")
    heard.clear()
    await troubled.accepted("case", Write("ana", "hi"), client_key="k1")
    await troubled.desk.submit("case", Write("ana", ""))

    assert heard == []


async def test_a_deaf_hearer_costs_nobody_a_message(troubled: Room, heard: list[Change]):
    def deaf(changes: Sequence[Change]) -> None:
        raise RuntimeError("deaf")

    late: list[Change] = []
    troubled.desk.hear(deaf)
    troubled.desk.hear(late.extend)
    await troubled.accepted("case", *first_words("ana", "hi"))

    assert heard == late != []


async def test_a_caller_who_goes_away_loses_nothing(
    log: TroubledLog, troubled: Room, heard: list[Change]
):
    log.gate.clear()
    call = asyncio.create_task(
        troubled.accepted("case", *first_words("ana", "hi"), client_key="k1")
    )
    await until_commit(log)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    log.gate.set()
    again = await troubled.accepted("case", *first_words("ana", "hi"), client_key="k1")

    assert (again.seq, again.entries) == (3, ())
    assert await troubled.said_by_visitor("case") == ["hi"]
    assert len(heard) == 1


async def test_a_caller_who_goes_away_while_waiting_is_served_all_the_same(
    log: TroubledLog, troubled: Room
):
    await troubled.opened("case")
    log.gate.clear()
    first = asyncio.create_task(troubled.accepted("case", Write("ana", "one")))
    await until_commit(log)
    second = asyncio.create_task(troubled.accepted("case", Write("ana", "two")))
    await asyncio.sleep(0)
    second.cancel()
    log.gate.set()
    await first
    await troubled.accepted("case", Write("ana", "three"))

    assert await troubled.said_by_visitor("case") == ["one", "two", "three"]


async def test_the_last_words_are_written_before_the_end(log: TroubledLog):
    desk = Desk(log, FakeClock(), POLICY)
    desk.start()
    log.gate.clear()
    calls = [
        asyncio.create_task(desk.submit(f"c{n}", *first_words(f"v{n}", "hi"))) for n in range(250)
    ]
    await until_commit(log)
    end = asyncio.create_task(desk.stop())
    await asyncio.sleep(0)
    assert not end.done()
    log.gate.set()
    await end

    assert len(await asyncio.gather(*calls)) == 250
    assert len(await log.ids(after="", limit=1000)) == 250


async def test_after_the_end_nothing_is_taken():
    desk = Desk(MemoryLog(), FakeClock(), POLICY)
    desk.start()
    await desk.stop()

    with pytest.raises(Unavailable):
        await asyncio.wait_for(desk.submit("case", *first_words("ana", "hi")), GIVE_UP)


async def test_a_desk_that_never_began_can_end():
    await asyncio.wait_for(Desk(MemoryLog(), FakeClock(), POLICY).stop(), GIVE_UP)


async def test_what_came_before_the_start_is_written_after_it():
    log = MemoryLog()
    desk = Desk(log, FakeClock(), POLICY)
    call = asyncio.create_task(desk.submit("case", *first_words("ana", "hi")))
    await asyncio.sleep(0)
    desk.start()
    await call

    async def stored() -> bool:
        return bool(await log.entries("case", after=0, limit=1))

    await eventually(stored)
    await desk.stop()
