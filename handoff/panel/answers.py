"""What the panel's HTTP routes answer: a view as JSON, or a refusal with its status."""

import math
from http import HTTPStatus

import orjson
from aiohttp import web

from handoff.panel.http_wire import HttpError, HttpErrorCode, HttpRefused
from handoff.wire import ToClient

A_MOMENT = 2.0  # seconds to ask for where the house is only busy

STATUS: dict[HttpErrorCode, HTTPStatus] = {
    "bad_request": HTTPStatus.BAD_REQUEST,
    "weak_password": HTTPStatus.BAD_REQUEST,
    "bad_credentials": HTTPStatus.UNAUTHORIZED,
    "signed_out": HTTPStatus.UNAUTHORIZED,
    "not_allowed": HTTPStatus.FORBIDDEN,
    "bad_token": HTTPStatus.FORBIDDEN,
    "not_found": HTTPStatus.NOT_FOUND,
    "too_fast": HTTPStatus.TOO_MANY_REQUESTS,
    "internal": HTTPStatus.INTERNAL_SERVER_ERROR,
    "unavailable": HTTPStatus.SERVICE_UNAVAILABLE,
}


class TurnedAway(Exception):
    """Raised to refuse a request; `status` where the code's own is not exact enough.

    `wait` is in seconds, for Retry-After. `noted` goes to the log, and must hold no secret.
    """

    def __init__(
        self,
        code: HttpErrorCode,
        message: str,
        *,
        status: HTTPStatus | None = None,
        wait: float = 0.0,
        **noted: str,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.status = status or STATUS[code]
        self.headers = {"Retry-After": str(math.ceil(wait))} if wait else {}
        self.noted = noted

    def answer(self) -> web.Response:
        """How the client hears of it."""
        refused = HttpRefused(error=HttpError(code=self.code, message=str(self)))
        return answer(refused, status=self.status, headers=self.headers)


def answer(
    view: ToClient, *, status: int = HTTPStatus.OK, headers: dict[str, str] | None = None
) -> web.Response:
    """A view as JSON."""
    body = orjson.dumps(view.model_dump(mode="json", exclude_none=True))
    return web.Response(body=body, status=status, headers=headers, content_type="application/json")


def foreign(reason: str) -> TurnedAway:
    """Another site's page, or no page at all, has sent this."""
    return TurnedAway("not_allowed", "The request did not come from the panel.", reason=reason)


def busy() -> TurnedAway:
    """Too many ask for heavy work at once."""
    message = "Too many people ask at once. Try again in a moment."
    return TurnedAway("too_fast", message, wait=A_MOMENT)


def unavailable() -> TurnedAway:
    """The database is away."""
    message = "It cannot be looked up now. Try again in a moment."
    return TurnedAway("unavailable", message, wait=A_MOMENT)


def our_fault() -> TurnedAway:
    """Something in the house is wrong; what, is in the log only."""
    return TurnedAway("internal", "Something went wrong here. Try again.")


def as_aiohttp_says(problem: web.HTTPException) -> TurnedAway:
    """aiohttp's own refusals (no such route, no such method, ...) in our form."""
    status = HTTPStatus(problem.status)
    lost = status in (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED)
    turned = TurnedAway("not_found" if lost else "bad_request", f"{status.phrase}.", status=status)
    if "Allow" in problem.headers:
        turned.headers["Allow"] = problem.headers["Allow"]
    return turned
