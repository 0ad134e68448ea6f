"""What a visitor asks."""

from dataclasses import dataclass, replace
from datetime import datetime

from handoff.core.conversation import Conversation, Phase
from handoff.core.decision import Decision, Refusal, RefusalCode
from handoff.core.entries import (
    Acknowledged,
    AskedForPerson,
    Body,
    Chose,
    Closed,
    Contact,
    HandedOff,
    HandoffReason,
    Locale,
    Opened,
    Rated,
    Reopened,
    ResolutionConfirmed,
    ResolutionDeclined,
    Route,
    Wrote,
)
from handoff.core.policy import Policy, ToPerson
from handoff.core.text import MAX_COMMENT, checked

FAQ_OPTION = "faq:"  # prefix of the buttons that name an FAQ entry
MISSES_BEFORE_HANDOFF = 2  # answers that did not help before a person takes over unasked


@dataclass(frozen=True, slots=True)
class _FromVisitor:
    visitor: str

    @property
    def sender(self) -> str:
        return f"visitor:{self.visitor}"


@dataclass(frozen=True, slots=True)
class Open(_FromVisitor):
    """Begin the visitor's `number`-th conversation on a site, greeted by the front line."""

    number: int
    site: str
    channel: str
    locale: Locale
    contact: Contact | None = None

    def decide(self, state: Conversation, now: datetime, policy: Policy) -> Decision:
        if state.seq:
            return []
        opened = Opened(
            self.visitor, self.number, self.site, self.channel, self.locale, self.contact
        )
        return [opened, policy.front_line.greeting(self.locale)]


@dataclass(frozen=True, slots=True)
class Write(_FromVisitor):
    """Send words. The acknowledgement and the bot's answer are committed with them."""

    text: str

    def decide(self, state: Conversation, now: datetime, policy: Policy) -> Decision:
        text = checked(self.text)
        if isinstance(text, Refusal):
            return text
        if not goes_on(state, now, policy):
            return Refusal(RefusalCode.NOT_OPEN)
        due_at = _due(state, now, policy)
        language = policy.front_line.language_of(text, state.locale)
        wrote = Wrote(text, due_at, None if language == state.locale else language)
        heard = replace(state, locale=language)
        return [
            *_reopening(state),
            wrote,
            *_acknowledging(heard, policy),
            *_answering(heard, text, now, policy),
        ]


@dataclass(frozen=True, slots=True)
class Choose(_FromVisitor):
    """Press a button of entry `seq`. An outdated or made-up one is refused."""

    seq: int
    option: str

    def decide(self, state: Conversation, now: datetime, policy: Policy) -> Decision:
        label = state.offer.label(self.option) if state.offer else None
        if state.offer is None or state.offer.seq != self.seq or label is None:
            return Refusal(RefusalCode.OUTDATED_CHOICE)
        if state.proposed:
            return _resolution_answer(self.option)
        chose = Chose(self.seq, self.option, label, state.offer.entry)
        return [chose, *_after_choice(state, self.option, now, policy)]


@dataclass(frozen=True, slots=True)
class AskForPerson(_FromVisitor):
    """Talk to a person: always possible, whatever the bot would say."""

    def decide(self, state: Conversation, now: datetime, policy: Policy) -> Decision:
        if not goes_on(state, now, policy):
            return Refusal(RefusalCode.NOT_OPEN)
        if state.phase in (Phase.QUEUED, Phase.ASSIGNED):
            return []  # a person has been asked for already
        return [
            *_reopening(state),
            AskedForPerson(),
            *_acknowledging(state, policy),
            *_handoff(state, "asked", now, policy),
        ]


@dataclass(frozen=True, slots=True)
class Rate(_FromVisitor):
    """Rate a closed conversation, once: 1 (poor) to 5 (excellent), with or without a comment."""

    score: int
    comment: str = ""

    def decide(self, state: Conversation, now: datetime, policy: Policy) -> Decision:
        if not 1 <= self.score <= 5:
            return Refusal(RefusalCode.BAD_SCORE)
        if state.phase is not Phase.CLOSED:
            return Refusal(RefusalCode.WRONG_PHASE)
        if state.rated:
            return Refusal(RefusalCode.ALREADY_RATED)
        comment = checked(self.comment, limit=MAX_COMMENT) if self.comment.strip() else ""
        return comment if isinstance(comment, Refusal) else [Rated(self.score, comment)]


def goes_on(state: Conversation, now: datetime, policy: Policy) -> bool:
    """Whether new words belong here: not before it is opened, nor long after it was closed."""
    if state.phase is Phase.CLOSED and state.closed_at:
        return now - state.closed_at <= policy.reopen_within
    return state.seq > 0


def _reopening(state: Conversation) -> list[Body]:
    return [Reopened()] if state.phase is Phase.CLOSED else []


def _due(state: Conversation, now: datetime, policy: Policy) -> datetime | None:
    """The promise that begins with these words: an agent took it, and nothing was owed yet."""
    waits_anew = state.phase is Phase.ASSIGNED and not state.answered and not state.due_at
    return now + policy.first_human_answer if waits_anew else None


def _acknowledging(state: Conversation, policy: Policy) -> list[Body]:
    """The acknowledgement of the first words since it was opened or reopened.

    A person who has it answers themselves: nothing is promised in their stead.
    """
    if state.phase is Phase.ASSIGNED or (state.acknowledged and state.phase is not Phase.CLOSED):
        return []
    of = state.seq + len(_reopening(state)) + 1
    return [Acknowledged(of, policy.front_line.acknowledgement(state.locale))]


def _answering(state: Conversation, text: str, now: datetime, policy: Policy) -> list[Body]:
    """The bot's answer, or the handoff where it has none; silence where people answer."""
    if state.phase in (Phase.QUEUED, Phase.ASSIGNED):
        return []
    if state.phase is Phase.CLOSED and state.by_people:
        return _handoff(state, "reopened", now, policy)  # people had it: it goes back to people
    reply = policy.front_line.reply(text, state.locale)
    if isinstance(reply, ToPerson):
        return _handoff(state, reply.reason, now, policy, reply.route)
    return [reply]


def _after_choice(state: Conversation, option: str, now: datetime, policy: Policy) -> list[Body]:
    voice = policy.front_line
    if option == "helped":
        return [voice.helped(state.locale), Closed("helped")]
    if option == "not_helped" and state.not_helped + 1 < MISSES_BEFORE_HANDOFF:
        return [voice.follow_up(state.locale)]
    if option.startswith(FAQ_OPTION):
        answer = voice.answer(option.removeprefix(FAQ_OPTION), state.locale)
        if answer:
            return [answer]
    reason: HandoffReason = "asked" if option == "person" else "not_helped"
    return _handoff(state, reason, now, policy)


def _resolution_answer(option: str) -> Decision:
    if option == "solved":
        return [ResolutionConfirmed(), Closed("confirmed")]
    return [ResolutionDeclined()]


def _handoff(
    state: Conversation,
    reason: HandoffReason,
    now: datetime,
    policy: Policy,
    route: Route | None = None,
) -> list[Body]:
    """Level 1 takes everything first, whoever resolves it in the end."""
    due_at = now + policy.first_human_answer
    said = policy.front_line.handoff(state.locale, reason, route)
    return [HandedOff(policy.team, reason, due_at, route), said]
