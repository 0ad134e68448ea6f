"""Work that many changes ask for."""

import asyncio

from structlog.testing import capture_logs

from handoff.ports import Unavailable
from handoff.sockets.soon import Soon


async def test_many_who_ask_at_once_have_it_done_once():
    done = asyncio.Event()
    times = 0

    async def work() -> None:
        nonlocal times
        times += 1
        done.set()

    soon = Soon(work, delay=0.0)
    for _ in range(100):
        soon.ask()
    await asyncio.wait_for(done.wait(), 10)

    assert times == 1


async def test_a_database_that_is_away_is_one_line_and_the_work_is_done_when_asked_again():
    done = asyncio.Event()
    away = [Unavailable("away")]

    async def work() -> None:
        if away:
            soon.ask()
            raise away.pop()
        done.set()

    soon = Soon(work, delay=0.0)
    with capture_logs() as lines:
        soon.ask()
        await asyncio.wait_for(done.wait(), 10)

    assert [(line["event"], line["log_level"]) for line in lines] == [
        ("soon_unavailable", "warning")
    ]
