"""What every HTTP request to the panel passes: whose page sent it, and what each answer bears."""

from collections.abc import Awaitable, Callable, Collection
from http import HTTPStatus
from urllib.parse import urlsplit

import structlog
from aiohttp import web

from handoff import metrics
from handoff.few_threads import Busy
from handoff.panel import answers
from handoff.panel.answers import TurnedAway
from handoff.ports import Unavailable

SIDE = "panel"
SAFE = frozenset({"GET", "HEAD"})
PORTS = {"http": 80, "https": 443}

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
HSTS = "max-age=31536000"  # one year, this host only

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Origin = tuple[str, str, int]
"""Scheme, host and port."""

_log = structlog.get_logger(__name__)


class Guard:
    """Knows what a request of our own page looks like.

    `is_https` and `address_of` say how a request came, trusted proxies taken into account;
    `origins` are those, besides the request's own, whose pages may ask. Raises ValueError for
    one that is no origin.
    """

    def __init__(
        self,
        *,
        is_https: Callable[[web.BaseRequest], bool],
        address_of: Callable[[web.BaseRequest], str],
        origins: Collection[str] = (),
    ) -> None:
        self.is_https = is_https
        self.address_of = address_of
        self._origins = frozenset(map(_origin, origins))

    def foreign(self, request: web.BaseRequest) -> str | None:
        """Why no page of ours sent this; None: one did. Also for a socket's handshake."""
        sent = request.headers.getall("Origin", [])
        if len(sent) != 1:
            return "several origins" if sent else "no origin"
        scheme = "https" if self.is_https(request) else "http"
        try:
            origin = _origin(sent[0])
            known = origin in self._origins or origin == _origin(f"{scheme}://{request.host}")
        except ValueError:  # "null", or nonsense
            known = False
        return None if known else "foreign origin"

    def protect(self, app: web.Application) -> None:
        """Have all requests to `app` pass by here, and all its answers bear the headers."""
        app.middlewares.append(self._watched)
        app.on_response_prepare.append(self._add_headers)

    @web.middleware
    async def _watched(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            reason = None if request.method in SAFE else self.foreign(request)
            if reason:
                raise answers.foreign(reason)
            return await handler(request)
        except web.HTTPException as problem:
            if problem.status < HTTPStatus.BAD_REQUEST:
                raise
            turned = answers.as_aiohttp_says(problem)
        except TurnedAway as problem:
            turned = problem
        except Busy:
            turned = answers.busy()
        except Unavailable:
            turned = answers.unavailable()
        except Exception:  # a fault of ours: told without its inside, and logged with it
            _log.exception("panel_http_fault", route=_route(request), method=request.method)
            turned = answers.our_fault()
        self._note(request, turned)
        return turned.answer()

    def _note(self, request: web.Request, turned: TurnedAway) -> None:
        metrics.refusals_total.labels(SIDE, turned.code).inc()
        _log.info(
            "panel_refused",
            route=_route(request),
            method=request.method,
            code=turned.code,
            status=int(turned.status),
            address=self.address_of(request),
            **turned.noted,
        )

    async def _add_headers(self, request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(HEADERS)
        response.headers.setdefault("Cache-Control", "no-store")
        if self.is_https(request):
            response.headers["Strict-Transport-Security"] = HSTS


def _origin(text: str) -> Origin:
    """The parts of an origin, its default port filled in. Raises ValueError for anything else."""
    parts = urlsplit(text)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError(f"{text!r} is not an origin")
    return parts.scheme, parts.hostname, parts.port or PORTS[parts.scheme]


def _route(request: web.Request) -> str:
    """Which route it is, never what the path says: it may be anything."""
    resource = request.match_info.route.resource
    return resource.canonical if resource else "none"
