from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.core.decision import Request
from handoff.core.entries import Entry, Wrote
from handoff.core.faq_events import NO_ENTRY, FaqEvent, faq_events
from handoff.core.requests.agent import Claim
from handoff.core.requests.visitor import AskForPerson, Choose, Write
from tests.core.scenes import ANA, OLA, Scene, answered, opened, press

Told = tuple[str, str, int]


def told_by(scene: Scene, request: Request) -> list[Told]:
    """What a request's entries say about the FAQ: kind, FAQ entry, and what was asked."""
    return [(event.kind, event.faq_entry, event.asked) for event in events_of(scene, request)]


def events_of(scene: Scene, request: Request) -> list[FaqEvent]:
    before, state = len(scene.entries), scene.state
    scene.ask(request)
    return faq_events(state, scene.entries[before:])


def asks(entry: Entry) -> bool:
    return isinstance(entry.body, Wrote) and entry.body.of is None


def offer(scene: Scene) -> int:
    """The entry whose buttons may be pressed."""
    assert scene.state.offer
    return scene.state.offer.seq


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("my invoice", [("answered", "invoice", 3)]),
        ("maybe", [("offered", "invoice", 3), ("offered", "password", 3)]),
        ("my server is slow", [("routed", "vps-slow", 3)]),
        ("my server hums", [("unanswered", NO_ENTRY, 3)]),
    ],
)
def test_what_becomes_of_a_question_is_told_once(words: str, told: list[Told]):
    assert told_by(opened(), Write(ANA, words)) == told


@pytest.mark.parametrize("option", ["helped", "not_helped"])
def test_whether_it_helped_is_told_of_the_entry_and_its_question(option: str):
    scene = answered()

    assert told_by(scene, Choose(ANA, offer(scene), option)) == [(option, "invoice", 3)]


@pytest.mark.parametrize(("words", "kind"), [("yes", "helped"), ("no", "not_helped")])
def test_written_words_for_a_button_are_no_question(words: str, kind: str):
    assert told_by(answered(), Write(ANA, words)) == [(kind, "invoice", 3)]


def test_a_picked_entry_answers_the_question_that_led_to_the_choice():
    scene = opened()
    scene.ask(Write(ANA, "maybe"))

    assert told_by(scene, Choose(ANA, offer(scene), "faq:invoice")) == [("answered", "invoice", 3)]


def test_a_second_miss_leaves_the_question_without_an_answer():
    scene = answered()
    press(scene, "not_helped")
    scene.ask(Write(ANA, "my password"))
    asked = scene.state.asked

    assert told_by(scene, Choose(ANA, offer(scene), "not_helped")) == [
        ("not_helped", "password", asked),
        ("unanswered", NO_ENTRY, asked),
    ]


@pytest.mark.parametrize("request_", [AskForPerson(ANA), Claim(*OLA)])
def test_what_concerns_no_entry_is_not_told(request_: Request):
    assert told_by(answered(), request_) == []


def test_an_event_tells_whose_it_is_and_in_which_language():
    scene = opened()
    scene.now += timedelta(minutes=1)
    [event] = events_of(scene, Write(ANA, "pl: my invoice"))

    assert event == FaqEvent(scene.id, 5, scene.now, ANA, "pl", "answered", "invoice", 3)


WORDS = ("my invoice", "maybe", "slow", "my server hums", "yes", "no", "pl: hej")
OPTIONS = ("helped", "not_helped", "faq:invoice", "faq:password", "person")
steps = st.one_of(
    st.builds(Write, st.just(ANA), st.sampled_from(WORDS)),
    st.builds(Choose, st.just(ANA), st.integers(4, 12), st.sampled_from(OPTIONS)),
)


@given(st.lists(st.lists(steps, max_size=4), max_size=6))
def test_every_event_is_of_the_last_question_before_it_however_they_are_committed(
    groups: list[list[Request]],
):
    scene = opened()
    for group in groups:  # each of them as one commit
        before, state = len(scene.entries), scene.state
        for request in group:
            scene.ask(request)
        for event in faq_events(state, scene.entries[before:]):
            questions = [entry.seq for entry in scene.entries[: event.seq] if asks(entry)]
            assert event.asked == max(questions, default=0)
