from dataclasses import replace
from datetime import timedelta

import pytest

from handoff.core.conversation import PREVIEW_LENGTH, Conversation, Phase, evolve, fold
from handoff.core.decision import seen_by_visitor
from handoff.core.entries import AGENTS_ONLY, Entry, Wrote, author_of
from handoff.core.requests.agent import Claim, Close, Release, Reopen, Say
from handoff.core.requests.time import Tick
from handoff.core.requests.visitor import Rate, Write
from tests.core.every_body import EVERY_BODY, log_of
from tests.core.scenes import (
    ANA,
    OLA,
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


@begins(Scene, opened, answered, queued, assigned, in_talks, proposed, closed)
def test_the_state_is_the_fold_of_the_entries(scene: Scene):
    assert fold(scene.id, scene.entries) == scene.state


def test_every_kind_of_entry_can_be_folded():
    state = fold("case-1", log_of(*EVERY_BODY))

    assert state.seq == len(EVERY_BODY)
    assert state.updated_at == NOON + timedelta(seconds=len(EVERY_BODY))


@pytest.mark.parametrize("seq", [0, 1, 3])
def test_an_entry_out_of_order_is_a_fault(seq: int):
    state = replace(Conversation("case"), seq=1)

    with pytest.raises(ValueError, match=f"entry {seq} cannot follow 1"):
        evolve(state, Entry("case", seq, NOON, "visitor:ana", Wrote("hi")))


def test_the_preview_is_short():
    scene = opened()
    scene.ask(Write(ANA, "x" * 4000))

    assert scene.state.preview == "x" * PREVIEW_LENGTH


def test_the_preview_follows_both_sides():
    scene = in_talks()
    assert scene.state.preview == "Let me look."
    scene.ask(Write(ANA, "Thank you"))

    assert scene.state.preview == "Thank you"


def test_words_wait_from_the_first_one_that_no_person_answered():
    scene = in_talks()
    scene.ask(Write(ANA, "one"), after=timedelta(minutes=1))
    scene.ask(Write(ANA, "two"), after=timedelta(minutes=1))

    assert scene.state.unanswered_since == NOON + timedelta(minutes=1)


def test_whoever_was_ever_with_a_person_is_remembered():
    scene = closed()

    assert scene.state.by_people
    assert not answered().state.by_people


def test_what_is_due_next_is_the_nearest_of_what_is_due():
    scene = queued()
    due_at = scene.state.due_at

    assert scene.state.next_due_at == due_at
    assert proposed().state.next_due_at == NOON + timedelta(hours=24)
    assert replace(scene.state, proposal_due_at=NOON).next_due_at == NOON
    assert replace(scene.state, missed=True).next_due_at is None


def test_a_new_debt_is_not_late_because_the_last_one_was():
    scene = queued()
    scene.ask(Tick(), after=timedelta(minutes=11))
    scene.ask(Claim(*OLA))
    scene.ask(Say(*OLA, "Sorry"))
    scene.ask(Release(*OLA))

    assert not scene.state.missed
    assert scene.state.next_due_at == scene.now + timedelta(minutes=10)


def test_a_closed_conversation_keeps_nothing_open():
    scene = assigned()
    scene.ask(Close(*OLA))
    scene.ask(Rate(ANA, 5))
    state = scene.state

    assert (state.phase, state.rated, state.closed_at) == (Phase.CLOSED, True, NOON)
    assert (state.agent, state.due_at, state.queued_at, state.offer) == (None, None, None, None)


def test_reopening_begins_anew_with_the_same_visitor():
    scene = closed()
    scene.ask(Rate(ANA, 5))
    scene.ask(Reopen(*OLA))
    state = scene.state

    assert (state.visitor, state.number) == (ANA, 1)
    assert (state.acknowledged, state.rated, state.not_helped) == (False, False, 0)


def test_every_entry_has_an_author():
    authors = {body.kind: author_of(body) for body in EVERY_BODY}

    assert authors["wrote"] == authors["chose"] == authors["rated"] == "visitor"
    assert authors["acknowledged"] == authors["bot_said"] == "bot"
    assert authors["said"] == authors["noted"] == authors["claimed"] == "agent"
    assert authors["handed_off"] == authors["missed"] == authors["closed"] == "system"


def test_visitors_see_all_but_notes_misses_and_ratings():
    hidden = {body.kind for body in EVERY_BODY if not seen_by_visitor(body)}

    assert hidden == {"noted", "missed", "rated"}
    assert len(hidden) == len(AGENTS_ONLY)
