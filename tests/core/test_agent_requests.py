from datetime import timedelta

import pytest

from handoff.core.conversation import Offer, Phase
from handoff.core.decision import Refusal, RefusalCode, Request
from handoff.core.entries import (
    Claimed,
    Closed,
    Missed,
    Noted,
    Released,
    Reopened,
    ResolutionProposed,
    Said,
)
from handoff.core.requests.agent import (
    Claim,
    Close,
    Note,
    ProposeResolution,
    Release,
    Reopen,
    Say,
)
from handoff.core.requests.time import Tick
from handoff.core.requests.visitor import AskForPerson, Write
from handoff.core.text import MAX_SUMMARY
from tests.core.scenes import (
    ANA,
    OLA,
    PIOTR,
    TICK,
    Scene,
    answered,
    assigned,
    begins,
    closed,
    in_talks,
    opened,
    proposed,
    queued,
)
from tests.fakes import NOON
from tests.voices import NOT_YET, SOLVED

TEN_MINUTES = timedelta(minutes=10)
HIS_ACTS: list[Request] = [
    Say(*PIOTR, "hi"),
    Release(*PIOTR),
    ProposeResolution(*PIOTR, "done"),
    Close(*PIOTR),
]


class TestClaim:
    @begins(queued, answered, opened)
    def test_it_is_taken_from_the_queue_or_from_the_bot(self, scene: Scene):
        assert scene.bodies(scene.ask(Claim(*OLA))) == [Claimed("ola", "Ola")]
        assert (scene.state.phase, scene.state.agent_name) == (Phase.ASSIGNED, "Ola")

    def test_a_second_agent_is_refused_and_told_who_has_it(self):
        assert assigned().ask(Claim(*PIOTR)) == Refusal(RefusalCode.TAKEN, "Ola")

    def test_a_double_click_is_not_a_second_assignment(self):
        assert assigned().ask(Claim(*OLA)) == []

    @begins(Scene, closed)
    def test_there_must_be_something_to_take(self, scene: Scene):
        assert scene.ask(Claim(*OLA)) == Refusal(RefusalCode.NOT_OPEN)

    def test_a_claim_does_not_pay_what_is_owed(self):
        scene = queued()
        due_at = scene.state.due_at
        scene.ask(Claim(*OLA), after=timedelta(minutes=5))

        assert scene.state.due_at == due_at == NOON + TEN_MINUTES

    def test_how_long_it_had_waited_is_known(self):
        scene = queued()
        scene.ask(Claim(*OLA), after=timedelta(minutes=3))

        assert scene.state.claimed_from_queue_at == NOON
        assert scene.state.claimed_at == NOON + timedelta(minutes=3)

    def test_a_claim_from_the_bot_waited_for_nobody(self):
        scene = answered()
        scene.ask(Claim(*OLA))

        assert scene.state.claimed_from_queue_at is None


class TestSay:
    def test_it_pays_what_is_owed(self):
        scene = assigned()

        assert scene.bodies(scene.ask(Say(*OLA, " Hello "))) == [Said("ola", "Ola", "Hello")]
        assert (scene.state.due_at, scene.state.unanswered_since) == (None, None)

    @pytest.mark.parametrize("early", [TICK, timedelta(0)])
    def test_an_answer_up_to_the_due_instant_itself_is_in_time(self, early: timedelta):
        scene = assigned()
        answer = scene.ask(Say(*OLA, "Hello"), after=TEN_MINUTES - early)

        assert scene.bodies(answer) == [Said("ola", "Ola", "Hello")]

    def test_a_late_answer_is_late_even_before_the_clock_has_said_so(self):
        scene = assigned()
        answer = scene.ask(Say(*OLA, "Hello"), after=TEN_MINUTES + TICK)

        assert scene.bodies(answer) == [
            Missed("first_human", NOON + TEN_MINUTES),
            Said("ola", "Ola", "Hello"),
        ]

    def test_a_miss_is_written_down_once(self):
        scene = assigned()
        scene.ask(Tick(), after=TEN_MINUTES + TICK)

        assert scene.bodies(scene.ask(Say(*OLA, "Hello"))) == [Said("ola", "Ola", "Hello")]

    @pytest.mark.parametrize("act", [ProposeResolution(*OLA, "done"), Close(*OLA)])
    def test_whatever_ends_the_debt_late_says_so(self, act: Request):
        scene = assigned()
        bodies = scene.bodies(scene.ask(act, after=TEN_MINUTES + TICK))

        assert bodies[0] == Missed("first_human", NOON + TEN_MINUTES)
        assert scene.state.due_at is None

    def test_bad_text_is_refused(self):
        refusal = assigned().ask(Say(*OLA, " "))

        assert isinstance(refusal, Refusal)
        assert refusal.code is RefusalCode.BAD_TEXT


class TestNote:
    @begins(opened, queued, assigned, in_talks, closed)
    def test_any_agent_may_note_at_any_time(self, scene: Scene):
        before = scene.state

        assert scene.bodies(scene.ask(Note(*PIOTR, "VIP"))) == [Noted("piotr", "Piotr", "VIP")]
        assert scene.state.phase is before.phase
        assert scene.state.due_at == before.due_at
        assert scene.state.preview == before.preview

    def test_a_note_answers_nobody(self):
        scene = assigned()
        scene.ask(Note(*OLA, "looking"))

        assert scene.state.unanswered_since == NOON

    def test_there_must_be_a_conversation(self):
        assert Scene().ask(Note(*OLA, "VIP")) == Refusal(RefusalCode.NOT_OPEN)

    def test_bad_text_is_refused(self):
        assert isinstance(assigned().ask(Note(*OLA, "")), Refusal)


class TestRelease:
    def test_an_answer_that_is_owed_keeps_its_due_time(self):
        scene = assigned()
        scene.ask(Release(*OLA), after=timedelta(minutes=4))

        assert scene.entries[-1].body == Released("ola", "Ola", NOON + TEN_MINUTES, "support")
        assert (scene.state.phase, scene.state.agent) == (Phase.QUEUED, None)
        assert scene.state.unanswered_since == NOON

    def test_where_nothing_is_owed_ten_minutes_begin(self):
        scene = in_talks()
        scene.ask(Release(*OLA), after=timedelta(minutes=4))

        assert scene.state.due_at == NOON + timedelta(minutes=14)

    def test_a_miss_stays_a_miss(self):
        scene = assigned()
        scene.ask(Tick(), after=TEN_MINUTES + TICK)
        scene.ask(Release(*OLA))

        assert scene.state.missed
        assert scene.state.next_due_at is None
        assert scene.ask(Tick(), after=TICK) == []

    def test_what_was_claimed_from_the_bot_goes_to_the_first_level(self):
        scene = answered()
        scene.ask(Claim(*OLA))
        scene.ask(Release(*OLA))

        assert scene.state.team == "support"

    def test_another_agent_may_take_it_then(self):
        scene = assigned()
        scene.ask(Release(*OLA))

        assert scene.bodies(scene.ask(Claim(*PIOTR))) == [Claimed("piotr", "Piotr")]


class TestProposeResolution:
    def test_the_visitor_is_asked_with_two_buttons(self):
        scene = assigned()
        scene.ask(ProposeResolution(*OLA, " Paid back. "))

        due_at = NOON + timedelta(hours=24)
        asked = ResolutionProposed("ola", "Ola", "Paid back.", (SOLVED, NOT_YET), due_at)
        assert scene.entries[-1].body == asked
        assert scene.state.offer == Offer(scene.state.seq, (SOLVED, NOT_YET))
        assert scene.state.next_due_at == due_at

    def test_a_summary_is_an_answer(self):
        scene = assigned()
        scene.ask(ProposeResolution(*OLA, "Paid back."))

        assert scene.state.unanswered_since is None

    @pytest.mark.parametrize("summary", ["", "x" * (MAX_SUMMARY + 1)])
    def test_bad_text_is_refused(self, summary: str):
        refusal = assigned().ask(ProposeResolution(*OLA, summary))

        assert isinstance(refusal, Refusal)
        assert refusal.code is RefusalCode.BAD_TEXT


class TestClose:
    def test_nothing_is_due_any_more(self):
        scene = proposed()
        scene.ask(Close(*OLA))

        assert scene.entries[-1].body == Closed("agent")
        assert scene.state.next_due_at is None
        assert (scene.state.phase, scene.state.agent) == (Phase.CLOSED, None)
        assert scene.state.offer is None


class TestReopen:
    def test_it_goes_to_the_agent_who_asks(self):
        scene = closed()

        assert scene.bodies(scene.ask(Reopen(*PIOTR))) == [Reopened(), Claimed("piotr", "Piotr")]
        assert (scene.state.phase, scene.state.agent) == (Phase.ASSIGNED, "piotr")

    @begins(Scene, opened, queued, assigned)
    def test_only_a_closed_one_is_reopened(self, scene: Scene):
        refusal = scene.ask(Reopen(*PIOTR))

        assert isinstance(refusal, Refusal)
        assert refusal.code is RefusalCode.WRONG_PHASE


@pytest.mark.parametrize("act", HIS_ACTS)
@begins(assigned, in_talks, proposed)
def test_only_the_agent_who_has_it_speaks_and_decides(scene: Scene, act: Request):
    assert scene.ask(act) == Refusal(RefusalCode.NOT_YOURS, "Ola")


@pytest.mark.parametrize("act", HIS_ACTS)
@begins(opened, answered, queued)
def test_without_a_claim_nobody_speaks_or_decides(scene: Scene, act: Request):
    assert scene.ask(act) == Refusal(RefusalCode.WRONG_PHASE)


@pytest.mark.parametrize("act", HIS_ACTS)
@begins(Scene, closed)
def test_what_is_not_open_takes_no_words(scene: Scene, act: Request):
    assert scene.ask(act) == Refusal(RefusalCode.NOT_OPEN)


def test_after_a_release_the_visitor_waits_in_the_queue_again():
    scene = in_talks()
    scene.ask(Release(*OLA))
    scene.ask(Write(ANA, "hello?"))

    assert scene.state.phase is Phase.QUEUED
    assert scene.ask(AskForPerson(ANA)) == []
