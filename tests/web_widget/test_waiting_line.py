"""While waiting: the place in the queue, an honest range, and the promised instant."""

from datetime import timedelta

import pytest

from handoff.core.policy import Policy
from handoff.core.requests.time import Tick
from tests.fakes import NOON, FakeClock
from tests.house import BRUNO
from tests.indoors import Indoors, indoors
from tests.people import Visitor, a_visitor, an_agent
from tests.voices import PlainVoice

MINUTE = timedelta(minutes=1)


async def stands_at(visitor: Visitor, place: int) -> None:
    """The visitor is told that this is their place now."""
    line = visitor.line
    await line.until(lambda: line.latest("state").get("queue_position") == place)


@pytest.mark.slow
async def test_places_move_up_as_others_are_taken_and_back_as_they_return(tmp_path):
    clock = FakeClock()
    async with (
        indoors(tmp_path, clock=clock) as place,
        a_visitor(place) as first,
        a_visitor(place) as second,
        an_agent(place) as agent,
    ):
        await first.human()
        await stands_at(first, 1)
        clock.turn(MINUTE)
        await second.human()
        await stands_at(second, 2)
        await agent.asks("claim", conversation=first.conversation)
        await stands_at(second, 1)
        await agent.asks("release", conversation=first.conversation)
        await stands_at(first, 1)  # with the time that was promised at first
        await stands_at(second, 2)
        await agent.asks("claim", conversation=second.conversation)
        taken = await second.line.heard("state", where=lambda state: state["phase"] == "assigned")
        assert taken["agent"] == "Ana"
        assert "queue_position" not in taken


async def test_the_promised_instant_is_told_and_no_range_where_nothing_is_known(tmp_path):
    async with indoors(tmp_path, clock=FakeClock()) as place, a_visitor(place) as visitor:
        await visitor.human()
        await stands_at(visitor, 1)
        state = (await visitor.hello(token=visitor.token))["state"]
        assert state["answer_by"] == (NOON + 10 * MINUTE).isoformat()
        assert state["queue_position"] == 1
        assert "wait_low_s" not in state
        assert "wait_high_s" not in state


async def test_a_visitor_is_told_when_the_promised_instant_has_passed_by_our_clock(tmp_path):
    clock = FakeClock()
    async with indoors(tmp_path, clock=clock) as place, a_visitor(place) as visitor:
        await visitor.human()
        clock.turn(10 * MINUTE)
        assert (await visitor.asks("sync", since=0))["state"]["late"] is False
        clock.turn(timedelta(seconds=1))
        await place.house.desk.submit(visitor.conversation, Tick())
        told = await visitor.line.heard("state", where=lambda state: state["late"])
        assert told["phase"] == "queued"
        assert told["answer_by"] == (NOON + 10 * MINUTE).isoformat()


async def picked_up(place: Indoors, clock: FakeClock, times: int) -> None:
    """So many visitors have come, and one was taken each minute."""
    async with an_agent(place, BRUNO) as bruno:
        for _ in range(times):
            async with a_visitor(place) as visitor:
                await visitor.human()
        for _ in range(times):
            clock.turn(MINUTE)
            await bruno.asks("take_next")


async def test_the_range_follows_what_the_last_pickups_took(tmp_path):
    clock = FakeClock()
    async with indoors(tmp_path, BRUNO, clock=clock) as place:
        await picked_up(place, clock, times=6)
        async with a_visitor(place) as first, a_visitor(place) as second:
            await first.human()
            clock.turn(timedelta(seconds=1))
            await second.human()
            await stands_at(first, 1)
            await stands_at(second, 2)
            for visitor, expected in ((first, 60), (second, 120)):
                state = (await visitor.asks("sync", since=0))["state"]
                assert (state["wait_low_s"], state["wait_high_s"]) == (expected, expected)


async def test_take_next_takes_the_one_with_the_least_time_left(tmp_path):
    clock = FakeClock()
    async with (
        indoors(tmp_path, clock=clock, policy=Policy(PlainVoice())) as place,
        an_agent(place) as agent,
        a_visitor(place) as early,
        a_visitor(place) as late,
    ):
        await early.human()
        clock.turn(MINUTE)
        await late.human()
        assert (await agent.asks("take_next"))["conversation"] == early.conversation
        await agent.asks("release", conversation=early.conversation)
        assert (await agent.asks("take_next"))["conversation"] == early.conversation
        assert (await agent.asks("take_next"))["conversation"] == late.conversation
        assert await agent.refused("take_next") == "queue_empty"
