"""The bodies of the panel's HTTP routes, but those of the FAQ."""

from typing import Annotated, Literal

from pydantic import Field

from handoff.core.text import MAX_NAME
from handoff.wire import FromClient, Role, ToClient

MIN_PASSWORD = 12  # characters
MAX_PASSWORD = 256
MAX_EMAIL = 254

Email = Annotated[str, Field(max_length=MAX_EMAIL, pattern=r"^[^@\s]+@[^@\s]+$")]
NewPassword = Annotated[str, Field(min_length=MIN_PASSWORD, max_length=MAX_PASSWORD)]


class SignIn(FromClient):
    """`POST /panel/api/session`."""

    email: Annotated[str, Field(max_length=MAX_EMAIL)]
    password: Annotated[str, Field(max_length=MAX_PASSWORD)]


class SetUp(FromClient):
    """`POST /panel/api/setup`: the first administrator, with the token of the one-time link."""

    token: Annotated[str, Field(min_length=1, max_length=128)]
    email: Email
    name: Annotated[str, Field(min_length=1, max_length=MAX_NAME)]
    password: NewPassword


class AgentView(ToClient):
    """An agent, as other agents see them."""

    id: str
    name: str
    role: Role


class SignedIn(ToClient):
    """The answer of `GET` and `POST /panel/api/session`, and of `POST /panel/api/setup`."""

    ok: Literal[True] = True
    agent: AgentView


HttpErrorCode = Literal[
    "bad_request",  # 400, 413, 415: not what the route takes
    "weak_password",  # 400: too short, or too easy to guess; the message says which
    "bad_credentials",  # 401: no such e-mail address, or not its password
    "signed_out",  # 401: no session, or one that has ended
    "not_allowed",  # 403: the request came from another site
    "bad_token",  # 403: the set-up link is unknown, used or expired
    "not_found",  # 404, 405
    "too_fast",  # 429, with Retry-After
    "internal",  # 500
    "unavailable",  # 503
]


class HttpError(ToClient):
    """Why a route refused: a code for programs, and words for people (English)."""

    code: HttpErrorCode
    message: str


class HttpRefused(ToClient):
    """The answer of a route that refuses."""

    ok: Literal[False] = False
    error: HttpError


HTTP: tuple[type[FromClient] | type[ToClient], ...] = (SignIn, SetUp, SignedIn, HttpRefused)
