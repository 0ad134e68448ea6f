"""What the house decides by: the voice of the front line, and the times it promises."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from handoff.core.entries import BotSaid, HandoffReason, Locale, Option, Route

FIRST_HUMAN_ANSWER = timedelta(minutes=10)  # promised to every visitor, at any hour

TEAMS = ("support", "billing", "datacentre", "administrators", "managers")
"""Who there is to resolve a problem; `support` is level 1."""


@dataclass(frozen=True, slots=True)
class ToPerson:
    """The front line must not, or cannot, answer: why, and what it knows of the question."""

    reason: HandoffReason
    route: Route | None = None


class FrontLine(Protocol):
    """What the bot says. Pure: the same words for the same question."""

    def greeting(self, locale: Locale) -> BotSaid:
        """The first words, before the visitor has asked anything."""

    def language_of(self, text: str, locale: Locale) -> Locale:
        """The language to answer these words in; `locale` where they do not tell."""

    def acknowledgement(self, locale: Locale) -> str:
        """That the message has arrived, and by when a person answers at the latest."""

    def reply(self, question: str, locale: Locale) -> BotSaid | ToPerson:
        """An answer or a choice of questions, or that a person must answer."""

    def answer(self, entry: str, locale: Locale) -> BotSaid | ToPerson:
        """The FAQ entry that the visitor picked, or that a person must answer."""

    def option_of(self, text: str, options: Sequence[Option], locale: Locale) -> str | None:
        """The id of the button that these words stand for; None: they say something else."""

    def follow_up(self, locale: Locale) -> BotSaid:
        """What to say when an answer did not help for the first time."""

    def helped(self, locale: Locale) -> BotSaid:
        """What to say when the answer helped."""

    def handoff(
        self, locale: Locale, reason: HandoffReason, route: Route | None = None
    ) -> BotSaid:
        """That a person takes over, what happens next, and which facts help until then."""

    def resolution_options(self, locale: Locale) -> tuple[Option, ...]:
        """The buttons under "solved?": `solved` and `not_yet`."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The figures and the voice that the rules ask. Sources: the customer's promise."""

    front_line: FrontLine
    team: str = "support"  # level 1, open 24/7
    first_human_answer: timedelta = FIRST_HUMAN_ANSWER
    confirm_within: timedelta = timedelta(hours=24)  # silence after "solved?" closes
    reopen_within: timedelta = timedelta(hours=24)  # later words begin a new conversation
