"""Whose request this is."""

from aiohttp import web

from handoff.core.agents import Session
from handoff.panel import cookie
from handoff.panel.answers import TurnedAway
from handoff.panel.auth import Doorkeeper


async def signed_in(doorkeeper: Doorkeeper, request: web.Request) -> Session:
    """The session of the request's cookie. Raises TurnedAway where there is none."""
    session = await doorkeeper.session_of(cookie.secret_of(request))
    if session is None:
        raise TurnedAway("signed_out", "Sign in first.")
    return session
