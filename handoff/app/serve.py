"""Opens the house, keeps it open until it is told to close, and closes it in good order."""

import asyncio
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress

import structlog
from aiohttp import web

from handoff import metrics
from handoff.app.demo import add_demo_agents
from handoff.app.house import House, build
from handoff.app.web import Doorway, open_doors
from handoff.config import Settings
from handoff.desk import Change
from handoff.ports import Unavailable
from handoff.store.migrate import migrate

LOOK_EVERY = 5.0  # seconds; within these a session that ended elsewhere loses its panels
DRAIN_WITHIN = 8.0  # seconds; whoever deploys waits 10 before they kill

Say = Callable[[str], None]

_log = structlog.get_logger(__name__)


async def serve(settings: Settings, *, demo: bool, say: Say) -> None:
    """Serve until SIGTERM or SIGINT. Raises Unavailable where the database cannot be opened.

    `say` tells the person who started the house what must not stand in a log.
    """
    await migrate(settings.database)
    house = await build(settings)
    doorway = open_doors(house)
    house.desk.hear(_count)
    await house.start()
    runner = web.AppRunner(doorway.app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, settings.host, settings.port).start()
        address = f"http://{settings.host}:{runner.addresses[0][1]}"
        await _announce(house, settings.public_url or address, demo=demo, say=say)
        await _until_told(house, doorway)
    finally:
        with suppress(TimeoutError):
            async with asyncio.timeout(DRAIN_WITHIN):
                await _close(house, doorway, runner)
    _log.info("closed")


async def _announce(house: House, url: str, *, demo: bool, say: Say) -> None:
    _log.info("open", url=url, panel=f"{url}/panel/", database=house.database.dialect)
    if demo:
        say(f"\n{await add_demo_agents(house.doorkeeper, house.accounts)}\n")
    token = await house.doorkeeper.offer_setup_link()
    if token:
        say("\nNobody can sign in yet. Make the first administrator within 24 hours:\n")
        say(f"    {url}/panel/#setup={token}\n")


async def _until_told(house: House, doorway: Doorway) -> None:
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, told.set)
    watch = asyncio.create_task(_look_after(house, doorway), name="look-after")
    await told.wait()
    watch.cancel()


async def _close(house: House, doorway: Doorway, runner: web.AppRunner) -> None:
    """No new work, then the sockets, then what waits at the desk, then the database."""
    _log.info("closing")
    doorway.health.draining = True
    for site in list(runner.sites):
        await site.stop()
    for server in doorway.servers:
        await server.close_all()
    await house.stop()
    await runner.cleanup()


async def _look_after(house: House, doorway: Doorway) -> None:
    """Measure the queue, and end panels whose session has ended elsewhere."""
    while True:
        try:
            await _measure(house)
            for digest in doorway.agents.guests.sessions():
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
