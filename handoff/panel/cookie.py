"""The cookie that carries a session's secret between the panel and the house."""

from aiohttp import web

from handoff.panel.auth import SESSION_LASTS

# The prefix `__Host-` would ask for Path=/, and the secret has no business outside /panel: the
# widget, the shop's page and their logs never see it.
NAME = "frontline_session"
PATH = "/panel"


def secret_of(request: web.BaseRequest) -> str | None:
    """The secret that came with the request."""
    return request.cookies.get(NAME)


def give(response: web.Response, secret: str, *, secure: bool) -> None:
    """Have the browser keep the secret from scripts, other sites, and other pages of ours."""
    response.set_cookie(
        NAME,
        secret,
        max_age=int(SESSION_LASTS.total_seconds()),
        path=PATH,
        secure=secure,
        httponly=True,
        samesite="Strict",
    )


def take_back(response: web.Response, *, secure: bool) -> None:
    """Have the browser forget it."""
    response.del_cookie(NAME, path=PATH, secure=secure, httponly=True, samesite="Strict")
