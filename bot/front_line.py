"""What the front line says and offers: answers from the FAQ, and the way to a person."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from math import ceil
from typing import assert_never, get_args

from bot.catalogue import Catalogue, Key
from bot.meant_option import meant_option
from bot.small_talk import small_talk
from faq import Answer, Candidate, Entry, NoMatch, Routed, Unsure
from faq.language import language_of
from handoff.core.entries import BotSaid, HandoffReason, Locale, Option, Route, SpeechKind
from handoff.core.policy import FIRST_HUMAN_ANSWER, ToPerson
from handoff.core.requests.visitor import FAQ_OPTION
from handoff.knowledge.known import Knowing, Known
from rich_text.plain import plain
from rich_text.tree import Items, Paragraph, Span

_OPENINGS: Mapping[HandoffReason, Key] = {
    "asked": Key.HANDOFF_ASKED,
    "not_found": Key.HANDOFF_NOT_FOUND,
    "not_helped": Key.HANDOFF_NOT_HELPED,
    "reopened": Key.HANDOFF_REOPENED,
    "routed": Key.HANDOFF_ROUTED,
}


class FaqFrontLine:
    """The voice over what is known at the moment. Each reply is of one state of the knowledge.

    `first_human_answer` is the time that is promised, told in whole minutes, rounded up.
    """

    def __init__(
        self,
        knowing: Knowing,
        *,
        company: str,
        first_human_answer: timedelta = FIRST_HUMAN_ANSWER,
    ) -> None:
        locales: tuple[Locale, ...] = get_args(Locale)
        self._knowing = knowing
        self._company = company
        self._minutes = ceil(first_human_answer / timedelta(minutes=1))
        self._catalogues = {locale: Catalogue(locale) for locale in locales}

    def greeting(self, locale: Locale) -> BotSaid:
        """The first words: that no person is speaking, and how to get one."""
        text = self._catalogues[locale].say(Key.GREETING, company=self._company)
        return BotSaid("greeting", text, (self._person(locale),))

    def acknowledgement(self, locale: Locale) -> str:
        """That the message has arrived, and by when a person answers at the latest."""
        return self._catalogues[locale].count(Key.ACKNOWLEDGED_MINUTES, self._minutes)

    def language_of(self, text: str, locale: Locale) -> Locale:
        """The language to answer these words in; `locale` where they do not tell.

        Words in a third language are answered in the one that their writer more likely reads.
        """
        return language_of(text, locale)

    def reply(self, question: str, locale: Locale) -> BotSaid | ToPerson:
        """An answer, a choice of questions, or a kind word; or that a person must answer."""
        match small_talk(question):
            case "hello":
                return self._ask_back("greeting", Key.HELLO, locale)
            case "thanks":
                return self._ask_back("follow_up", Key.YOU_ARE_WELCOME, locale)
            case "person":
                return ToPerson("asked")
        known = self._knowing.current
        match known.matcher.ask(question, locale):
            case Answer(entry=entry, confidence=confidence):
                return self._answer(known, entry, locale, confidence)
            case Unsure(candidates=candidates):
                return self._choices(known, candidates, locale)
            case Routed(entry=entry):
                return _to_person(known.knowledge.entries[entry], locale)
            case NoMatch():
                return ToPerson("not_found")
            case verdict:
                assert_never(verdict)

    def answer(self, entry: str, locale: Locale) -> BotSaid | ToPerson:
        """The FAQ entry that the visitor picked; a person where it is a route, or gone."""
        return self._answer(self._knowing.current, entry, locale, None)

    def option_of(self, text: str, options: Sequence[Option], locale: Locale) -> str | None:
        """The id of the button that these words stand for; None: they say something else."""
        return meant_option(text, options, locale)

    def follow_up(self, locale: Locale) -> BotSaid:
        """What to say when an answer did not help for the first time."""
        return self._ask_back("follow_up", Key.FOLLOW_UP, locale)

    def helped(self, locale: Locale) -> BotSaid:
        """What to say when the answer helped."""
        return BotSaid("helped", self._catalogues[locale].say(Key.GLAD))

    def handoff(
        self, locale: Locale, reason: HandoffReason, route: Route | None = None
    ) -> BotSaid:
        """That a person takes over, what happens next, and which facts help until then."""
        say = self._catalogues[locale]
        what_next = say.count(Key.NEXT_MINUTES, self._minutes)
        text = f"{say.say(_OPENINGS[reason])} {what_next}"
        if route is None or not route.facts:
            return BotSaid("handoff", text)
        facts = Items(ordered=False, items=tuple((Span(fact),) for fact in route.facts))
        rich = (_paragraph(text), _paragraph(say.say(Key.FACTS)), facts)
        return BotSaid("handoff", plain(rich), rich=rich)

    def resolution_options(self, locale: Locale) -> tuple[Option, ...]:
        """The buttons under "solved?": `solved` and `not_yet`."""
        say = self._catalogues[locale].say
        return (
            Option("solved", say(Key.BUTTON_SOLVED)),
            Option("not_yet", say(Key.BUTTON_NOT_YET)),
        )

    def _answer(
        self, known: Known, entry: str, locale: Locale, confidence: float | None
    ) -> BotSaid | ToPerson:
        """The answer and whether it helped; a person where it is a route, or gone."""
        answer = known.answers.get((entry, locale))
        if answer is None:
            return _to_person(known.knowledge.entries.get(entry), locale)
        say = self._catalogues[locale].say
        options = (
            Option("helped", say(Key.BUTTON_HELPED)),
            Option("not_helped", say(Key.BUTTON_NOT_HELPED)),
            self._person(locale),
        )
        rich = (*answer, _paragraph(say(Key.DID_THIS_HELP)))
        return BotSaid("answer", plain(rich), options, entry, confidence, rich)

    def _choices(self, known: Known, candidates: Sequence[Candidate], locale: Locale) -> BotSaid:
        entries = [known.knowledge.entries[candidate.entry] for candidate in candidates]
        text = self._catalogues[locale].count(Key.CHOICES, len(entries))
        questions = [
            Option(f"{FAQ_OPTION}{entry.id}", entry.texts[locale].question) for entry in entries
        ]
        return BotSaid("choices", text, (*questions, self._person(locale)))

    def _ask_back(self, speech: SpeechKind, key: Key, locale: Locale) -> BotSaid:
        return BotSaid(speech, self._catalogues[locale].say(key), (self._person(locale),))

    def _person(self, locale: Locale) -> Option:
        return Option("person", self._catalogues[locale].say(Key.BUTTON_PERSON))


def _to_person(entry: Entry | None, locale: Locale) -> ToPerson:
    """Whom the entry leads to, and what they will need to know."""
    if entry is None or entry.route is None:
        return ToPerson("not_found")
    facts = entry.texts[locale].facts
    return ToPerson("routed", Route(entry.id, entry.route.team, entry.route.kind, facts))


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Span(text),))
