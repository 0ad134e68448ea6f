"""What a visitor asks."""

from dataclasses import dataclass, replace
from datetime import datetime

from handoff.core.conversation import Conversation, Offer, Phase
from handoff.core.decision import Decision, Refusal, RefusalCode
from handoff.core.entries import (
    Acknowledged,
    AskedForPerson,
    Body,
    BotSaid,
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
        chose = _meant(state, text, policy)
        heard = state if chose else _heard(state, text, policy)
        wrote = Wrote(
            text,
            _due(state, now, policy),
            None if heard.locale == state.locale else heard.locale,
            chose.of if chose else None,
        )
        follows = (
            _choosing(heard, chose, now, policy) if chose else _answering(heard, text, now, policy)
        )
        return [*_reopening(state), wrote, *_acknowledging(heard, policy), *follows]


@dataclass(frozen=True, slots=True)
class Choose(_FromVisitor):
    """Press a button of entry `seq`. An outdated or made-up one is refused."""

    seq: int
    option: str

    def decide(self, state: Conversation, now: datetime, policy: Policy) -> Decision:
        chose = _chosen(state.offer, self.option)
        if chose is None or chose.of != self.seq:
            return Refusal(RefusalCode.OUTDATED_CHOICE)
        if state.proposed:
            return _resolution_answer(self.option)
        return _choosing(state, chose, now, policy)


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
            *_handoff(state, ToPerson("asked"), now, policy),
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
        # people had it: it goes back to people
        return _handoff(state, ToPerson("reopened"), now, policy)
    return _replying(state, policy.front_line.reply(text, state.locale), now, policy)


def _chosen(offer: Offer | None, option: str) -> Chose | None:
    """The press of a button that is on offer."""
    label = offer.label(option) if offer else None
    return Chose(offer.seq, option, label, offer.entry) if offer and label is not None else None


def _meant(state: Conversation, text: str, policy: Policy) -> Chose | None:
    """The button that the words stand for. "Solved?" was asked by a person, who reads them."""
    if state.offer is None or state.proposed:
        return None
    option = policy.front_line.option_of(text, state.offer.options, state.locale)
    return _chosen(state.offer, option) if option else None


def _heard(state: Conversation, text: str, policy: Policy) -> Conversation:
    """The state, in the language of the visitor's newest words."""
    return replace(state, locale=policy.front_line.language_of(text, state.locale))


def _choosing(state: Conversation, chose: Chose, now: datetime, policy: Policy) -> list[Body]:
    """The choice and what follows from it."""
    voice, option = policy.front_line, chose.option
    if option == "helped":
        return [chose, voice.helped(state.locale), Closed("helped")]
    if option == "not_helped" and state.not_helped + 1 < MISSES_BEFORE_HANDOFF:
        return [chose, voice.follow_up(state.locale)]
    if option.startswith(FAQ_OPTION):
        picked = voice.answer(option.removeprefix(FAQ_OPTION), state.locale)
        return [chose, *_replying(state, picked, now, policy)]
    reason: HandoffReason = "asked" if option == "person" else "not_helped"
    return [chose, *_handoff(state, ToPerson(reason), now, policy)]


def _replying(
    state: Conversation, reply: BotSaid | ToPerson, now: datetime, policy: Policy
) -> list[Body]:
    return _handoff(state, reply, now, policy) if isinstance(reply, ToPerson) else [reply]


def _resolution_answer(option: str) -> Decision:
    if option == "solved":
        return [ResolutionConfirmed(), Closed("confirmed")]
    return [ResolutionDeclined()]


def _handoff(state: Conversation, why: ToPerson, now: datetime, policy: Policy) -> list[Body]:
    """Level 1 takes everything first, whoever resolves it in the end."""
    due_at = now + policy.first_human_answer
    said = policy.front_line.handoff(state.locale, why.reason, why.route)
    return [HandedOff(policy.team, why.reason, due_at, why.route), said]
