"""Opens the house, keeps it open until it is told to close, and says where it is."""

import asyncio
import gc
import signal
from collections.abc import Callable

import structlog

from handoff.app.demo import add_demo_agents
from handoff.app.house import House, build
from handoff.app.standing import standing
from handoff.config import Settings
from handoff.store.migrate import migrate

Say = Callable[[str], None]

_log = structlog.get_logger(__name__)


async def serve(settings: Settings, *, demo: bool, say: Say) -> None:
    """Serve until SIGTERM or SIGINT. Raises Unavailable where the database cannot be opened.

    `say` tells the person who started the house what must not stand in a log.
    """
    told = _told_to_close()
    await migrate(settings.database)
    house = await build(settings)
    if demo:
        say(f"\n{await add_demo_agents(house.doorkeeper, house.accounts)}\n")
    async with standing(house) as opened:
        _keep_for_good()
        await _announce(house, settings.public_url or opened.address, say)
        await told.wait()
    _log.info("closed")


def _keep_for_good() -> None:
    """Have the garbage collector look no more through what is made once.

    Each time it would hold up everybody for 65 ms.
    """
    gc.collect()
    gc.freeze()


def _told_to_close() -> asyncio.Event:
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, told.set)
    return told


async def _announce(house: House, url: str, say: Say) -> None:
    _log.info("open", url=url, panel=f"{url}/panel/", database=house.database.dialect.name)
    token = await house.doorkeeper.offer_setup_link()
    if token:
        say("\nNobody can sign in yet. Make the first administrator within 24 hours:\n")
        say(f"    {url}/panel/#setup={token}\n")
