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
        bodies: list[Body] = []
        if state.due_at and not state.missed and now > state.due_at:
            bodies.append(Missed("first_human", state.due_at))
        if state.proposal_due_at and now > state.proposal_due_at:
            bodies.append(Closed("silence"))
        return bodies
