"""What the front line says and offers: answers from the FAQ, and the way to a person."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from math import ceil
from typing import Protocol, assert_never, get_args

from bot.catalogue import Catalogue, Key
from bot.small_talk import small_talk
from faq import Answer, Candidate, Knowledge, NoMatch, Unsure, Verdict, answer_text
from handoff.core.entries import BotSaid, HandoffReason, Locale, Option, SpeechKind
from handoff.core.policy import FIRST_HUMAN_ANSWER
from handoff.core.requests.visitor import FAQ_OPTION

_OPENINGS: Mapping[HandoffReason, Key] = {
    "asked": Key.HANDOFF_ASKED,
    "not_found": Key.HANDOFF_NOT_FOUND,
    "not_helped": Key.HANDOFF_NOT_HELPED,
    "reopened": Key.HANDOFF_REOPENED,
}


class Matching(Protocol):
    """Finds what a question is about."""

    def ask(self, question: str, language: str) -> Verdict:
        """An answer, a choice, or no match."""


class FaqFrontLine:
    """The voice over a matcher and its knowledge. Pure: the same words for the same question.

    `variables` fill the answers' blanks and must hold `company`; `first_human_answer` is the time
    that is promised, told in whole minutes, rounded up. Raises KeyError for an answer with a blank
    that nothing fills, or without a text in one of our languages.
    """

    def __init__(
        self,
        matcher: Matching,
        knowledge: Knowledge,
        *,
        variables: Mapping[str, str],
        first_human_answer: timedelta = FIRST_HUMAN_ANSWER,
    ) -> None:
        locales: tuple[Locale, ...] = get_args(Locale)
        self._matcher = matcher
        self._knowledge = knowledge
        self._company = variables["company"]
        self._minutes = ceil(first_human_answer / timedelta(minutes=1))
        self._catalogues = {locale: Catalogue(locale) for locale in locales}
        self._answers = {
            (entry.id, locale): answer_text(entry, locale, variables)
            for entry in knowledge.entries.values()
            for locale in locales
        }

    def greeting(self, locale: Locale) -> BotSaid:
        """The first words: that no person is speaking, and how to get one."""
        text = self._catalogues[locale].say(Key.GREETING, company=self._company)
        return BotSaid("greeting", text, (self._person(locale),))

    def acknowledgement(self, locale: Locale) -> str:
        """That the message has arrived, and by when a person answers at the latest."""
        return self._catalogues[locale].count(Key.ACKNOWLEDGED_MINUTES, self._minutes)

    def reply(self, question: str, locale: Locale) -> BotSaid | None:
        """An answer, a choice of questions, or a kind word; None: a person must answer."""
        match small_talk(question):
            case "hello":
                return self._ask_back("greeting", Key.HELLO, locale)
            case "thanks":
                return self._ask_back("follow_up", Key.YOU_ARE_WELCOME, locale)
        match self._matcher.ask(question, locale):
            case Answer(entry=entry, confidence=confidence):
                return self._answer(entry, locale, confidence)
            case Unsure(candidates=candidates):
                return self._choices(candidates, locale)
            case NoMatch():
                return None
            case verdict:
                assert_never(verdict)

    def answer(self, entry: str, locale: Locale) -> BotSaid | None:
        """The FAQ entry that the visitor picked; None: there is no such entry any more."""
        return self._answer(entry, locale, None)

    def follow_up(self, locale: Locale) -> BotSaid:
        """What to say when an answer did not help for the first time."""
        return self._ask_back("follow_up", Key.FOLLOW_UP, locale)

    def helped(self, locale: Locale) -> BotSaid:
        """What to say when the answer helped."""
        return BotSaid("helped", self._catalogues[locale].say(Key.GLAD))

    def handoff(self, locale: Locale, reason: HandoffReason) -> BotSaid:
        """That a person takes over, and what happens next."""
        say = self._catalogues[locale]
        what_next = say.count(Key.NEXT_MINUTES, self._minutes)
        return BotSaid("handoff", f"{say.say(_OPENINGS[reason])} {what_next}")

    def resolution_options(self, locale: Locale) -> tuple[Option, ...]:
        """The buttons under "solved?": `solved` and `not_yet`."""
        say = self._catalogues[locale].say
        return (
            Option("solved", say(Key.BUTTON_SOLVED)),
            Option("not_yet", say(Key.BUTTON_NOT_YET)),
        )

    def _answer(self, entry: str, locale: Locale, confidence: float | None) -> BotSaid | None:
        text = self._answers.get((entry, locale))
        if text is None:
            return None
        say = self._catalogues[locale].say
        options = (
            Option("helped", say(Key.BUTTON_HELPED)),
            Option("not_helped", say(Key.BUTTON_NOT_HELPED)),
            self._person(locale),
        )
        asked = f"{text}\n\n{say(Key.DID_THIS_HELP)}"
        return BotSaid("answer", asked, options, entry, confidence)

    def _choices(self, candidates: Sequence[Candidate], locale: Locale) -> BotSaid:
        entries = [self._knowledge.entries[candidate.entry] for candidate in candidates]
        text = self._catalogues[locale].count(Key.CHOICES, len(entries))
        questions = [
            Option(f"{FAQ_OPTION}{entry.id}", entry.texts[locale].question) for entry in entries
        ]
        return BotSaid("choices", text, (*questions, self._person(locale)))

    def _ask_back(self, speech: SpeechKind, key: Key, locale: Locale) -> BotSaid:
        return BotSaid(speech, self._catalogues[locale].say(key), (self._person(locale),))

    def _person(self, locale: Locale) -> Option:
        return Option("person", self._catalogues[locale].say(Key.BUTTON_PERSON))
