"""The live line while waiting: the place in the queue, and how long it is likely to take."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

from handoff.core.conversation import Conversation, Phase
from handoff.core.queue import Wait, expected_wait
from handoff.ports import Clock, Log
from handoff.sockets.limits import seconds
from web_widget.wire import VisitorState

MOST_PLACES = 500  # who waits further behind is told only the promised instant
PICKUPS = 20
PICKUPS_WITHIN = timedelta(hours=2)
FRESH = 1.0  # seconds that a reading of the queue is good for


class WaitingLine:
    """Reads the queue at most once a second, however many ask."""

    def __init__(self, log: Log, clock: Clock) -> None:
        self._log = log
        self._clock = clock
        self._read_at = float("-inf")  # when it was begun
        self._reading = asyncio.Lock()
        self._waiting: list[Conversation] = []
        self._places: dict[str, int] = {}
        self._wait_of: Callable[[int], Wait | None] = lambda place: None

    async def state(self, conversation: Conversation | None) -> VisitorState:
        """What the visitor is told of their conversation now."""
        if conversation is None:
            return VisitorState(conversation=None, phase=Phase.BOT)
        if conversation.phase is Phase.QUEUED:
            await self._read()
        return self.told(conversation)

    def told(self, conversation: Conversation) -> VisitorState:
        """The same, from the last reading."""
        waits = conversation.phase is Phase.QUEUED
        place = self._places.get(conversation.id) if waits else None
        wait = self._wait_of(place) if place else None
        return VisitorState(
            conversation=conversation.id,
            phase=conversation.phase,
            agent=conversation.agent_name,
            team=conversation.team,
            queue_position=place,
            wait_low_s=int(wait.low.total_seconds()) if wait else None,
            wait_high_s=int(wait.high.total_seconds()) if wait else None,
            answer_by=conversation.due_at,
            late=conversation.due_at is not None and self._clock.now() > conversation.due_at,
            rated=conversation.rated,
        )

    async def everyone(self) -> list[Conversation]:
        """All who wait, in order, as they stand now or in a moment."""
        asked = seconds()
        await asyncio.sleep(self._read_at + FRESH - asked)
        async with self._reading:
            if self._read_at < asked:
                await self._read_now()
            return self._waiting

    async def _read(self) -> None:
        async with self._reading:
            if seconds() - self._read_at > FRESH:
                await self._read_now()

    async def _read_now(self) -> None:
        began = seconds()
        waiting = await self._log.queue(limit=MOST_PLACES)
        since = self._clock.now() - PICKUPS_WITHIN
        pickups = await self._log.pickups(since=since, limit=PICKUPS)
        self._places = {state.id: place for place, state in enumerate(waiting, start=1)}
        self._wait_of = lambda place: expected_wait(place, pickups)
        self._waiting = waiting
        self._read_at = began
