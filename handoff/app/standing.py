"""A house with its doors open: looked after while it stands, and closed in good order."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

import structlog
from aiohttp import web

from handoff import metrics
from handoff.app.house import House
from handoff.app.web import Doorway, open_doors
from handoff.desk import Change
from handoff.ports import Unavailable

LOOK_EVERY = 5.0  # seconds; within these a session that ended elsewhere loses its panels
DRAIN_WITHIN = 8.0  # seconds; whoever deploys waits 10 before they kill

_log = structlog.get_logger(__name__)


class CannotListenError(Exception):
    """Somebody else has the port, or this machine has no such address."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A house that can be called at `address`, such as http://127.0.0.1:8080."""

    house: House
    doorway: Doorway
    address: str


@asynccontextmanager
async def standing(house: House) -> AsyncIterator[Standing]:
    """Open the doors, and close them at the end. Raises CannotListenError."""
    settings = house.settings
    doorway = open_doors(house)
    house.desk.hear(_count)
    await house.start()
    runner = web.AppRunner(doorway.app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    watch = asyncio.create_task(_look_after(house, doorway), name="look-after")
    try:
        try:
            await web.TCPSite(runner, settings.host, settings.port).start()
        except OSError as problem:
            raise CannotListenError(problem.strerror) from problem
        port = runner.addresses[0][1]
        yield Standing(house, doorway, f"http://{settings.host}:{port}")
    finally:
        watch.cancel()
        with suppress(TimeoutError):
            async with asyncio.timeout(DRAIN_WITHIN):
                await _close(house, doorway, runner)


async def _close(house: House, doorway: Doorway, runner: web.AppRunner) -> None:
    """No new work, then the sockets, then who is being answered, then desk and database."""
    _log.info("closing")
    doorway.health.draining = True
    for site in list(runner.sites):
        await site.stop()
    for server in doorway.servers:
        await server.close_all()
    await runner.cleanup()
    await house.stop()


async def _look_after(house: House, doorway: Doorway) -> None:
    """Measure the queue, and end panels whose session has ended elsewhere."""
    while True:
        try:
            await _measure(house)
            for digest in doorway.agents.panels.sessions():
                if not await house.doorkeeper.still_open(digest):
                    await doorway.agents.end_session(digest)
        except Unavailable as problem:
            _log.warning("look_after_unavailable", problem=str(problem))
        except Exception:  # it must look again
            _log.exception("look_after_fault")
        await asyncio.sleep(LOOK_EVERY)


async def _measure(house: House) -> None:
    metrics.queue_length.set(await house.log.queue_length())
    first = await house.log.queue(limit=1)
    waits = [house.clock.now() - state.queued_at for state in first if state.queued_at]
    metrics.oldest_wait_seconds.set(waits[0].total_seconds() if waits else 0)


def _count(changes: Sequence[Change]) -> None:
    for change in changes:
        for entry in change.entries:
            metrics.entries_total.labels(entry.body.kind).inc()
