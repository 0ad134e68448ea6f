"""Older and newer processes can read each other's JSON."""

import json
from datetime import timedelta
from typing import get_args

import pytest
from pydantic import ValidationError

from handoff.core.conversation import Conversation, fold
from handoff.core.entries import Body, BotSaid, HandedOff, Wrote
from handoff.store.codec import dump, load_body, load_state
from handoff.store.schema import EPOCH, micros
from tests.core.every_body import EVERY_BODY, log_of
from tests.fakes import NOON


@pytest.mark.parametrize("body", EVERY_BODY, ids=lambda body: body.kind)
def test_a_body_is_read_as_it_was_written(body: Body):
    assert load_body(dump(body)) == body


@pytest.mark.parametrize("length", range(1, len(EVERY_BODY) + 1))
def test_a_state_is_read_as_it_was_written(length: int):
    state = fold("case-1", log_of(*EVERY_BODY[:length]))

    assert load_state(dump(state)) == state


def test_every_kind_has_a_name_of_its_own():
    assert len({body.kind for body in EVERY_BODY}) == len(get_args(Body))


def test_a_field_that_an_older_version_did_not_have_is_its_default():
    older = '{"kind": "bot_said", "speech": "greeting", "text": "Hello"}'

    assert load_body(older) == BotSaid("greeting", "Hello")


def test_a_state_of_an_older_version_has_defaults():
    assert load_state('{"id": "case", "seq": 3}') == Conversation("case", seq=3)


def test_a_field_of_a_newer_version_is_left_out():
    newer = '{"kind": "wrote", "text": "Hello", "mood": "cheerful"}'

    assert load_body(newer) == Wrote("Hello")


@pytest.mark.parametrize("broken", ['{"kind": "danced"}', '{"kind": "wrote"}', "{", "null"])
def test_what_is_no_body_is_not_taken_for_one(broken: str):
    with pytest.raises(ValidationError):
        load_body(broken)


def test_an_instant_keeps_its_microseconds():
    body = HandedOff("support", "asked", NOON + timedelta(microseconds=1))

    assert load_body(dump(body)) == body
    assert json.loads(dump(body))["due_at"] == "2026-03-02T12:00:00.000001+00:00"


def test_what_cannot_be_stored_as_text_is_refused():
    with pytest.raises(TypeError):
        dump(Wrote("\ud800"))


@pytest.mark.parametrize("year", [1, 1969, 1970, 2026, 9999])
def test_an_instant_is_a_whole_number_of_microseconds(year: int):
    instant = NOON.replace(year=year, microsecond=999_999)

    assert EPOCH + timedelta(microseconds=micros(instant)) == instant


def test_a_naive_instant_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        micros(NOON.replace(tzinfo=None))
