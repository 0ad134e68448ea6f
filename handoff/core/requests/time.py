"""What time asks: something is due, and has it been done?"""

from dataclasses import dataclass
from datetime import datetime

from handoff.core.conversation import Conversation
from handoff.core.decision import Decision
from handoff.core.entries import Body, Closed, Missed
from handoff.core.policy import Policy


@dataclass(frozen=True, slots=True)
class Tick:
    """Write down what has passed its due instant. Harmless twice, and before anything is due.

    An answer at the due instant itself is in time, so a target is missed only after it.
    """

    @property
    def sender(self) -> str:
        return "system"

    def decide(self, state: Conversation, now: datetime, policy: Policy) -> Decision:
        bodies = missed(state, now)
        if state.proposal_due_at and now > state.proposal_due_at:
            bodies.append(Closed("silence"))
        return bodies


def missed(state: Conversation, now: datetime) -> list[Body]:
    """The target that was missed before `now`, unless that is written down already.

    Whatever ends a debt writes this first: an answer that comes late, but before the next tick,
    is late all the same.
    """
    if state.due_at and not state.missed and now > state.due_at:
        return [Missed("first_human", state.due_at)]
    return []
