"""Reads the JSON body of a request, and its query, strictly and within their limits."""

import asyncio
from http import HTTPStatus
from typing import TypeVar

import orjson
from aiohttp import web
from pydantic import ValidationError

from handoff.panel.answers import TurnedAway
from handoff.wire import FromClient

MAX_BODY = 16 * 1024  # bytes
BODY_WITHIN = 10.0  # seconds

Payload = TypeVar("Payload", bound=FromClient)


async def payload(request: web.Request, model: type[Payload], *, limit: int = MAX_BODY) -> Payload:
    """What the body says: JSON in UTF-8, these fields and no others, at most `limit` bytes.

    Raises TurnedAway.
    orjson refuses NaN, lone surrogates, broken UTF-8 and deep nesting.
    """
    if not _is_plain_json(request):
        status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE
        message = "The body must be application/json in UTF-8."
        raise TurnedAway("bad_request", message, status=status)
    body = await _body(request, limit)
    try:
        if _holds_nul(orjson.loads(body)):
            raise ValueError("PostgreSQL could not store it")
        return model.model_validate_json(body)  # strict models take a list for a tuple only here
    except ValidationError as problem:
        raise TurnedAway("bad_request", _in_words(problem)) from None
    except ValueError:
        raise TurnedAway("bad_request", "The body is not valid JSON.") from None


def query(request: web.Request, model: type[Payload]) -> Payload:
    """What the query says: these fields and no others. Raises TurnedAway."""
    try:
        return model.model_validate(dict(request.query))
    except ValidationError as problem:
        raise TurnedAway("bad_request", _in_words(problem)) from None


def _is_plain_json(request: web.Request) -> bool:
    """A page of another site cannot send this type without asking first, which we refuse."""
    return (
        request.content_type == "application/json"
        and (request.charset or "utf-8").lower() == "utf-8"
        and request.headers.get("Content-Encoding", "identity") == "identity"
    )


async def _body(request: web.Request, limit: int) -> bytes:
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_WITHIN):
            async for chunk in request.content.iter_any():
                body += chunk
                if len(body) > limit:
                    raise _too_large(limit)
    except (web.RequestPayloadError, OSError):  # OSError: also when time is up
        raise TurnedAway("bad_request", "The body did not arrive whole.") from None
    return bytes(body)


def _too_large(limit: int) -> TurnedAway:
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    message = f"The body has more than {limit} bytes."
    return TurnedAway("bad_request", message, status=status)


def _holds_nul(data: object) -> bool:
    left = [data]
    while left:
        match left.pop():
            case str(text) if "\0" in text:
                return True
            case dict(values):
                left += [*values, *values.values()]
            case list(values):
                left += values
    return False


def _in_words(problem: ValidationError) -> str:
    """The first fault, by the name of its field; never the value, which may be a password."""
    first = problem.errors(include_url=False, include_context=False, include_input=False)[0]
    field = ".".join(str(part) for part in first["loc"]) or "body"
    return f"{field}: {first['msg']}"[:200]
