"""From an event to its acknowledgement: parse, handle, and name what went wrong."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import structlog
from pydantic import ValidationError

from handoff import metrics
from handoff.core.decision import Refusal, RefusalCode
from handoff.draft import Accepted as Outcome
from handoff.ports import Unavailable
from handoff.sockets.server import Event
from handoff.wire import Accepted, ErrorCode, ErrorInfo, FromClient, Refused, ToClient

Payload = TypeVar("Payload", bound=FromClient)

MESSAGES: dict[RefusalCode, str] = {
    RefusalCode.TAKEN: "Taken by {detail}.",
    RefusalCode.NOT_YOURS: "Only {detail}, who has it, may do this.",
    RefusalCode.NOT_OPEN: "The conversation is not open.",
    RefusalCode.WRONG_PHASE: "This is not possible now.",
    RefusalCode.OUTDATED_CHOICE: "This choice is no longer offered.",
    RefusalCode.ALREADY_RATED: "The conversation has been rated already.",
    RefusalCode.BAD_TEXT: "The text cannot be taken: {detail}.",
    RefusalCode.BAD_SCORE: "A rating is 1 to 5.",
    RefusalCode.PERSON_ANSWERS: "A person answers now.",
}

_log = structlog.get_logger(__name__)


class RefusedError(Exception):
    """Raised by a handler to refuse: a code for programs, words for people."""

    def __init__(self, code: ErrorCode, message: str) -> None:
        super().__init__(message)
        self.info = ErrorInfo(code=code, message=message)


def event(
    side: str, model: type[Payload], handle: Callable[[str, Payload], Awaitable[ToClient]]
) -> Event:
    """The handler as the server calls it: it always answers, and never raises."""

    async def answered(sid: str, payload: Any) -> dict[str, Any]:
        try:
            reply = await handle(sid, model.model_validate(payload))
        except ValidationError as problem:
            return _refused(side, ErrorInfo(code="bad_request", message=_in_words(problem)))
        except RefusedError as problem:
            return _refused(side, problem.info)
        except Unavailable:
            message = "It cannot be stored now. Try again in a moment."
            return _refused(side, ErrorInfo(code="unavailable", message=message))
        except Exception:  # a fault of ours: told, logged, and nobody else is disturbed
            _log.exception("event_fault", side=side, asked=model.__name__)
            message = "Something went wrong here. Try again."
            return _refused(side, ErrorInfo(code="internal", message=message))
        return dumped(reply)

    return answered


def dumped(view: ToClient) -> dict[str, Any]:
    """A view as it goes out: what is null is left out."""
    return view.model_dump(exclude_none=True)


def accepted(outcome: Outcome | Refusal) -> Accepted:
    """The acknowledgement of what the desk decided. Raises RefusedError for a refusal."""
    if isinstance(outcome, Refusal):
        message = MESSAGES[outcome.code].format(detail=outcome.detail)
        raise RefusedError(_CODES[outcome.code], message)
    return Accepted(conversation=outcome.conversation, seq=outcome.seq)


_CODES: dict[RefusalCode, ErrorCode] = {
    RefusalCode.TAKEN: "taken",
    RefusalCode.NOT_YOURS: "not_yours",
    RefusalCode.NOT_OPEN: "not_open",
    RefusalCode.WRONG_PHASE: "wrong_phase",
    RefusalCode.OUTDATED_CHOICE: "outdated_choice",
    RefusalCode.ALREADY_RATED: "already_rated",
    RefusalCode.BAD_TEXT: "bad_text",
    RefusalCode.BAD_SCORE: "bad_score",
    RefusalCode.PERSON_ANSWERS: "person_answers",
}


def _refused(side: str, info: ErrorInfo) -> dict[str, Any]:
    metrics.refusals_total.labels(side, info.code).inc()
    _log.info("refused", side=side, code=info.code, message=info.message)
    return dumped(Refused(error=info))


def _in_words(problem: ValidationError) -> str:
    """The first fault, by the name of its field; never the value, which may be anything."""
    first = problem.errors(include_url=False, include_context=False, include_input=False)[0]
    field = ".".join(str(part) for part in first["loc"]) or "payload"
    return f"{field}: {first['msg']}"[:200]
