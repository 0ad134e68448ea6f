"""What became of questions, over HTTP: numbers, and the conversations behind each."""

from datetime import datetime, timedelta
from typing import Annotated, Literal

from aiohttp import web
from pydantic import Field

from handoff.core.entries import Locale
from handoff.core.faq_events import NO_ENTRY, FaqCountKind
from handoff.panel.answers import answer
from handoff.panel.auth import Doorkeeper
from handoff.panel.body import query
from handoff.panel.faq import PREFIX
from handoff.panel.faq.counts_views import counted_view, counts_view
from handoff.panel.faq.knowledge_wire import EntryId
from handoff.panel.signed_in import signed_in
from handoff.ports import Clock, FaqCount, FaqRecord
from handoff.wire import FromClient

MOST_COUNTED = 200


class _Counts(FromClient):
    """`?days=`: how far back."""

    days: Annotated[int, Field(strict=False, ge=1, le=365)] = 30


class _Counted(_Counts):
    """`?days=&entry=&language=&kind=`: a count; without an entry of questions that found none."""

    entry: EntryId | Literal[""] = NO_ENTRY
    language: Locale
    kind: FaqCountKind


class CountsRoutes:
    """One method for each route."""

    def __init__(self, doorkeeper: Doorkeeper, record: FaqRecord, clock: Clock) -> None:
        self._doorkeeper = doorkeeper
        self._record = record
        self._clock = clock

    def add(self, router: web.UrlDispatcher) -> None:
        """Add the routes."""
        router.add_get(f"{PREFIX}/counts", self.counts)
        router.add_get(f"{PREFIX}/counted", self.counted)

    async def counts(self, request: web.Request) -> web.StreamResponse:
        """What became of questions, by entry and language."""
        await signed_in(self._doorkeeper, request)
        since = self._days_ago(query(request, _Counts).days)
        return answer(counts_view(await self._record.counts(since=since), since))

    async def counted(self, request: web.Request) -> web.StreamResponse:
        """What a number counts."""
        await signed_in(self._doorkeeper, request)
        asked = query(request, _Counted)
        count = FaqCount(asked.entry, asked.language, asked.kind, 0)
        since = self._days_ago(asked.days)
        return answer(
            counted_view(await self._record.counted(count, since=since, limit=MOST_COUNTED))
        )

    def _days_ago(self, days: int) -> datetime:
        return self._clock.now() - timedelta(days=days)
