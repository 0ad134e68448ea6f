"""The widget's files, for any page of any site; and the demo shop that carries it."""

from pathlib import Path

from aiohttp import web

from handoff.files import ASK_AGAIN, FOR_EVER, Files

LOADER = "widget.js"
LOADER_KEPT = "public, max-age=300, stale-while-revalidate=86400"  # it names the app's file
FOR_ANY_PAGE = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
DEMO_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'"
    ),
    "Referrer-Policy": "no-referrer",
}


def install(app: web.Application, *, dist: Path, demo: Path | None) -> None:
    """Serve the widget below `/w`, and the shop page of the folder `demo` at `/` and `/pl`."""
    widget = Files(dist, kept=_kept, headers=FOR_ANY_PAGE)

    async def file(request: web.Request) -> web.StreamResponse:
        return widget.send(request.match_info["name"])

    app.router.add_get("/w/{name}", file)
    if demo:
        _install_demo(app, Files(demo, kept=lambda name: ASK_AGAIN, headers=DEMO_HEADERS))


def _install_demo(app: web.Application, shop: Files) -> None:
    async def english(request: web.Request) -> web.StreamResponse:
        return shop.send("index.html")

    async def polish(request: web.Request) -> web.StreamResponse:
        return shop.send("pl.html")

    async def file(request: web.Request) -> web.StreamResponse:
        return shop.send(request.match_info["name"])

    app.router.add_get("/", english)
    app.router.add_get("/pl", polish)
    app.router.add_get("/demo/{name}", file)


def _kept(name: str) -> str:
    return LOADER_KEPT if name == LOADER else FOR_EVER
