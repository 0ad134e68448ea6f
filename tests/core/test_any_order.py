"""Any requests by anybody, in any order and at any time, keep the laws of the house."""

from datetime import datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from handoff.core.conversation import Conversation, Phase, fold
from handoff.core.decision import Decision, Refusal, Request
from handoff.core.entries import (
    Acknowledged,
    AskedForPerson,
    BotSaid,
    Claimed,
    Closed,
    Missed,
    Released,
    ResolutionProposed,
    Said,
    Wrote,
    author_of,
)
from handoff.core.policy import Policy
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
from handoff.core.requests.visitor import AskForPerson, Choose, Open, Rate, Write
from tests.core.scenes import OLA, PIOTR, TICK, Scene

OPTIONS = ("helped", "not_helped", "person", "faq:invoice", "faq:gone", "solved", "not_yet", "?")
WORDS = (
    *("my invoice", "maybe", "slow", "my server hums", "pl: hej"),
    *("yes", "no", "About password?", "Talk to a person", "Solved"),
    *("", "\x00", "x" * 4001),
)
visitors = st.sampled_from(["ana", "bruno"])
agents = st.sampled_from([OLA, PIOTR])
words = st.sampled_from(WORDS)
spans = st.sampled_from(
    [
        timedelta(0),
        TICK,
        timedelta(seconds=30),
        timedelta(minutes=10),
        timedelta(minutes=10) + TICK,
        timedelta(hours=24),
        timedelta(hours=24) + TICK,
    ]
)


class Interruption:
    """The bot wants to speak, whoever has the conversation."""

    sender = "bot"

    def decide(self, state: Conversation, now: datetime, policy: Policy) -> Decision:
        return [BotSaid("answer", "Let me interrupt")] if state.seq else []


class AnyOrder(RuleBasedStateMachine):
    """Each of two visitors has a conversation; both try to get at both, and so do two agents."""

    def __init__(self) -> None:
        super().__init__()
        self.scenes = {visitor: Scene(f"of {visitor}") for visitor in ("ana", "bruno")}
        self.owed: dict[str, datetime | None] = {}

    @initialize()
    def both_open(self) -> None:
        for visitor in self.scenes:
            self.ask(visitor, Open(visitor, 1, "shop", "web", "en"), timedelta(0))

    def ask(self, whose: str, request: Request, after: timedelta) -> None:
        scene = self.scenes[whose]
        before, length = scene.state, len(scene.entries)
        decision = scene.ask(request, after=after)
        if isinstance(decision, Refusal):
            assert scene.state is before
        else:
            assert len(scene.entries) == length + len(decision)
            check_acknowledged(before, decision)
            check_debt(before, decision, scene.now)

    @rule(whose=visitors, by=visitors, text=words, after=spans)
    def write(self, whose: str, by: str, text: str, after: timedelta) -> None:
        self.ask(whose, Write(by, text), after)

    @rule(whose=visitors, option=st.sampled_from(OPTIONS), back=st.integers(0, 3), after=spans)
    def choose(self, whose: str, option: str, back: int, after: timedelta) -> None:
        state = self.scenes[whose].state
        seq = state.offer.seq if state.offer else state.seq
        self.ask(whose, Choose(whose, seq - back, option), after)

    @rule(whose=visitors, pick=st.integers(0, 5), after=spans)
    def press(self, whose: str, pick: int, after: timedelta) -> None:
        offer = self.scenes[whose].state.offer
        if offer:
            option = offer.options[pick % len(offer.options)]
            self.ask(whose, Choose(whose, offer.seq, option.id), after)

    @rule(whose=visitors, by=visitors, score=st.integers(0, 6), after=spans)
    def others_of_the_visitor(self, whose: str, by: str, score: int, after: timedelta) -> None:
        self.ask(whose, AskForPerson(by), after)
        self.ask(whose, Rate(by, score), timedelta(0))

    @rule(whose=visitors, by=agents, after=spans)
    def claim(self, whose: str, by: tuple[str, str], after: timedelta) -> None:
        self.ask(whose, Claim(*by), after)

    @rule(whose=visitors, by=agents, text=words, after=spans)
    def say(self, whose: str, by: tuple[str, str], text: str, after: timedelta) -> None:
        self.ask(whose, Say(*by, text), after)

    @rule(whose=visitors, by=agents, text=words, after=spans)
    def propose(self, whose: str, by: tuple[str, str], text: str, after: timedelta) -> None:
        self.ask(whose, ProposeResolution(*by, text), after)

    @rule(
        whose=visitors,
        by=agents,
        what=st.sampled_from([Release, Close, Reopen]),
        text=words,
        after=spans,
    )
    def others_of_the_agent(
        self,
        whose: str,
        by: tuple[str, str],
        what: type[Release | Close | Reopen],
        text: str,
        after: timedelta,
    ) -> None:
        self.ask(whose, what(*by), after)
        self.ask(whose, Note(*by, text), timedelta(0))

    @rule(whose=visitors, after=spans)
    def tick(self, whose: str, after: timedelta) -> None:
        self.ask(whose, Tick(), after)
        state = self.scenes[whose].state
        assert state.next_due_at is None or state.next_due_at >= self.scenes[whose].now
        assert self.scenes[whose].ask(Tick()) == []  # harmless twice

    @rule(whose=visitors, after=spans)
    def interrupt(self, whose: str, after: timedelta) -> None:
        self.ask(whose, Interruption(), after)

    @invariant()
    def the_state_is_the_fold_of_the_entries(self) -> None:
        for scene in self.scenes.values():
            assert fold(scene.id, scene.entries) == scene.state

    @invariant()
    def seq_has_no_gaps(self) -> None:
        for scene in self.scenes.values():
            assert [entry.seq for entry in scene.entries] == list(range(1, len(scene.entries) + 1))

    @invariant()
    def the_bot_is_silent_from_a_claim_to_a_release_or_the_end(self) -> None:
        for scene in self.scenes.values():
            claimed = False
            for entry in scene.entries:
                if isinstance(entry.body, Claimed):
                    claimed = True
                elif isinstance(entry.body, Released | Closed):
                    claimed = False
                assert not (claimed and author_of(entry.body) == "bot")

    @invariant()
    def exactly_one_of_bot_queue_and_agent_has_what_is_open(self) -> None:
        for scene in self.scenes.values():
            state = scene.state
            assert (state.agent is not None) == (state.phase is Phase.ASSIGNED)
            assert (state.agent_name is not None) == (state.phase is Phase.ASSIGNED)
            assert (state.queued_at is not None) == (state.phase is Phase.QUEUED)
            assert (state.team is not None) or state.phase is not Phase.QUEUED

    @invariant()
    def who_waits_has_been_promised_an_instant_and_who_is_done_has_not(self) -> None:
        for scene in self.scenes.values():
            state = scene.state
            if state.phase is Phase.QUEUED:
                assert state.due_at
                assert state.unanswered_since
            if state.unanswered_since and not state.answered:
                assert state.due_at
            if state.phase in (Phase.BOT, Phase.CLOSED):
                assert state.due_at is None
                assert state.next_due_at is None
            assert state.due_at or not state.missed

    @invariant()
    def solved_is_asked_by_the_agent_who_has_it(self) -> None:
        for scene in self.scenes.values():
            state = scene.state
            assert not state.proposed or state.phase is Phase.ASSIGNED
            assert state.proposed or state.proposal_due_at is None


def check_acknowledged(before: Conversation, decision: Decision) -> None:
    """The first words since the opening are acknowledged at once, unless a person has it."""
    assert not isinstance(decision, Refusal)
    first = not before.acknowledged or before.phase is Phase.CLOSED
    first = first and before.phase is not Phase.ASSIGNED
    for n, body in enumerate(decision, start=1):
        if isinstance(body, Wrote | AskedForPerson):
            follows = decision[n] if n < len(decision) else None
            assert isinstance(follows, Acknowledged) == first
            assert not isinstance(follows, Acknowledged) or follows.of == before.seq + n


def check_debt(before: Conversation, decision: Decision, now: datetime) -> None:
    """A debt that ends after its due instant has been written down as missed."""
    assert not isinstance(decision, Refusal)
    ends = any(isinstance(body, Said | ResolutionProposed | Closed) for body in decision)
    if ends and before.due_at and now > before.due_at:
        assert before.missed or any(isinstance(body, Missed) for body in decision)


AnyOrder.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestAnyOrder = AnyOrder.TestCase
