"""What is due is written down when it has passed, and the log is asked no oftener than needed."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest
from structlog.testing import capture_logs
from typing_extensions import override

from handoff.core.entries import Missed
from handoff.core.requests.visitor import AskForPerson, Write
from handoff.desk import Desk
from handoff.workers.clock import ClockWorker
from tests.desk.rooms import POLICY, Room, eventually, first_words
from tests.fakes import FakeClock, MemoryLog

PROMISED = POLICY.first_human_answer


class AskedLog(MemoryLog):
    """Counts how often it is asked what is due next."""

    asked = 0

    @override
    async def next_due_at(self) -> datetime | None:
        nearest = await super().next_due_at()
        self.asked += 1
        return nearest


@pytest.fixture
def log() -> AskedLog:
    return AskedLog()


@pytest.fixture
async def room(log: AskedLog) -> AsyncIterator[Room]:
    """A desk at work, and a clock worker that has not started."""
    clock = FakeClock()
    room = Room(Desk(log, clock, POLICY), log, clock)
    room.desk.start()
    yield room
    await room.desk.stop()


@pytest.fixture
async def worker(room: Room) -> AsyncIterator[ClockWorker]:
    worker = ClockWorker(room.desk, room.log, room.clock)
    room.desk.hear(worker.changed)
    yield worker
    await worker.stop()


async def waits(room: Room, visitor: str) -> str:
    """A conversation of this visitor that waits for a person."""
    await room.accepted(visitor, *first_words(visitor, "hello"), AskForPerson(visitor))
    return visitor


async def missed(room: Room, conversation: str) -> bool:
    return any(isinstance(entry.body, Missed) for entry in await room.entries(conversation))


async def test_a_promise_that_passed_while_nobody_looked_is_missed(
    room: Room, worker: ClockWorker
):
    case = await waits(room, "ana")
    room.clock.turn(PROMISED + timedelta(seconds=1))
    worker.start()

    await eventually(lambda: missed(room, case))


async def test_something_nearer_ends_the_sleep(log: AskedLog, room: Room, worker: ClockWorker):
    worker.start()
    await eventually(lambda: asked(log, 1))
    room.clock.turn(timedelta(seconds=20) - PROMISED)
    await waits(room, "ana")

    await eventually(lambda: asked(log, 2))


async def test_words_that_bring_nothing_nearer_do_not_end_the_sleep(
    log: AskedLog, room: Room, worker: ClockWorker
):
    case = await waits(room, "ana")
    worker.start()
    await eventually(lambda: asked(log, 1))
    for word in ("one", "two", "three"):
        await room.accepted(case, Write("ana", word))
    room.clock.turn(timedelta(seconds=20) - PROMISED)
    await waits(room, "bruno")

    await eventually(lambda: asked(log, 2))
    assert log.asked == 2


class SharedLog(AskedLog):
    """Two who ask what is due are told the same before either can do it."""

    def __init__(self) -> None:
        super().__init__()
        self._both = asyncio.Barrier(2)
        self._told = 0

    @override
    async def due(self, *, by: datetime, limit: int) -> list[str]:
        due = await super().due(by=by, limit=limit)
        self._told += 1
        if self._told <= 2:
            await self._both.wait()
        return due


async def test_what_another_process_has_done_is_no_fault():
    log, clock = SharedLog(), FakeClock()
    rooms = [Room(Desk(log, clock, POLICY), log, clock) for _ in range(2)]
    workers = [ClockWorker(room.desk, log, clock) for room in rooms]
    for room in rooms:
        room.desk.start()
    case = await waits(rooms[0], "ana")
    clock.turn(PROMISED + timedelta(seconds=1))
    with capture_logs() as logged:
        for worker in workers:
            worker.start()
        await eventually(lambda: asked(log, 2))

    bodies = [entry.body for entry in await rooms[0].entries(case)]
    assert sum(isinstance(body, Missed) for body in bodies) == 1
    assert [line for line in logged if line["event"] == "clock_fault"] == []
    for worker in workers:
        await worker.stop()
    for room in rooms:
        await room.desk.stop()


async def asked(log: AskedLog, times: int) -> bool:
    return log.asked >= times
