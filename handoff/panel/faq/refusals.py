"""Changes that are not taken: answered with why, counted, and noted in the log."""

from http import HTTPStatus

import structlog
from aiohttp import web

from handoff import metrics
from handoff.core.agents import KNOWLEDGE_EDITORS, Session
from handoff.panel.answers import answer
from handoff.panel.faq.knowledge_wire import FaqRefused
from handoff.panel.guard import SIDE

STATUS = {
    "bad_entry": HTTPStatus.BAD_REQUEST,
    "not_allowed": HTTPStatus.FORBIDDEN,
    "not_found": HTTPStatus.NOT_FOUND,
    "outdated": HTTPStatus.CONFLICT,
    "stolen": HTTPStatus.CONFLICT,
}
NOT_ALLOWED = FaqRefused(
    code="not_allowed", message="Only leads, managers and administrators change what is known."
)

_log = structlog.get_logger(__name__)


def may_edit(session: Session) -> bool:
    """Whether this agent may change what is known."""
    return session.agent.role in KNOWLEDGE_EDITORS


def refusal(why: FaqRefused) -> web.Response:
    """The answer to a change that was not taken."""
    metrics.refusals_total.labels(SIDE, why.code).inc()
    _log.info("faq_refused", code=why.code)
    return answer(why, status=STATUS[why.code])
