"""What became of questions, as the panel's routes say it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

from handoff.core.entries import Locale
from handoff.core.faq_events import NO_ENTRY, FaqCountKind
from handoff.panel.faq.learning_wire import CountedEvent, EntryCounts, FaqCounted, FaqCounts
from handoff.ports import CountedFaqEvent, FaqCount


def counts_view(counts: Iterable[FaqCount], since: datetime) -> FaqCounts:
    """The most asked first."""
    ordered = sorted(counts, key=_line)
    lines = [_entry_counts(*line, list(found)) for line, found in groupby(ordered, _line)]
    lines.sort(key=lambda line: -line.asked)
    return FaqCounts(since=since, counts=tuple(lines))


def counted_view(events: Iterable[CountedFaqEvent]) -> FaqCounted:
    """What a number counts."""
    return FaqCounted(
        events=tuple(
            CountedEvent(
                conversation=event.conversation,
                seq=event.seq,
                at=event.at,
                question=event.question,
            )
            for event in events
        )
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
