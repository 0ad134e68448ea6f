from collections.abc import Callable
from datetime import timedelta

import pytest

from handoff.core.conversation import Phase
from handoff.core.entries import Closed, Missed
from handoff.core.requests.agent import Claim, Reopen, Say
from handoff.core.requests.time import Tick
from handoff.core.requests.visitor import Choose, Write
from tests.core.scenes import (
    ANA,
    OLA,
    TICK,
    Scene,
    answered,
    begins,
    closed,
    in_talks,
    opened,
    proposed,
    queued,
)
from tests.fakes import NOON

DAY = timedelta(hours=24)
TEN_MINUTES = timedelta(minutes=10)
ZERO = timedelta(0)


@pytest.mark.parametrize(
    ("late", "want"),
    [(-TICK, []), (ZERO, []), (TICK, [Missed("first_human", NOON + TEN_MINUTES)])],
)
def test_a_target_is_missed_only_after_its_due_instant(late: timedelta, want: list[Missed]):
    assert queued().ask(Tick(), after=TEN_MINUTES + late) == want


@pytest.mark.parametrize(("late", "want"), [(-TICK, []), (ZERO, []), (TICK, [Closed("silence")])])
def test_silence_closes_only_after_a_day(late: timedelta, want: list[Closed]):
    assert proposed().ask(Tick(), after=DAY + late) == want


def test_a_miss_is_written_down_once():
    scene = queued()
    scene.ask(Tick(), after=TEN_MINUTES + TICK)

    assert scene.ask(Tick(), after=DAY) == []
    assert scene.state.next_due_at is None


def test_a_missed_conversation_still_waits_for_its_answer():
    scene = queued()
    scene.ask(Tick(), after=TEN_MINUTES + TICK)

    assert (scene.state.phase, scene.state.due_at) == (Phase.QUEUED, NOON + TEN_MINUTES)


def test_a_target_is_missed_though_an_agent_has_claimed_it():
    scene = queued()
    scene.ask(Claim(*OLA), after=timedelta(minutes=9))

    assert scene.ask(Tick(), after=timedelta(minutes=1) + TICK) == [
        Missed("first_human", NOON + TEN_MINUTES)
    ]


@pytest.mark.parametrize(("begin", "take"), [(answered, Claim(*OLA)), (closed, Reopen(*OLA))])
def test_words_to_an_agent_who_took_it_unasked_start_the_clock(
    begin: Callable[[], Scene], take: Claim | Reopen
):
    scene = begin()
    scene.ask(take)
    assert scene.state.due_at is None
    scene.ask(Write(ANA, "Are you there?"), after=timedelta(minutes=5))
    due_at = scene.now + TEN_MINUTES
    scene.ask(Write(ANA, "Hello?"), after=timedelta(minutes=5))

    assert scene.state.next_due_at == due_at
    assert scene.ask(Tick(), after=timedelta(minutes=5) + TICK) == [Missed("first_human", due_at)]


def test_who_was_answered_once_is_promised_no_second_first_answer():
    scene = answered()
    scene.ask(Claim(*OLA))
    scene.ask(Say(*OLA, "Hello"))
    scene.ask(Write(ANA, "Thank you"))

    assert scene.state.due_at is None


def test_an_answer_stops_the_clock():
    scene = queued()
    scene.ask(Claim(*OLA))
    scene.ask(Say(*OLA, "Hello"), after=TEN_MINUTES)

    assert scene.ask(Tick(), after=DAY) == []


def test_a_visitor_who_writes_is_not_silent():
    scene = proposed()
    scene.ask(Write(ANA, "wait"), after=DAY)

    assert scene.ask(Tick(), after=TICK) == []
    assert scene.state.phase is Phase.ASSIGNED


def test_a_yes_at_the_last_instant_counts():
    scene = proposed()
    assert scene.state.offer
    scene.ask(Choose(ANA, scene.state.offer.seq, "solved"), after=DAY)

    assert scene.entries[-1].body == Closed("confirmed")


@begins(Scene, opened, answered, in_talks, closed)
def test_where_nothing_is_due_time_changes_nothing(scene: Scene):
    assert scene.state.next_due_at is None
    assert scene.ask(Tick(), after=timedelta(days=365)) == []
