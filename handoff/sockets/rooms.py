"""Who is in which room. Leaving costs what somebody was in, and not what there is."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import socketio
from typing_extensions import override

EMPTY: Mapping[str, str] = {}


class Rooms(socketio.AsyncManager):  # type: ignore[misc]  # the library ships no types
    """The library's rooms, which it would all look through whenever a socket goes.

    With thousands of sockets that go at once, such as those of a proxy that restarts, the house
    would stand still for seconds.
    """

    def __init__(self) -> None:
        super().__init__()
        self._entered: defaultdict[str, set[str | None]] = defaultdict(set)  # by sid

    def members(self, namespace: str, room: str) -> Mapping[str, str]:
        """Who is there now: sids, and the connections that they are on. Not to be kept."""
        found = self.rooms.get(namespace, {}).get(room)
        members: Mapping[str, str] = EMPTY if found is None else found._fwdm
        return members

    @override
    def basic_enter_room(
        self, sid: str, namespace: str, room: str | None, eio_sid: str | None = None
    ) -> None:
        super().basic_enter_room(sid, namespace, room, eio_sid)
        self._entered[sid].add(room)

    @override
    def basic_leave_room(self, sid: str, namespace: str, room: str | None) -> None:
        super().basic_leave_room(sid, namespace, room)
        if entered := self._entered.get(sid):
            entered.discard(room)

    @override
    def basic_disconnect(self, sid: str, namespace: str, **_: Any) -> None:
        for room in self._entered.pop(sid, ()):
            super().basic_leave_room(sid, namespace, room)
        self.callbacks.pop(sid, None)
        for pending in (self.pending_connect, self.pending_disconnect):
            if sid in pending.get(namespace, ()):
                pending[namespace].remove(sid)
