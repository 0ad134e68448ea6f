"""What people teach the FAQ, as the panel's routes say it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

from faq import Candidate, learning
from handoff.core.entries import Locale
from handoff.core.faq_events import NO_ENTRY, FaqCountKind
from handoff.knowledge.known import Known
from handoff.panel.faq_views import locale_of
from handoff.panel.faq_wire import (
    CountedConversation,
    EntryCounts,
    FaqCounted,
    FaqCounts,
    FaqProposals,
    LearnedQuestion,
    Proposal,
    Suggestion,
)
from handoff.ports import CountedFaqEvent, FaqCount, UnansweredQuestion
from rich_text.plain import plain

MOST_QUESTIONS = 20  # of one proposal, that are shown
MOST_SUGGESTIONS = 3
WORTH_SUGGESTING = 0.1  # confidence (0 to 1); an agent sees at once that something does not fit


def counts_view(counts: Iterable[FaqCount], since: datetime) -> FaqCounts:
    """The most asked first."""
    ordered = sorted(counts, key=_line)
    lines = [_entry_counts(*line, list(found)) for line, found in groupby(ordered, _line)]
    lines.sort(key=lambda line: -line.asked)
    return FaqCounts(since=since, counts=tuple(lines))


def counted_view(events: Iterable[CountedFaqEvent]) -> FaqCounted:
    """The conversations behind a number."""
    return FaqCounted(
        conversations=tuple(
            CountedConversation(
                conversation=event.conversation,
                seq=event.seq,
                at=event.at,
                question=event.question,
            )
            for event in events
        )
    )


def proposals_view(known: Known, unanswered: Iterable[UnansweredQuestion]) -> FaqProposals:
    """What may be learned. Takes a while: not in the event loop."""
    questions = [
        learning.Unanswered(
            one.question.conversation, one.question.seq, one.language, one.text, one.answer
        )
        for one in unanswered
    ]
    made = learning.proposals(questions, known.matcher.nearest)
    return FaqProposals(proposals=tuple(map(_proposal, made)))


def suggested(known: Known, text: str, language: Locale) -> tuple[Suggestion, ...]:
    """Entries that may answer some words, ready to be sent."""
    return tuple(
        _suggestion(known, candidate, language)
        for candidate in known.matcher.nearest(text, language, MOST_SUGGESTIONS)
        if candidate.confidence >= WORTH_SUGGESTING
    )


def _proposal(proposal: learning.Proposal) -> Proposal:
    return Proposal(
        language=locale_of(proposal.language),
        questions=tuple(
            LearnedQuestion(conversation=one.conversation, seq=one.seq, text=one.text)
            for one in proposal.questions[:MOST_QUESTIONS]
        ),
        count=len(proposal.questions),
        entry=proposal.entry,
        confidence=proposal.confidence,
        answer=proposal.answer,
    )


def _suggestion(known: Known, candidate: Candidate, language: Locale) -> Suggestion:
    text = known.knowledge.entries[candidate.entry].texts[language]
    return Suggestion(
        entry=candidate.entry,
        question=text.question,
        confidence=candidate.confidence,
        text=plain(known.answers.get((candidate.entry, language), ())),
        facts=text.facts,
    )


def _line(count: FaqCount) -> tuple[str, Locale]:
    return count.faq_entry, count.language


def _entry_counts(entry: str, language: Locale, found: Sequence[FaqCount]) -> EntryCounts:
    number: Counter[FaqCountKind] = Counter({count.kind: count.count for count in found})
    return EntryCounts(
        entry=None if entry == NO_ENTRY else entry,
        language=language,
        asked=number["asked"],
        offered=number["offered"],
        answered=number["answered"],
        helped=number["helped"],
        not_helped=number["not_helped"],
        returned=number["returned"],
        unanswered=number["unanswered"],
        routed=number["routed"],
    )
