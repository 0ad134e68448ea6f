"""Requests that arrive together are committed together, and stand or fall alone."""

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handoff import desk as module
from handoff.core.decision import Refusal, RefusalCode, Request
from handoff.core.requests.agent import Claim, Close, Release, Say
from handoff.core.requests.time import Tick
from handoff.core.requests.visitor import AskForPerson, Choose, Rate, Write
from handoff.desk import Desk
from handoff.draft import Accepted
from handoff.ports import Conflict, Unavailable
from tests.desk.rooms import POLICY, Interruption, Room, first_words
from tests.desk.troubled_log import POISON, TroubledLog
from tests.fakes import FakeClock, MemoryLog


async def test_words_acknowledgement_and_answer_are_one_commit(log: TroubledLog, troubled: Room):
    await troubled.accepted("case", *first_words("ana", "my invoice"))

    kinds = [entry.body.kind for entry in await troubled.entries("case")]
    assert kinds == ["opened", "bot_said", "wrote", "acknowledged", "bot_said"]
    assert log.commits == 1


async def test_a_commit_that_fails_leaves_nothing_at_all(log: TroubledLog, troubled: Room):
    log.troubles = [Unavailable("disk full")]

    with pytest.raises(Unavailable, match="disk full"):
        await troubled.desk.submit("case", *first_words("ana", "my invoice"))
    assert await troubled.entries("case") == []


async def test_what_arrives_together_is_one_commit(log: TroubledLog, troubled: Room):
    await asyncio.gather(
        *(troubled.accepted(f"c{n}", *first_words(f"v{n}", "hi")) for n in range(50))
    )

    assert log.commits == 1


async def test_a_group_has_a_limit(
    log: TroubledLog, troubled: Room, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(module, "MAX_GROUP", 10)
    await asyncio.gather(
        *(troubled.accepted(f"c{n}", *first_words(f"v{n}", "hi")) for n in range(50))
    )

    assert log.commits == 5


async def test_order_is_kept_within_a_group(room: Room):
    await room.opened("case")
    words = [f"word {n}" for n in range(30)]
    outcomes = await asyncio.gather(*(room.accepted("case", Write("ana", w)) for w in words))

    assert await room.said_by_visitor("case") == words
    assert [o.seq for o in outcomes] == sorted(o.seq for o in outcomes)


async def test_all_or_none_of_the_requests_are_taken(room: Room):
    await room.opened("case")
    before = await room.entries("case")
    refusal = await room.desk.submit("case", Write("ana", "hi"), Rate("ana", 9))

    assert refusal == Refusal(RefusalCode.BAD_SCORE)
    assert await room.entries("case") == before


async def test_a_refusal_changes_nothing(log: TroubledLog, troubled: Room):
    await troubled.opened("case")
    before = await troubled.entries("case")
    await troubled.desk.submit("case", Write("ana", "\x00"), client_key="k1")
    await troubled.desk.submit("nobody's", Claim("ola", "Ola"))

    assert await troubled.entries("case") == before
    assert await log.ids(after="", limit=9) == ["case"]


async def test_what_has_nothing_to_do_is_accepted(room: Room):
    await room.opened("case")

    assert await room.accepted("case", Tick()) == Accepted("case", 2)


async def test_a_fault_in_one_request_does_not_fail_its_neighbours(room: Room):
    await room.opened("case")
    outcomes = await asyncio.gather(
        room.desk.submit("case", Write("ana", "one")),
        room.desk.submit("case", Write("ana", "two"), Close("ola", "Ola")),
        room.desk.submit("other", *first_words("bruno", "explode")),
        room.desk.submit("case", Write("ana", "three")),
        return_exceptions=True,
    )

    assert isinstance(outcomes[1], Refusal)
    assert isinstance(outcomes[2], RuntimeError)
    assert await room.said_by_visitor("case") == ["one", "three"]
    assert await room.entries("other") == []


async def test_neither_a_fault_nor_a_repeat_divides_a_group(log: TroubledLog, troubled: Room):
    await troubled.opened("case")
    commits = log.commits
    await asyncio.gather(
        troubled.desk.submit("case", Write("ana", "one"), client_key="k1"),
        troubled.desk.submit("other", *first_words("bruno", "explode")),
        troubled.desk.submit("case", Write("ana", "one"), client_key="k1"),
        return_exceptions=True,
    )

    assert log.commits == commits + 1
    assert await troubled.said_by_visitor("case") == ["one"]


async def test_what_the_store_chokes_on_does_not_fail_its_neighbours(troubled: Room):
    await troubled.opened("case")
    words = ["one", POISON, "two", "three"]
    outcomes = await asyncio.gather(
        *(troubled.desk.submit("case", Write("ana", word)) for word in words),
        return_exceptions=True,
    )

    assert [type(outcome) for outcome in outcomes] == [
        Accepted,
        ArithmeticError,
        Accepted,
        Accepted,
    ]
    assert await troubled.said_by_visitor("case") == ["one", "two", "three"]


async def test_a_conflict_is_decided_again(log: TroubledLog, troubled: Room):
    log.troubles = [Conflict("somebody else"), Conflict("and again")]
    await troubled.accepted("case", *first_words("ana", "my invoice"))

    assert log.troubles == []
    assert await troubled.said_by_visitor("case") == ["my invoice"]


async def test_a_conflict_without_end_is_unavailable_for_its_own_caller_only(troubled: Room):
    await troubled.accepted("first", *first_words("ana", "hi"))
    outcomes = await asyncio.gather(
        troubled.desk.submit("second", *first_words("ana", "the same number again")),
        troubled.desk.submit("third", *first_words("bruno", "hi")),
        return_exceptions=True,
    )

    assert isinstance(outcomes[0], Unavailable)
    assert isinstance(outcomes[1], Accepted)


async def test_an_outage_answers_everybody_and_the_desk_goes_on(log: TroubledLog, troubled: Room):
    await troubled.opened("case")
    log.outage = "the database is away"
    outcomes = await asyncio.gather(
        *(troubled.desk.submit("case", Write("ana", f"{n}")) for n in range(5)),
        return_exceptions=True,
    )
    log.outage = ""

    assert [str(outcome) for outcome in outcomes] == ["the database is away"] * 5
    assert len({id(outcome) for outcome in outcomes}) == 5  # each traceback is the caller's own
    assert (await troubled.accepted("case", Write("ana", "back again"))).entries
    assert await troubled.said_by_visitor("case") == ["back again"]


async def test_too_many_requests_are_refused_at_once(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "MAX_WAITING", 2)
    desk = Desk(MemoryLog(), FakeClock(), POLICY)  # not started: nothing is taken off the queue
    waiting = [asyncio.create_task(desk.submit("case", Tick())) for _ in range(2)]
    await asyncio.sleep(0)

    with pytest.raises(Unavailable, match="too many"):
        await desk.submit("case", Tick())
    desk.start()
    assert len(await asyncio.gather(*waiting)) == 2
    await desk.stop()


OLA, PIOTR = ("ola", "Ola"), ("piotr", "Piotr")
REQUESTS: list[Request] = [
    Write("ana", "my invoice"),
    Write("ana", "my server hums"),
    Write("bruno", "hi"),
    Choose("ana", 5, "helped"),
    Choose("ana", 5, "person"),
    AskForPerson("ana"),
    Rate("ana", 5),
    *(kind(*agent) for kind in (Claim, Release, Close) for agent in (OLA, PIOTR)),
    Say(*OLA, "Hello"),
    Say(*PIOTR, "Hello"),
    Interruption(),
    Tick(),
]
traffic = st.lists(
    st.tuples(
        st.integers(0, 1),  # which process
        st.sampled_from(REQUESTS),
        st.sampled_from([None, "k1", "k2"]),
    ),
    max_size=40,
)


@settings(max_examples=30, deadline=None)
@given(traffic)
def test_whatever_two_processes_do_at_once_every_state_is_the_fold_of_its_entries(traffic):
    async def one_day() -> None:
        log = MemoryLog()
        desks = [Desk(log, FakeClock(), POLICY) for _ in range(2)]
        for desk in desks:
            desk.start()
        room = Room(desks[0], log, FakeClock())
        await room.accepted("case", *first_words("ana", "my invoice"))
        await asyncio.gather(
            *(desks[n].submit("case", request, client_key=key) for n, request, key in traffic)
        )
        for desk in desks:
            await desk.stop()
        await room.check()

    asyncio.run(one_day())
