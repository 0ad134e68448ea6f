"""A browser with the panel open, as far as HTTP goes: it sends its origin, and keeps a cookie."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import Morsel, SimpleCookie
from typing import Any, Self

from aiohttp import ClientSession, DummyCookieJar
from aiohttp.test_utils import TestServer
from multidict import CIMultiDict, CIMultiDictProxy
from yarl import URL

from handoff.panel.cookie import NAME


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, read to its end."""

    status: int
    headers: CIMultiDictProxy[str]
    body: bytes
    json: Any
    cookie: "Morsel[str] | None"

    @property
    def code(self) -> str:
        """Of a refusal."""
        assert self.json["ok"] is False
        code: str = self.json["error"]["code"]
        return code


@dataclass
class Browser:
    server: TestServer
    address: str = "198.51.100.1"
    secret: str | None = None
    _session: ClientSession = field(init=False)

    async def __aenter__(self) -> Self:
        self._session = ClientSession(cookie_jar=DummyCookieJar(), auto_decompress=False)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()

    @property
    def origin(self) -> str:
        return f"http://{self.server.host}:{self.server.port}"

    async def ask(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str | None] | None = None,
        **body: Any,
    ) -> Reply:
        """A request as the panel sends it; a header of None is left out."""
        sent: dict[str, str | None] = {"Origin": self.origin, "X-Forwarded-For": self.address}
        sent["Cookie"] = f"{NAME}={self.secret}" if self.secret else None
        sent |= headers or {}
        kept = CIMultiDict({name: value for name, value in sent.items() if value is not None})
        url = URL(f"{self.origin}{path}", encoded=True)  # as it is written: `..` too
        async with self._session.request(
            method, url, headers=kept, allow_redirects=False, **body
        ) as answer:
            read = await answer.read()
            is_json = answer.content_type == "application/json"
            return Reply(
                status=answer.status,
                headers=answer.headers,
                body=read,
                json=await answer.json() if is_json else None,
                cookie=_cookie(answer.headers.get("Set-Cookie")),
            )

    async def sign_in(self, email: str, password: str, **more: Any) -> Reply:
        """Signs in, and keeps the cookie."""
        wanted = {"email": email, "password": password}
        return self._keep(await self.ask("POST", "/panel/api/session", json=wanted, **more))

    async def set_up(self, token: str, **with_: str) -> Reply:
        """Opens the one-time link and fills in its form."""
        form = {"token": token, "email": "ola@example.com", "name": "Ola"} | with_
        form.setdefault("password", "niebieski-kajak-3")
        return self._keep(await self.ask("POST", "/panel/api/setup", json=form))

    async def sign_out(self) -> Reply:
        return await self.ask("DELETE", "/panel/api/session")

    async def who(self, **more: Any) -> Reply:
        return await self.ask("GET", "/panel/api/session", **more)

    def _keep(self, reply: Reply) -> Reply:
        if reply.cookie is not None:
            self.secret = reply.cookie.value
        return reply


def _cookie(header: str | None) -> "Morsel[str] | None":
    return SimpleCookie(header)[NAME] if header else None
