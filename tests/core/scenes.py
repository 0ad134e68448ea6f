"""Conversations as tests need them: play requests and look at what follows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from handoff.core.conversation import Conversation, evolve
from handoff.core.decision import Decision, Refusal, Request, decide
from handoff.core.entries import Body, Entry, author_of
from handoff.core.policy import Policy
from handoff.core.requests.agent import Claim, Close, ProposeResolution, Say
from handoff.core.requests.visitor import AskForPerson, Choose, Open, Write
from tests.fakes import NOON
from tests.voices import PlainVoice

TICK = timedelta(microseconds=1)
POLICY = Policy(PlainVoice())

ANA = "ana"  # a visitor
OLA, PIOTR = ("ola", "Ola"), ("piotr", "Piotr")  # agents: id and name


@dataclass
class Scene:
    """One conversation, its log, and the time."""

    id: str = "case"
    now: datetime = NOON
    state: Conversation = field(init=False)
    entries: list[Entry] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.state = Conversation(self.id)

    def ask(self, request: Request, *, after: timedelta = timedelta(0)) -> Decision:
        """Decide a request `after` some time, and let what follows happen."""
        self.now += after
        decision = decide(self.state, request, self.now, POLICY)
        if not isinstance(decision, Refusal):
            for body in decision:
                self.happen(body, request.sender)
        return decision

    def happen(self, body: Body, sender: str) -> None:
        """Append one entry."""
        author = author_of(body)
        by = author if author in ("bot", "system") else sender
        entry = Entry(self.id, self.state.seq + 1, self.now, by, body)
        self.state = evolve(self.state, entry)
        self.entries.append(entry)

    def bodies(self, decision: Decision) -> list[Body]:
        """What followed; fails for a refusal."""
        assert not isinstance(decision, Refusal), decision
        return list(decision)


def begins(*scenes: Callable[[], Scene]) -> pytest.MarkDecorator:
    """The test plays once from each of these: its argument `scene` is made anew each time."""
    return pytest.mark.parametrize("scene", scenes, indirect=True)


def opened() -> Scene:
    """Ana has just come."""
    scene = Scene()
    scene.ask(Open(ANA, 1, "shop", "web", "en"))
    return scene


def answered() -> Scene:
    """Ana asked about her invoice, and the bot answered."""
    scene = opened()
    scene.ask(Write(ANA, "my invoice"))
    return scene


def queued() -> Scene:
    """Ana waits for a person since noon."""
    scene = opened()
    scene.ask(AskForPerson(ANA))
    return scene


def assigned() -> Scene:
    """Ola has claimed it and still owes an answer."""
    scene = queued()
    scene.ask(Claim(*OLA))
    return scene


def in_talks() -> Scene:
    """Ola has answered: nothing is owed."""
    scene = assigned()
    scene.ask(Say(*OLA, "Let me look."))
    return scene


def proposed() -> Scene:
    """Ola has asked whether it is solved."""
    scene = in_talks()
    scene.ask(ProposeResolution(*OLA, "The second charge is paid back."))
    return scene


def closed() -> Scene:
    """Ola has closed it."""
    scene = in_talks()
    scene.ask(Close(*OLA))
    return scene


def kinds(scene: Scene, request: Request, *, after: timedelta = timedelta(0)) -> list[str]:
    """What follows from a request, in order."""
    return [body.kind for body in scene.bodies(scene.ask(request, after=after))]


def press(scene: Scene, option: str) -> list[str]:
    """Press a button that is on offer now."""
    assert scene.state.offer
    return kinds(scene, Choose(ANA, scene.state.offer.seq, option))
