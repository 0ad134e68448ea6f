"""How far each side has seen: written soon, with other words or without, and only upwards."""

import gc

import pytest

from handoff import desk as module
from handoff.core.requests.visitor import Write
from handoff.desk import Desk
from handoff.ports import Conflict, Marks
from tests.desk.rooms import POLICY, Room, eventually, first_words
from tests.desk.troubled_log import TroubledLog
from tests.fakes import FakeClock, MemoryLog


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Marks do not wait long for company."""
    monkeypatch.setattr(module, "MARKS_WAIT", 0.001)


async def until_marks(room: Room, want: Marks) -> None:
    """The marks of "case" are these."""

    async def found() -> bool:
        return await room.log.marks("case") == want

    await eventually(found)


@pytest.mark.usefixtures("soon")
async def test_marks_are_written_without_other_words(room: Room):
    await room.opened("case")
    room.desk.saw("case", visitor=2)
    await until_marks(room, Marks(visitor=2))


async def test_marks_go_with_the_next_words(room: Room):
    await room.opened("case")
    room.desk.saw("case", visitor=1)
    room.desk.saw("case", agent=2)
    await room.accepted("case", Write("ana", "hi"))

    assert await room.log.marks("case") == Marks(visitor=1, agent=2)


async def test_marks_only_rise(room: Room):
    await room.opened("case")
    for seq in (2, 1):
        room.desk.saw("case", visitor=seq)
        await room.accepted("case", Write("ana", "hi"))
    room.desk.saw("case", agent=2)
    room.desk.saw("case", agent=1)
    await room.accepted("case", Write("ana", "hi"))

    assert await room.log.marks("case") == Marks(visitor=2, agent=2)


@pytest.mark.usefixtures("soon")
async def test_marks_outlive_an_outage(log: TroubledLog, troubled: Room):
    await troubled.opened("case")
    log.outage = "away"
    troubled.desk.saw("case", visitor=1)

    async def tried() -> bool:
        return log.asked_in_vain > 0

    await eventually(tried)
    log.outage = ""
    await until_marks(troubled, Marks(visitor=1))


async def test_marks_outlive_a_conflict(log: TroubledLog, troubled: Room):
    await troubled.opened("case")
    log.troubles = [Conflict("somebody else")]
    troubled.desk.saw("case", visitor=1)
    await troubled.accepted("case", Write("ana", "hi"))

    assert await troubled.log.marks("case") == Marks(visitor=1)


async def test_marks_that_came_during_a_commit_go_with_the_next(log: TroubledLog, troubled: Room):
    await troubled.opened("case")
    troubled.desk.saw("case", visitor=1)
    log.on_commit = lambda: troubled.desk.saw("case", visitor=2)
    await troubled.accepted("case", Write("ana", "hi"))
    log.on_commit = lambda: None
    await troubled.accepted("case", Write("ana", "hi"))

    assert await troubled.log.marks("case") == Marks(visitor=2)


async def test_marks_that_cannot_be_written_do_not_stop_the_words(troubled: Room):
    await troubled.opened("case")
    troubled.desk.saw("nowhere", visitor=1)

    assert (await troubled.accepted("case", Write("ana", "one"))).entries
    assert (await troubled.accepted("case", Write("ana", "two"))).entries


async def test_the_last_marks_are_written_before_the_end():
    log = MemoryLog()
    desk = Desk(log, FakeClock(), POLICY)
    desk.start()
    await desk.submit("case", *first_words("ana", "hi"))
    desk.saw("case", visitor=3)
    await desk.stop()

    assert await log.marks("case") == Marks(visitor=3)


@pytest.mark.usefixtures("soon")
async def test_marks_in_an_outage_leave_no_loose_ends(
    log: TroubledLog, troubled: Room, caplog: pytest.LogCaptureFixture
):
    await troubled.opened("case")
    log.outage = "away"
    troubled.desk.saw("case", visitor=1)

    async def tried() -> bool:
        return log.asked_in_vain > 0

    await eventually(tried)
    log.outage = ""
    await until_marks(troubled, Marks(visitor=1))
    gc.collect()

    assert "never retrieved" not in caplog.text
