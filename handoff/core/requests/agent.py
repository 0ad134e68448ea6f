"""What an agent asks. Whether somebody is an agent at all is the panel's to know."""

from dataclasses import dataclass
from datetime import datetime

from handoff.core.conversation import Conversation, Phase
from handoff.core.decision import Decision, Refusal, RefusalCode
from handoff.core.entries import (
    Claimed,
    Closed,
    Noted,
    Released,
    Reopened,
    ResolutionProposed,
    Said,
)
from handoff.core.policy import Policy
from handoff.core.requests.time import missed
from handoff.core.text import MAX_SUMMARY, checked


@dataclass(frozen=True, slots=True)
class _FromAgent:
    agent: str
    name: str

    @property
    def sender(self) -> str:
        return f"agent:{self.agent}"

    def not_mine(self, state: Conversation) -> Refusal | None:
        """Why this agent may not act for the visitor's eyes, or None."""
        if state.phase is not Phase.ASSIGNED:
            return _not_assigned(state)
        if state.agent != self.agent:
            return Refusal(RefusalCode.NOT_YOURS, state.agent_name or "")
        return None


@dataclass(frozen=True, slots=True)
class Claim(_FromAgent):
    """Take it, from the queue or from the bot. Exactly one of many wins."""

    def decide(self, state: Conversation, now: datetime, policy: Policy) -> Decision:
        if state.phase is Phase.ASSIGNED:
            if state.agent == self.agent:
                return []  # a double click is not a second assignment
            return Refusal(RefusalCode.TAKEN, state.agent_name or "")
        if not state.seq or state.phase is Phase.CLOSED:
            return Refusal(RefusalCode.NOT_OPEN)
        return [Claimed(self.agent, self.name)]


@dataclass(frozen=True, slots=True)
class Say(_FromAgent):
    """Answer the visitor."""

    text: str

    def decide(self, state: Conversation, now: datetime, policy: Policy) -> Decision:
        text = checked(self.text)
        if isinstance(text, Refusal):
            return text
        said = Said(self.agent, self.name, text)
        return self.not_mine(state) or [*missed(state, now), said]


@dataclass(frozen=True, slots=True)
class Note(_FromAgent):
    """Leave a note for agents, whoever has the conversation and even when it is closed."""

    text: str

    def decide(self, state: Conversation, now: datetime, policy: Policy) -> Decision:
        text = checked(self.text)
        if isinstance(text, Refusal):
            return text
        return [Noted(self.agent, self.name, text)] if state.seq else _not_assigned(state)


@dataclass(frozen=True, slots=True)
class Release(_FromAgent):
    """Put it back into the queue. An answer that is owed keeps its due time."""

    def decide(self, state: Conversation, now: datetime, policy: Policy) -> Decision:
        due_at = state.due_at or now + policy.first_human_answer
        team = state.team or policy.team  # claimed from the bot, it had none yet
        return self.not_mine(state) or [Released(self.agent, self.name, due_at, team)]


@dataclass(frozen=True, slots=True)
class ProposeResolution(_FromAgent):
    """Sum up, and ask the visitor whether it is solved."""

    summary: str

    def decide(self, state: Conversation, now: datetime, policy: Policy) -> Decision:
        summary = checked(self.summary, limit=MAX_SUMMARY)
        if isinstance(summary, Refusal):
            return summary
        options = policy.front_line.resolution_options(state.locale)
        due_at = now + policy.confirm_within
        proposed = ResolutionProposed(self.agent, self.name, summary, options, due_at)
        return self.not_mine(state) or [*missed(state, now), proposed]


@dataclass(frozen=True, slots=True)
class Close(_FromAgent):
    """Close it without asking, as for a conversation that came to nothing."""

    def decide(self, state: Conversation, now: datetime, policy: Policy) -> Decision:
        return self.not_mine(state) or [*missed(state, now), Closed("agent")]


@dataclass(frozen=True, slots=True)
class Reopen(_FromAgent):
    """Take up a closed conversation again: it goes to the agent who asks."""

    def decide(self, state: Conversation, now: datetime, policy: Policy) -> Decision:
        if state.phase is not Phase.CLOSED:
            return Refusal(RefusalCode.WRONG_PHASE, state.agent_name or "")
        return [Reopened(), Claimed(self.agent, self.name)]


def _not_assigned(state: Conversation) -> Refusal:
    closed = not state.seq or state.phase is Phase.CLOSED
    return Refusal(RefusalCode.NOT_OPEN if closed else RefusalCode.WRONG_PHASE)
