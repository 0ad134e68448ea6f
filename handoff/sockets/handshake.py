"""The one HTTP request that a socket takes: a handshake that turns into a WebSocket."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractContextManager
from http import HTTPStatus

import structlog
from aiohttp import web

from handoff import metrics
from handoff.wire import ErrorCode, ErrorInfo, Refused

Admit = Callable[[web.Request], AbstractContextManager[ErrorInfo | None]]
"""Looks at a handshake: None lets it in, else why not. Left when the socket has gone."""

Serve = Callable[[web.Request], Awaitable[web.StreamResponse]]

STATUS: Mapping[ErrorCode, HTTPStatus] = {
    "bad_request": HTTPStatus.BAD_REQUEST,
    "not_allowed": HTTPStatus.FORBIDDEN,
    "too_fast": HTTPStatus.TOO_MANY_REQUESTS,
    "too_many": HTTPStatus.TOO_MANY_REQUESTS,
}

_log = structlog.get_logger(__name__)


class Handshake:
    """Answers every request to a socket's path: what is no handshake meets no library."""

    def __init__(self, side: str, admit: Admit, serve: Serve) -> None:
        self._side = side
        self._admit = admit
        self._serve = serve

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """The WebSocket, or the refusal."""
        with self._admit(request) as why_not:
            refused = why_not or _malformed(request)
            if refused is None:
                return await self._serve(request)
        metrics.refusals_total.labels(self._side, refused.code).inc()
        _log.info("handshake_refused", side=self._side, code=refused.code, message=refused.message)
        return web.json_response(
            Refused(error=refused).model_dump(),
            status=STATUS.get(refused.code, HTTPStatus.BAD_REQUEST),
        )


def _malformed(request: web.Request) -> ErrorInfo | None:
    """Polling, JSONP, upgrades of another connection, other versions: we speak none of them."""
    query = request.query
    ours = (
        request.method == "GET"
        and query.get("EIO") == "4"
        and query.get("transport") == "websocket"
        and not {"sid", "j"} & query.keys()
        and web.WebSocketResponse().can_prepare(request)
    )
    message = "Only a WebSocket handshake of Engine.IO 4 is answered here."
    return None if ours else ErrorInfo(code="bad_request", message=message)
