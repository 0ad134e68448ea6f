"""Serves the panel's built page and its assets."""

from pathlib import Path

from aiohttp import web

from handoff.files import ASK_AGAIN, FOR_EVER, Files

INDEX = "index.html"
HASHED = "assets/"  # Vite puts the hash of the content into these names


def add_pages(router: web.UrlDispatcher, dist: Path) -> None:
    """Answer `` (sent on to `/`), `/`, and the name of any file of `dist`.

    `/faq` and what is below it are the same page: its script reads the address.
    """
    files = Files(dist, kept=lambda name: FOR_EVER if name.startswith(HASHED) else ASK_AGAIN)

    async def to_index(request: web.Request) -> web.StreamResponse:
        raise web.HTTPPermanentRedirect(f"{request.path}/")

    async def page(request: web.Request) -> web.StreamResponse:
        return files.send(INDEX)

    async def file(request: web.Request) -> web.StreamResponse:
        return files.send(request.match_info["name"])

    router.add_get("", to_index)
    router.add_get("/", page)
    router.add_get("/faq", page)
    router.add_get("/faq/{entry:[a-z0-9-]{1,40}}", page)
    router.add_get("/{name:.+}", file)
