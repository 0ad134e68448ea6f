"""Suggestions for an agent, over HTTP."""

from aiohttp import web

from handoff.core.entries import Wrote
from handoff.knowledge.keeper import KnowledgeKeeper
from handoff.panel.answers import TurnedAway, answer
from handoff.panel.auth import Doorkeeper
from handoff.panel.faq.suggestions_views import suggested
from handoff.panel.faq.suggestions_wire import FaqSuggestions
from handoff.panel.signed_in import signed_in
from handoff.ports import Log

SUGGESTIONS = "/api/conversations/{id:[A-Za-z0-9_-]{1,64}}/suggestions"


class SuggestionsRoutes:
    """The one route."""

    def __init__(self, doorkeeper: Doorkeeper, keeper: KnowledgeKeeper, log: Log) -> None:
        self._doorkeeper = doorkeeper
        self._keeper = keeper
        self._log = log

    def add(self, router: web.UrlDispatcher) -> None:
        """Add the route."""
        router.add_get(SUGGESTIONS, self.suggestions)

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
