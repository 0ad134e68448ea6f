"""One entry as one line of a transcript, in the reader's language and time.

Names and texts are strangers' words: what would turn the reading direction of the words around
them is taken out, and what reads from right to left stands in an isolate of its own.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import assert_never

from handoff.core.entries import (
    Acknowledged,
    AskedForPerson,
    Author,
    BotSaid,
    Chose,
    Claimed,
    Closed,
    Entry,
    HandedOff,
    Locale,
    Missed,
    Noted,
    Opened,
    Option,
    Rated,
    Released,
    Reopened,
    ResolutionConfirmed,
    ResolutionDeclined,
    ResolutionProposed,
    Route,
    Said,
    Wrote,
)
from handoff.core.text import MAX_NAME
from handoff.core.transcript_words import Words

_STEERING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")  # embeddings, overrides and isolates
_HIDDEN = re.compile(r"[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\ufeff]")
_ISOLATE, _END = "\u2068", "\u2069"
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as it is read. `at` is in the reader's zone; what may be empty has a default."""

    seq: int
    at: datetime
    kind: str
    who: Author
    name: str
    text: str
    role: str = ""  # what kind of somebody `name` is
    mark: str = ""  # what kind of words: a note, a summary, a button, in which language
    options: tuple[str, ...] = ()  # what the buttons under it say
    source: str = ""  # agents only: which FAQ entry, and how sure; or whom it leads to


def instant(at: datetime) -> str:
    """An instant to the second, with its distance from UTC."""
    return at.isoformat(sep=" ", timespec="seconds")


def isolated(words: str) -> str:
    """Words, of one paragraph, whose direction leaves what is around them alone."""
    if _RIGHT_TO_LEFT.isdisjoint(map(unicodedata.bidirectional, words)):
        return words  # most are: no need for characters that simple editors show as boxes
    return f"{_ISOLATE}{words}{_END}"


def steady(text: str) -> str:
    """Text without the characters that steer the direction of other text."""
    return _STEERING.sub("", text)


def plain_name(name: str) -> str:
    """A name on one line, without hidden characters that make it look like another's."""
    return " ".join(_HIDDEN.sub("", steady(name)).split())[:MAX_NAME]


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells entries to one kind of reader."""

    words: Words
    zone: tzinfo
    for_agent: bool

    def line(self, entry: Entry) -> Line:  # noqa: C901 - one arm per kind of entry is the point: a new kind breaks the build here
        """The entry in words. Whether this reader may see it has been asked before."""
        words = self.words
        match entry.body:
            case Opened() as body:
                return self._event(entry, words.opened, self._opening(body))
            case Wrote(text=text, language=language):
                return self._visitor(entry, text, mark=self._language(language))
            case Acknowledged(text=text):
                return self._bot(entry, text)
            case BotSaid() as body:
                return self._bot(entry, body.text, body.options, self._source(body))
            case Chose(label=label):
                return self._visitor(entry, label, mark=words.button)
            case AskedForPerson():
                return self._event(entry, words.asked_for_person)
            case HandedOff() as body:
                until = words.handed_off.format(due=self._instant(body.due_at))
                told = self._event(entry, until, self._handing(body))
                return replace(told, source=self._route(body.route))
            case Claimed(name=name):
                return self._event(entry, words.claimed.format(name=self._who(name)))
            case Said(name=name, text=text):
                return self._agent(entry, name, text)
            case Noted(name=name, text=text):
                return self._agent(entry, name, text, mark=words.note)
            case Released(name=name, due_at=due_at):
                who, due = self._who(name), self._instant(due_at)
                return self._event(entry, words.released.format(name=who, due=due))
            case ResolutionProposed(name=name, summary=text, options=options):
                return self._agent(entry, name, text, options, mark=words.summary)
            case ResolutionConfirmed():
                return self._visitor(entry, words.confirmed)
            case ResolutionDeclined():
                return self._visitor(entry, words.declined)
            case Closed(reason=reason):
                return self._event(entry, words.closed[reason])
            case Reopened():
                return self._event(entry, words.reopened)
            case Missed(due_at=due_at):
                return self._event(entry, words.missed.format(due=self._instant(due_at)))
            case Rated(score=score, comment=comment):
                rated = words.rated.format(score=score)
                return self._visitor(entry, f"{rated}\n{comment}".strip())
            case _:
                assert_never(entry.body)

    def _visitor(self, entry: Entry, text: str, *, mark: str = "") -> Line:
        name = self.words.visitor if self.for_agent else self.words.you
        at, kind = self._at(entry), entry.body.kind
        return Line(entry.seq, at, kind, "visitor", name, steady(text), mark=mark)

    def _bot(
        self, entry: Entry, text: str, options: Sequence[Option] = (), source: str = ""
    ) -> Line:
        return Line(
            entry.seq,
            self._at(entry),
            entry.body.kind,
            "bot",
            self.words.bot,
            steady(text),
            role=self.words.not_a_person,
            options=_labels(options),
            source=source,
        )

    def _agent(
        self,
        entry: Entry,
        name: str,
        text: str,
        options: Sequence[Option] = (),
        *,
        mark: str = "",
    ) -> Line:
        return Line(
            entry.seq,
            self._at(entry),
            entry.body.kind,
            "agent",
            plain_name(name) or self.words.nameless,
            steady(text),
            role=self.words.support_team,
            mark=mark,
            options=_labels(options),
        )

    def _event(self, entry: Entry, *sentences: str) -> Line:
        told = " ".join(sentence for sentence in sentences if sentence)
        return Line(entry.seq, self._at(entry), entry.body.kind, "system", self.words.system, told)

    def _at(self, entry: Entry) -> datetime:
        return entry.at.astimezone(self.zone)

    def _instant(self, at: datetime) -> str:
        return instant(at.astimezone(self.zone))

    def _who(self, name: str) -> str:
        return isolated(plain_name(name) or self.words.nameless)

    def _opening(self, body: Opened) -> str:
        if not self.for_agent:
            return ""
        site, channel = isolated(plain_name(body.site)), isolated(plain_name(body.channel))
        return self.words.opened_detail.format(number=body.number, site=site, channel=channel)

    def _handing(self, body: HandedOff) -> str:
        if not self.for_agent:
            return ""
        reason = self.words.handoff_reasons[body.reason]
        return self.words.handed_off_detail.format(
            team=isolated(plain_name(body.team)), reason=reason
        )

    def _language(self, language: Locale | None) -> str:
        """Told where it changes, to those who must answer in it."""
        return self.words.languages[language] if self.for_agent and language else ""

    def _route(self, route: Route | None) -> str:
        if not self.for_agent or route is None:
            return ""
        return self.words.routed.format(
            entry=isolated(plain_name(route.entry)),
            problem=self.words.problems[route.problem],
            team=isolated(plain_name(route.team)),
            facts="; ".join(isolated(" ".join(steady(fact).split())) for fact in route.facts),
        )

    def _source(self, body: BotSaid) -> str:
        if not self.for_agent or body.entry is None:
            return ""
        entry = isolated(plain_name(body.entry))
        if body.confidence is None:
            return self.words.picked.format(entry=entry)
        return self.words.source.format(entry=entry, confidence=round(body.confidence * 100))


def _labels(options: Sequence[Option]) -> tuple[str, ...]:
    return tuple(" ".join(steady(option.label).split()) for option in options)
