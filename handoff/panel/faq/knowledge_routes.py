"""The knowledge over HTTP: read by every agent, changed by leads, tried before it is saved."""

import structlog
from aiohttp import web

from faq.schema import MAX_TEXT
from handoff.core.agents import Session
from handoff.core.policy import TEAMS
from handoff.knowledge.keeper import KnowledgeKeeper
from handoff.knowledge.rows import LANGUAGES
from handoff.knowledge.workshop import Refused
from handoff.panel.answers import TurnedAway, answer
from handoff.panel.auth import Doorkeeper
from handoff.panel.body import payload
from handoff.panel.faq import PREFIX
from handoff.panel.faq import knowledge_views as views
from handoff.panel.faq.knowledge_wire import (
    FaqList,
    FaqPreview,
    FaqSaved,
    PreviewFaq,
    RemoveFaq,
    SaveFaq,
    TryFaq,
)
from handoff.panel.faq.refusals import NOT_ALLOWED, may_edit, refusal
from handoff.panel.signed_in import signed_in
from handoff.ports import Accounts, FaqQuestion, FaqStore

ENTRY = f"{PREFIX}/entries/{{id:[a-z0-9-]{{1,40}}}}"
MAX_BODY = 4 * MAX_TEXT * len(LANGUAGES) + 64 * 1024
"""Bytes: the largest entry, each character of 4 bytes in UTF-8, and what else is sent with it."""
REVISIONS = 20  # of an entry, that are shown

_log = structlog.get_logger(__name__)


class KnowledgeRoutes:
    """One method for each route: translates a request, and asks the keeper."""

    def __init__(
        self, doorkeeper: Doorkeeper, keeper: KnowledgeKeeper, store: FaqStore, accounts: Accounts
    ) -> None:
        self._doorkeeper = doorkeeper
        self._keeper = keeper
        self._store = store
        self._accounts = accounts

    def add(self, router: web.UrlDispatcher) -> None:
        """Add the routes."""
        router.add_get(PREFIX, self.everything)
        router.add_get(ENTRY, self.entry)
        router.add_put(ENTRY, self.save)
        router.add_delete(ENTRY, self.remove)
        router.add_post(f"{PREFIX}/preview", self.preview)
        router.add_post(f"{PREFIX}/try", self.tries)
        router.add_get(f"{PREFIX}/proof", self.proof)

    async def everything(self, request: web.Request) -> web.StreamResponse:
        """What is known, a line for each entry."""
        session = await signed_in(self._doorkeeper, request)
        known, proof = self._keeper.proof_ready()
        failing = views.failing_of(proof) if proof else None
        names = await self._names()
        entries = known.knowledge.entries.values()
        listed = FaqList(
            version=known.version,
            entries=tuple(
                views.summary(
                    entry,
                    known.revisions[entry.id],
                    None if failing is None else failing[entry.id],
                    names,
                )
                for entry in sorted(entries, key=lambda entry: (entry.topic, entry.id))
            ),
            faults=views.unusable(known),
            variables=dict(self._keeper.variables),
            teams=TEAMS,
            may_edit=may_edit(session),
        )
        return answer(listed)

    async def entry(self, request: web.Request) -> web.StreamResponse:
        """One entry, its texts and its revisions."""
        await signed_in(self._doorkeeper, request)
        known = self._keeper.current
        entry = known.knowledge.entries.get(request.match_info["id"])
        if entry is None:
            raise TurnedAway("not_found", "There is no such entry.")
        history = await self._store.history(entry.id, limit=REVISIONS)
        return answer(views.whole(known, entry, history, await self._names()))

    async def save(self, request: web.Request) -> web.StreamResponse:
        """Put a new or changed entry in force."""
        session = await signed_in(self._doorkeeper, request)
        if not may_edit(session):
            return refusal(NOT_ALLOWED)
        asked = await payload(request, SaveFaq, limit=MAX_BODY)
        if asked.entry.id != request.match_info["id"]:
            raise TurnedAway("bad_request", "entry.id: it is another one in the path.")
        outcome = await self._keeper.save(
            asked.entry.model_dump(mode="json"),
            version=asked.version,
            by=session.agent.id,
            learned=[FaqQuestion(one.conversation, one.seq) for one in asked.learned],
        )
        return self._changed(outcome, session, asked.entry.id)

    async def remove(self, request: web.Request) -> web.StreamResponse:
        """Take an entry out of force."""
        session = await signed_in(self._doorkeeper, request)
        if not may_edit(session):
            return refusal(NOT_ALLOWED)
        asked = await payload(request, RemoveFaq)
        entry = request.match_info["id"]
        outcome = await self._keeper.remove(entry, version=asked.version, by=session.agent.id)
        return self._changed(outcome, session, entry)

    async def preview(self, request: web.Request) -> web.StreamResponse:
        """An answer as it would read."""
        await signed_in(self._doorkeeper, request)
        asked = await payload(request, PreviewFaq)
        shown = await self._keeper.preview(asked.markup)
        return answer(FaqPreview(rich=shown.rich, fault=shown.fault and views.told(shown.fault)))

    async def tries(self, request: web.Request) -> web.StreamResponse:
        """The verdict on a question, and why; as if a change were in force for who may make it."""
        session = await signed_in(self._doorkeeper, request)
        asked = await payload(request, TryFaq, limit=MAX_BODY)
        if asked.entry and not may_edit(session):
            return refusal(NOT_ALLOWED)
        entry = asked.entry.model_dump(mode="json") if asked.entry else None
        outcome = await self._keeper.tried(asked.text, asked.language, entry)
        if isinstance(outcome, Refused):
            return refusal(views.refused(outcome))
        return answer(views.tried_view(outcome))

    async def proof(self, request: web.Request) -> web.StreamResponse:
        """All test sentences against what is in force."""
        await signed_in(self._doorkeeper, request)
        known, proof = await self._keeper.proof()
        shown = await self._keeper.run(lambda _: views.proof_view(known.version, proof))
        return answer(shown)

    async def _names(self) -> views.Names:
        return {agent.id: agent.name for agent in await self._accounts.everyone()}

    def _changed(self, outcome: int | Refused, session: Session, entry: str) -> web.StreamResponse:
        if isinstance(outcome, Refused):
            return refusal(views.refused(outcome))
        _log.info("faq_changed", agent=session.agent.id, entry=entry, version=outcome)
        return answer(FaqSaved(version=outcome))
