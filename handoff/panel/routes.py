"""The panel over HTTP: sign-in, sign-out, set-up, transcripts, and the page itself."""

import re
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import structlog
from aiohttp import web

from handoff.panel import cookie
from handoff.panel.answers import TurnedAway, answer
from handoff.panel.auth import Doorkeeper, Opened, mark_of
from handoff.panel.body import payload
from handoff.panel.cards import agent_view
from handoff.panel.enrolment import Denied
from handoff.panel.guard import Guard
from handoff.panel.http_wire import SetUp, SignedIn, SignIn
from handoff.panel.pages import add_pages
from handoff.panel.signed_in import signed_in
from handoff.wire import Done

PREFIX = cookie.PATH
TRANSCRIPT = "/api/conversations/{id:[A-Za-z0-9_-]{1,64}}/transcript"

Transcript = Callable[[str, str], Awaitable[tuple[str, str, str | bytes] | None]]
"""(conversation, "text" or "html") -> (file name, media type, content); None: no such one.

The media type is bare: the charset is always UTF-8.
"""

Room = Callable[[web.UrlDispatcher], None]
"""Adds its own routes."""

FORMATS = ("text", "html")

_log = structlog.get_logger(__name__)


def install(
    app: web.Application,
    *,
    guard: Guard,
    doorkeeper: Doorkeeper,
    transcript: Transcript,
    dist: Path,
    rooms: Sequence[Room] = (),
) -> None:
    """Serve the panel below `/panel`. `dist` is the folder of the built page.

    `rooms` add routes beside those of this module, guarded like them.
    """
    panel = web.Application()
    guard.protect(panel)
    routes = _Routes(guard, doorkeeper, transcript)
    panel.router.add_get("/api/session", routes.who)
    panel.router.add_post("/api/session", routes.sign_in)
    panel.router.add_delete("/api/session", routes.sign_out)
    panel.router.add_post("/api/setup", routes.set_up)
    panel.router.add_get(TRANSCRIPT, routes.transcript)
    for room in rooms:
        room(panel.router)
    add_pages(panel.router, dist)
    app.add_subapp(PREFIX, panel)


class _Routes:
    """One method for each route: translates a request, and asks the doorkeeper."""

    def __init__(self, guard: Guard, doorkeeper: Doorkeeper, transcript: Transcript) -> None:
        self._guard = guard
        self._doorkeeper = doorkeeper
        self._transcript = transcript

    async def who(self, request: web.Request) -> web.StreamResponse:
        """Whose session this is."""
        session = await signed_in(self._doorkeeper, request)
        return answer(SignedIn(agent=agent_view(session.agent)))

    async def sign_in(self, request: web.Request) -> web.StreamResponse:
        """E-mail and password for a new session."""
        asked = await payload(request, SignIn)
        outcome = await self._doorkeeper.sign_in(
            asked.email,
            asked.password,
            address=self._guard.address_of(request),
            instead_of=cookie.secret_of(request),
        )
        return self._welcome(request, outcome, event="signed_in", account=mark_of(asked.email))

    async def sign_out(self, request: web.Request) -> web.StreamResponse:
        """End the session; without one there is nothing to do."""
        secret = cookie.secret_of(request)
        if secret:
            await self._doorkeeper.sign_out(secret)
        response = answer(Done())
        cookie.take_back(response, secure=self._guard.is_https(request))
        return response

    async def set_up(self, request: web.Request) -> web.StreamResponse:
        """The first administrator, by the one-time link."""
        asked = await payload(request, SetUp)
        outcome = await self._doorkeeper.set_up(
            asked.token,
            email=asked.email,
            name=asked.name,
            password=asked.password,
            address=self._guard.address_of(request),
        )
        return self._welcome(request, outcome, event="set_up", account=mark_of(asked.email))

    async def transcript(self, request: web.Request) -> web.StreamResponse:
        """A conversation, to keep: always a download, never shown on our origin."""
        session = await signed_in(self._doorkeeper, request)
        wanted = request.query.get("format", "text")
        if wanted not in FORMATS:
            raise TurnedAway("bad_request", "The format is text or html.")
        conversation = request.match_info["id"]
        found = await self._transcript(conversation, wanted)
        if found is None:
            raise TurnedAway("not_found", "There is no such conversation.")
        name, media_type, content = found
        body = content.encode() if isinstance(content, str) else content
        _log.info("transcript_downloaded", agent=session.agent.id, conversation=conversation)
        headers = {
            "Content-Type": f"{media_type}; charset=utf-8",
            "Content-Disposition": f'attachment; filename="{_plain(name)}"',
        }
        return web.Response(body=body, headers=headers)

    def _welcome(
        self, request: web.Request, outcome: Opened | Denied, *, event: str, account: str
    ) -> web.Response:
        if isinstance(outcome, Denied):
            raise TurnedAway(outcome.code, outcome.message, wait=outcome.wait, account=account)
        agent = outcome.session.agent
        _log.info(event, agent=agent.id, address=self._guard.address_of(request))
        response = answer(SignedIn(agent=agent_view(agent)))
        cookie.give(response, outcome.secret, secure=self._guard.is_https(request))
        return response


def _plain(name: str) -> str:
    """A file name that every system and header takes."""
    return re.sub(r"[^A-Za-z0-9._-]", "_", name)
