"""For those who watch the house: alive, ready, and what it has counted."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from hmac import compare_digest
from ipaddress import ip_address

from aiohttp import web
from prometheus_client import generate_latest

CHECK_WITHIN = 2.0  # seconds for one check of readiness
AWAY = "away"  # a part that the house does without for a while

Check = Callable[[], Awaitable[str]]
"""Returns "ok" or what is wrong; may raise."""


class Health:
    """`/healthz`, `/readyz` and `/metrics`."""

    def __init__(
        self, checks: Mapping[str, Check], *, spare: Collection[str], metrics_token: str | None
    ) -> None:
        """`spare` names the checks without which the house is ready all the same."""
        self._checks = checks
        self._spare = spare
        self._metrics_token = metrics_token
        self.draining = False

    def install(self, app: web.Application) -> None:
        """Add the routes."""
        app.router.add_get("/healthz", self.healthz)
        app.router.add_get("/readyz", self.readyz)
        app.router.add_get("/metrics", self.metrics)

    async def healthz(self, request: web.Request) -> web.Response:
        """The process is alive. No I/O."""
        return web.json_response({"ok": True})

    async def readyz(self, request: web.Request) -> web.Response:
        """Every part that is needed answers; 503 while one does not, and while closing."""
        names = list(self._checks)
        results = dict(zip(names, await asyncio.gather(*map(self._result, names)), strict=True))
        if self.draining:
            results["house"] = "closing"
        ok = all(result in ("ok", AWAY) for result in results.values())
        return web.json_response({"ok": ok, "checks": results}, status=200 if ok else 503)

    async def metrics(self, request: web.Request) -> web.Response:
        """What has been counted, for Prometheus; for loopback or the token's bearer only."""
        if not self._may_read(request):
            return web.json_response({"ok": False}, status=403)
        return web.Response(body=generate_latest(), content_type="text/plain", charset="utf-8")

    async def _result(self, name: str) -> str:
        try:
            return await asyncio.wait_for(self._checks[name](), CHECK_WITHIN)
        except Exception as problem:  # whatever it is, this part is not ready
            return AWAY if name in self._spare else type(problem).__name__

    def _may_read(self, request: web.Request) -> bool:
        if self._metrics_token is None:
            forwarded = "X-Forwarded-For" in request.headers
            return not forwarded and ip_address(request.remote or "::").is_loopback
        given = request.headers.get("Authorization", "").encode()
        return compare_digest(given, f"Bearer {self._metrics_token}".encode())
