"""What people teach the FAQ, over HTTP: counts, unanswered questions, suggestions for an agent."""

from datetime import datetime, timedelta
from typing import Annotated, Literal

import structlog
from aiohttp import web
from pydantic import Field

from handoff.core.agents import KNOWLEDGE_EDITORS
from handoff.core.entries import Locale, Wrote
from handoff.core.faq_events import NO_ENTRY
from handoff.knowledge.keeper import KnowledgeKeeper
from handoff.knowledge.known import Known
from handoff.panel.answers import TurnedAway, answer
from handoff.panel.auth import Doorkeeper
from handoff.panel.body import payload, query
from handoff.panel.faq_learning_views import (
    counted_view,
    counts_view,
    proposals_view,
    suggested,
)
from handoff.panel.faq_routes import NOT_ALLOWED, PREFIX, refusal
from handoff.panel.faq_wire import CountKind, EntryId, FaqProposals, FaqSuggestions, RefuseLearned
from handoff.panel.signed_in import signed_in
from handoff.ports import Clock, FaqCount, FaqQuestion, FaqRecord, Log
from handoff.wire import Done, FromClient

SUGGESTIONS = "/api/conversations/{id:[A-Za-z0-9_-]{1,64}}/suggestions"
MAX_BODY = 64 * 1024  # bytes
MOST_COUNTED = 200
LEARNED_SINCE = timedelta(days=90)
MOST_UNANSWERED = 1_000  # questions, the newest, that proposals are made of
KEPT_FOR = timedelta(seconds=10)  # proposals take a while, and change slowly

_log = structlog.get_logger(__name__)


class _Counts(FromClient):
    """`?days=`: how far back."""

    days: Annotated[int, Field(strict=False, ge=1, le=365)] = 30


class _Counted(_Counts):
    """`?days=&entry=&language=&kind=`: a count; without an entry of questions that found none."""

    entry: EntryId | Literal[""] = NO_ENTRY
    language: Locale
    kind: CountKind


class LearningRoutes:
    """One method for each route."""

    def __init__(
        self,
        doorkeeper: Doorkeeper,
        keeper: KnowledgeKeeper,
        record: FaqRecord,
        log: Log,
        clock: Clock,
    ) -> None:
        self._doorkeeper = doorkeeper
        self._keeper = keeper
        self._record = record
        self._log = log
        self._clock = clock
        self._proposed: tuple[Known, datetime, FaqProposals] | None = None

    def add(self, router: web.UrlDispatcher) -> None:
        """Add the routes."""
        router.add_get(f"{PREFIX}/counts", self.counts)
        router.add_get(f"{PREFIX}/counted", self.counted)
        router.add_get(f"{PREFIX}/proposals", self.proposals)
        router.add_post(f"{PREFIX}/proposals/refuse", self.refuse)
        router.add_get(SUGGESTIONS, self.suggestions)

    async def counts(self, request: web.Request) -> web.StreamResponse:
        """What became of questions, by entry and language."""
        await signed_in(self._doorkeeper, request)
        since = self._days_ago(query(request, _Counts).days)
        return answer(counts_view(await self._record.counts(since=since), since))

    async def counted(self, request: web.Request) -> web.StreamResponse:
        """The conversations behind a number."""
        await signed_in(self._doorkeeper, request)
        asked = query(request, _Counted)
        count = FaqCount(asked.entry, asked.language, asked.kind, 0)
        since = self._days_ago(asked.days)
        return answer(
            counted_view(await self._record.counted(count, since=since, limit=MOST_COUNTED))
        )

    async def proposals(self, request: web.Request) -> web.StreamResponse:
        """Unanswered questions that ask the same, and what may be made of them."""
        await signed_in(self._doorkeeper, request)
        known, now = self._keeper.current, self._clock.now()
        kept = self._proposed
        if kept is None or kept[0] is not known or now - kept[1] >= KEPT_FOR:
            since = now - LEARNED_SINCE
            questions = await self._record.unanswered(since=since, limit=MOST_UNANSWERED)
            made = await self._keeper.run(lambda known: proposals_view(known, questions))
            self._proposed = kept = known, now, made
        return answer(kept[2])

    async def refuse(self, request: web.Request) -> web.StreamResponse:
        """Never propose these questions again."""
        session = await signed_in(self._doorkeeper, request)
        asked = await payload(request, RefuseLearned, limit=MAX_BODY)
        if session.agent.role not in KNOWLEDGE_EDITORS:
            return refusal(NOT_ALLOWED)
        questions = [FaqQuestion(one.conversation, one.seq) for one in asked.questions]
        await self._record.review(questions, by=session.agent.id, at=self._clock.now())
        self._proposed = None
        _log.info("faq_questions_refused", agent=session.agent.id, count=len(questions))
        return answer(Done())

    async def suggestions(self, request: web.Request) -> web.StreamResponse:
        """Entries that may answer the visitor's last words."""
        await signed_in(self._doorkeeper, request)
        state = await self._log.conversation(request.match_info["id"])
        if state is None:
            raise TurnedAway("not_found", "There is no such conversation.")
        asked = await self._log.entries(state.id, after=state.asked - 1, limit=1)
        if not state.asked or not asked or not isinstance(asked[0].body, Wrote):
            return answer(FaqSuggestions(of=0, suggestions=()))
        text = asked[0].body.text
        found = await self._keeper.run(lambda known: suggested(known, text, state.locale))
        return answer(FaqSuggestions(of=state.asked, suggestions=found))

    def _days_ago(self, days: int) -> datetime:
        return self._clock.now() - timedelta(days=days)
