"""The laws that every decision is held to, whoever asks."""

from dataclasses import dataclass

import pytest

from handoff.core.decision import Decision, Refusal, RefusalCode
from handoff.core.entries import Acknowledged, Body, BotSaid
from handoff.core.policy import Policy
from tests.core.scenes import Scene, assigned, begins, closed, in_talks, opened, proposed, queued


@dataclass
class Interruption:
    """The bot wants to speak, whoever has the conversation."""

    body: Body
    sender = "bot"

    def decide(self, state: object, now: object, policy: Policy) -> Decision:
        return [self.body]


INTERRUPTIONS = [BotSaid("answer", "Let me interrupt"), Acknowledged(1, "Soon.")]


@pytest.mark.parametrize("body", INTERRUPTIONS)
@begins(assigned, in_talks, proposed)
def test_the_bot_never_talks_over_a_person(scene: Scene, body: Body):
    assert scene.ask(Interruption(body)) == Refusal(RefusalCode.PERSON_ANSWERS)


@pytest.mark.parametrize("body", INTERRUPTIONS)
@begins(opened, queued, closed)
def test_the_bot_may_speak_while_no_person_has_it(scene: Scene, body: Body):
    assert scene.bodies(scene.ask(Interruption(body))) == [body]
