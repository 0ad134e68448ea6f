"""Entries that may answer a visitor, as the panel's routes say them."""

from faq import Candidate
from handoff.core.entries import Locale
from handoff.knowledge.known import Known
from handoff.panel.faq.suggestions_wire import Suggestion
from rich_text.plain import plain

MOST_SUGGESTIONS = 3
WORTH_SUGGESTING = 0.1  # confidence (0 to 1); an agent sees at once that something does not fit


def suggested(known: Known, text: str, language: Locale) -> tuple[Suggestion, ...]:
    """Entries that may answer some words, ready to be sent."""
    return tuple(
        _suggestion(known, candidate, language)
        for candidate in known.matcher.nearest(text, language, MOST_SUGGESTIONS)
        if candidate.confidence >= WORTH_SUGGESTING
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
