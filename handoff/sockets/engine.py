"""Engine.IO as we use it: our frames, and a bound on what waits for a peer that does not read."""

import asyncio
from typing import Any

import engineio
from engineio.packet import Packet
from typing_extensions import override

from handoff.sockets.frames import Foul, driver_for

MAX_QUEUED = 1000  # packets that may wait for a reader before it is cut
MAX_WEIGHT = 1_000_000  # characters of them, beside the packet that goes beyond


class Outgoing(asyncio.Queue[Packet | None]):
    """What waits for one peer: how many packets, and how many characters they have."""

    weight = 0

    @property
    def too_much(self) -> bool:
        """Whether the peer has fallen so far behind that it is as good as gone."""
        return self.qsize() >= MAX_QUEUED or self.weight >= MAX_WEIGHT

    @override
    def _put(self, item: Packet | None) -> None:
        self.weight += _weight(item)
        super()._put(item)

    @override
    def _get(self) -> Packet | None:
        item: Packet | None = super()._get()
        self.weight -= _weight(item)
        return item


class Engine(engineio.AsyncServer):  # type: ignore[misc]  # the library ships no types
    """The transport under a socket."""

    def use_frames(self, foul: Foul) -> None:
        """Take our WebSocket for the library's; `foul` hears of frames that end a connection."""
        self._async = driver_for(foul)

    def create_queue(self, *args: Any, **kwargs: Any) -> Outgoing:
        """For each peer."""
        return Outgoing()


def _weight(item: Packet | None) -> int:
    return len(item.data) if item is not None and isinstance(item.data, str) else 0
