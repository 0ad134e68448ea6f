"""What people teach the FAQ, over HTTP: unanswered questions, and what may be made of them."""

import asyncio
from datetime import datetime, timedelta

import structlog
from aiohttp import web

from handoff.knowledge.keeper import KnowledgeKeeper
from handoff.knowledge.known import Known
from handoff.panel.answers import answer
from handoff.panel.auth import Doorkeeper
from handoff.panel.body import payload
from handoff.panel.faq import PREFIX
from handoff.panel.faq.learning_views import proposals_view
from handoff.panel.faq.learning_wire import FaqProposals, RefuseLearned
from handoff.panel.faq.refusals import NOT_ALLOWED, may_edit, refusal
from handoff.panel.signed_in import signed_in
from handoff.ports import Clock, FaqQuestion, FaqRecord
from handoff.wire import Done

LEARNED_SINCE = timedelta(days=90)
MOST_UNANSWERED = 1_000  # questions, the newest, that proposals are made of
KEPT_FOR = timedelta(seconds=10)  # proposals take a while, and change slowly

_log = structlog.get_logger(__name__)


class LearningRoutes:
    """One method for each route."""

    def __init__(
        self, doorkeeper: Doorkeeper, keeper: KnowledgeKeeper, record: FaqRecord, clock: Clock
    ) -> None:
        self._doorkeeper = doorkeeper
        self._keeper = keeper
        self._record = record
        self._clock = clock
        self._proposed: tuple[Known, datetime, FaqProposals] | None = None
        self._making = asyncio.Lock()  # who asks meanwhile waits for the same

    def add(self, router: web.UrlDispatcher) -> None:
        """Add the routes."""
        router.add_get(f"{PREFIX}/proposals", self.proposals)
        router.add_post(f"{PREFIX}/proposals/refuse", self.refuse)

    async def proposals(self, request: web.Request) -> web.StreamResponse:
        """Unanswered questions that ask the same, and what may be made of them."""
        await signed_in(self._doorkeeper, request)
        async with self._making:
            return answer(await self._proposals())

    async def refuse(self, request: web.Request) -> web.StreamResponse:
        """Never propose these questions again."""
        session = await signed_in(self._doorkeeper, request)
        if not may_edit(session):
            return refusal(NOT_ALLOWED)
        asked = await payload(request, RefuseLearned)
        questions = [FaqQuestion(one.conversation, one.seq) for one in asked.questions]
        await self._record.review(questions, by=session.agent.id, at=self._clock.now())
        async with self._making:  # what is being made now still holds them
            self._proposed = None
        _log.info("faq_questions_refused", agent=session.agent.id, count=len(questions))
        return answer(Done())

    async def _proposals(self) -> FaqProposals:
        known, now = self._keeper.current, self._clock.now()
        kept = self._proposed
        if kept and kept[0] is known and now - kept[1] < KEPT_FOR:
            return kept[2]
        since = now - LEARNED_SINCE
        questions = await self._record.unanswered(since=since, limit=MOST_UNANSWERED)
        made = await self._keeper.run(lambda known: (known, proposals_view(known, questions)))
        self._proposed = made[0], now, made[1]
        return made[1]
