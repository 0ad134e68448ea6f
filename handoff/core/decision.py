"""What a request comes to: the entries that follow from it, or a refusal with a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from handoff.core.conversation import Conversation, Phase
from handoff.core.entries import AGENTS_ONLY, Body, Claimed, Released, author_of
from handoff.core.policy import Policy


class RefusalCode(StrEnum):
    """Why a request was refused. The wire carries these; each client has words for them."""

    TAKEN = "taken"  # another agent has it
    NOT_YOURS = "not_yours"  # only the agent who has it, or the visitor whose it is, may do this
    NOT_OPEN = "not_open"  # it is closed, or was never opened
    WRONG_PHASE = "wrong_phase"  # not now: nobody has claimed it, or somebody has
    OUTDATED_CHOICE = "outdated_choice"  # the button is no longer offered
    ALREADY_RATED = "already_rated"
    BAD_TEXT = "bad_text"  # empty, too long, or not text
    BAD_SCORE = "bad_score"  # a rating outside 1 to 5
    PERSON_ANSWERS = "person_answers"  # the bot may not speak now


@dataclass(frozen=True, slots=True)
class Refusal:
    """A request that the rules do not allow; `detail` names whom or what (a name, a limit)."""

    code: RefusalCode
    detail: str = ""


Decision = Sequence[Body] | Refusal
"""The entries to append (none: there was nothing to do), or the refusal."""


class Request(Protocol):
    """Something asked of a conversation. Pure: no clock, no I/O."""

    @property
    def sender(self) -> str:
        """Who asks: "visitor:…", "agent:…" or "system"."""

    def decide(self, state: Conversation, now: datetime, policy: Policy) -> Decision:
        """What follows, given the state and the instant (UTC)."""


def decide(state: Conversation, request: Request, now: datetime, policy: Policy) -> Decision:
    """The request's own decision, held to two laws.

    Nobody acts in another visitor's conversation, and the bot never talks over a person.
    """
    if _is_stranger(state, request.sender):
        return Refusal(RefusalCode.NOT_YOURS)
    decision = request.decide(state, now, policy)
    if not isinstance(decision, Refusal) and _bot_talks_over(state.phase, decision):
        return Refusal(RefusalCode.PERSON_ANSWERS)
    return decision


def _is_stranger(state: Conversation, sender: str) -> bool:
    return state.seq > 0 and sender.startswith("visitor:") and sender != f"visitor:{state.visitor}"


def _bot_talks_over(phase: Phase, bodies: Sequence[Body]) -> bool:
    assigned = phase is Phase.ASSIGNED
    for body in bodies:
        if isinstance(body, Claimed):
            assigned = True
        elif isinstance(body, Released):
            assigned = False
        elif assigned and author_of(body) == "bot":
            return True
    return False


def seen_by_visitor(body: Body) -> bool:
    """Whether a visitor may ever see this."""
    return not isinstance(body, AGENTS_ONLY)
