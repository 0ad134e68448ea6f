"""Structured logs: one line an event; JSON unless a person is reading."""

import logging
import sys

import structlog
from aiohttp.http_exceptions import HttpProcessingError

from handoff import metrics

LEVELS = {"debug": 10, "info": 20, "warning": 30, "error": 40}


def configure(level: str) -> None:
    """Set up logging for this process. Libraries' own logs come out the same way."""
    human = sys.stderr.isatty()
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer() if human else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[*shared, structlog.processors.format_exc_info, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(LEVELS[level]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                renderer,
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=LEVELS[level], force=True)
    for noisy in ("asyncio", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    logging.getLogger("aiohttp.server").addFilter(_not_our_fault)
    # The transports report what clients do as errors, one line and more each; ours are enough.
    for chatty in ("engineio.server", "socketio.server", "aiohttp.access"):
        logging.getLogger(chatty).setLevel(logging.CRITICAL)


def _not_our_fault(record: logging.LogRecord) -> bool:
    """What is no HTTP is a stranger's mistake, which aiohttp tells as ours, with its trace."""
    problem = record.exc_info[1] if record.exc_info else None
    if isinstance(problem, HttpProcessingError):
        metrics.refusals_total.labels("http", "bad_request").inc()
        record.exc_info = None
        record.levelno, record.levelname = logging.INFO, "INFO"
    return True
