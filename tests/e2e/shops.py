"""Pages of somebody else's site that carry the widget, as friendly or hostile as asked for."""

from pathlib import Path
from string import Template
from types import TracebackType
from typing import Self

from aiohttp import web

PAGE = Template((Path(__file__).parent / "pages" / "shop.html").read_text())


class Shop:
    """Serves the page at `url`, on a port of its own: another origin than the house's."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/"
        self.foreign_url = f"http://localhost:{port}/"  # the same page, under another origin
        self._port = port
        self._page = ""
        self._headers: dict[str, str] = {}

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_get("/", self._serve)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._runner.cleanup()

    def furnish(
        self,
        house: str,
        *,
        site: str = "shop",
        before: str = "",
        style: str = "",
        body: str = "",
        policy: str | None = None,
    ) -> None:
        """What the page is from now on. `before` is a script that runs ahead of the widget's."""
        self._page = PAGE.substitute(house=house, site=site, before=before, style=style, body=body)
        self._headers = {"Content-Security-Policy": policy} if policy else {}

    async def _serve(self, request: web.Request) -> web.Response:
        return web.Response(text=self._page, content_type="text/html", headers=self._headers)
