"""How often the waiting line looks at the queue."""

from itertools import pairwise

from handoff.core.conversation import Conversation
from handoff.sockets.limits import seconds
from tests.indoors import indoors
from tests.people import a_visitor, an_agent
from web_widget.waiting_line import FRESH, MOST_PLACES


async def test_the_queue_is_read_once_a_second_however_many_ask(tmp_path, monkeypatch):
    async with indoors(tmp_path) as place, a_visitor(place) as waits, an_agent(place) as agent:
        read, at = place.house.log.queue, list[float]()

        async def queue(*, limit: int) -> list[Conversation]:
            if limit == MOST_PLACES:
                at.append(seconds())
            return await read(limit=limit)

        monkeypatch.setattr(place.house.log, "queue", queue)
        await waits.human()
        async with a_visitor(place) as other:
            for _ in range(5):
                await other.human()
                await other.asks("sync", since=0)
                await agent.asks("take_next")
                await agent.asks("release", conversation=waits.conversation)
                await waits.line.heard("state", where=lambda told: told.get("queue_position"))
                waits.line.events.clear()
            await waits.asks("sync", since=0)
        assert all(after - before >= FRESH for before, after in pairwise(at))
