"""The bodies of the HTTP routes about what visitors teach the FAQ: counts, and what to learn."""

from typing import Annotated, Literal

from pydantic import Field

from handoff.panel.faq.knowledge_wire import MOST_LEARNED, Learned
from handoff.wire import FromClient, Instant, Locale, Seq, ToClient

# ---------------------------------------------------------------- counts


class EntryCounts(ToClient):
    """What became of one entry in one language; entry None: questions that found none."""

    entry: str | None
    language: Locale
    asked: int  # answered, offered or routed, or unanswered: questions
    offered: int
    answered: int
    helped: int
    not_helped: int
    returned: int
    unanswered: int
    routed: int


class FaqCounts(ToClient):
    """`GET /panel/api/faq/counts?days=30`: by entry and language, the most asked first."""

    ok: Literal[True] = True
    since: Instant
    counts: tuple[EntryCounts, ...]


class CountedEvent(ToClient):
    """What a number counts: something that happened to the entry, in a conversation."""

    conversation: str
    seq: Seq
    at: Instant
    question: str


class FaqCounted(ToClient):
    """`GET /panel/api/faq/counted?days=&entry=&language=&kind=`: the newest first, at most 200."""

    ok: Literal[True] = True
    events: tuple[CountedEvent, ...]


# ---------------------------------------------------------------- learning


class LearnedQuestion(ToClient):
    """A question that found no answer."""

    conversation: str
    seq: Seq
    text: str


class Proposal(ToClient):
    """Questions that ask the same, and what may be made of them."""

    language: Locale
    questions: tuple[LearnedQuestion, ...]  # to be read: the most typical, at most 20
    learned: tuple[Learned, ...]  # to be decided about: the same and the next, at most 100
    count: int
    entry: str | None  # the entry that they may be phrasings of; None: a new one
    confidence: float
    answer: str | None  # what an agent answered to one of them


class FaqProposals(ToClient):
    """`GET /panel/api/faq/proposals`: the largest first, at most 50."""

    ok: Literal[True] = True
    proposals: tuple[Proposal, ...]


class RefuseLearned(FromClient):
    """`POST /panel/api/faq/proposals/refuse`: never propose these again."""

    questions: Annotated[tuple[Learned, ...], Field(min_length=1, max_length=MOST_LEARNED)]


HTTP: tuple[type[FromClient] | type[ToClient], ...] = (
    FaqCounts,
    FaqCounted,
    FaqProposals,
    RefuseLearned,
)
