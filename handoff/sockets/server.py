"""A Socket.IO server that lets in only what its events say, and never piles up what goes out."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import socketio
import structlog
from aiohttp import web
from engineio import packet as engine_packet
from socketio import packet

from handoff import metrics
from handoff.sockets import codec
from handoff.sockets.frames import ASYNC_DRIVER
from handoff.sockets.limits import Bucket, Rate, seconds
from handoff.wire import MAX_FRAME, ErrorCode, ErrorInfo, Refused

PING_EVERY = 10  # seconds; a dead peer is noticed after PING_EVERY + PING_TIMEOUT
PING_TIMEOUT = 10
GREET_WITHIN = 10.0  # seconds until a socket must have joined its namespace
MAX_QUEUED = 1000  # packets that may wait for a reader before it is cut
FAULTS = Rate(burst=20, per_second=0.2)  # what a connection may get wrong before it is cut
A_FAULT = frozenset({"bad_request", "unknown_event", "hello_first", "too_fast"})  # not a dispute

Event = Callable[[str, Any], Awaitable[dict[str, Any]]]
"""Handles one event of one socket: (sid, payload) -> acknowledgement."""

Admit = Callable[[web.Request], str | None]
"""Looks at a handshake: None lets it in, else the reason why not."""

_log = structlog.get_logger(__name__)


class GuardedServer(socketio.AsyncServer):  # type: ignore[misc]
    """One side's socket: WebSocket only, one namespace, its events and no others.

    The library would let a client call the handlers of `connect` and `disconnect`, hold
    attachments without bound, reorder one client's events, and pin what a peer does not read.
    """

    def __init__(
        self, side: str, namespace: str, events: Mapping[str, Event], admit: Admit
    ) -> None:
        super().__init__(
            json=codec,
            async_handlers=False,  # keeps the order of one client's events
            async_mode="aiohttp",
            transports=["websocket"],
            ping_interval=PING_EVERY,
            ping_timeout=PING_TIMEOUT,
            max_http_buffer_size=MAX_FRAME,
            cors_allowed_origins=[],  # ours are checked on connect, for each site
            cors_credentials=False,
            http_compression=False,
            namespaces=[namespace],
        )
        self.eio._async = ASYNC_DRIVER
        self.side = side
        self.namespace = namespace
        self._events = events
        self._admit = admit
        self._faults: dict[str, Bucket] = {}

    def tell(self, room: str, event: str, data: dict[str, Any]) -> None:
        """Send an event to all of a room (a sid is a room of one): encoded once, no task each."""
        receivers = list(self.manager.get_participants(self.namespace, room))
        if not receivers:
            return
        encoded = self.packet_class(
            packet.EVENT, namespace=self.namespace, data=[event, data]
        ).encode()
        message = engine_packet.Packet(engine_packet.MESSAGE, encoded)
        for _, eio_sid in receivers:
            self.post(eio_sid, message)

    def members(self, room: str) -> list[str]:
        """The sids in a room."""
        return [sid for sid, _ in self.manager.get_participants(self.namespace, room)]

    def post(self, eio_sid: str, message: engine_packet.Packet) -> None:
        """Queue a packet for a socket, or cut the socket when it has stopped reading."""
        sock = self.eio.sockets.get(eio_sid)
        if sock is None or sock.closed:
            return
        if sock.queue.qsize() >= MAX_QUEUED:
            self.cut(eio_sid, "slow")
        else:
            sock.queue.put_nowait(message)

    def cut(self, eio_sid: str, why: str) -> None:
        """End a connection at once: no close frame, nothing kept for it."""
        environ = self.environ.get(eio_sid)
        transport = environ["aiohttp.request"].transport if environ else None
        if transport is not None:
            metrics.cut_total.labels(self.side, why).inc()
            _log.warning("socket_cut", side=self.side, why=why)
            transport.abort()

    async def end(self, sid: str) -> None:
        """Disconnect one client in good order."""
        await self.disconnect(sid, namespace=self.namespace)

    async def close_all(self) -> None:
        """Disconnect everybody in good order, and stop the library's own task."""
        for eio_sid in list(self.environ):
            await self.eio.disconnect(eio_sid)
        await self.shutdown()

    async def _handle_eio_connect(self, eio_sid: str, environ: dict[str, Any]) -> str | None:
        reason = self._admit(environ["aiohttp.request"])
        if reason:
            metrics.refusals_total.labels(self.side, "not_allowed").inc()
            _log.info("handshake_refused", side=self.side, reason=reason)
            return reason
        await super()._handle_eio_connect(eio_sid, environ)
        metrics.connections.labels(self.side).inc()
        asyncio.get_running_loop().call_later(GREET_WITHIN, self._greeted_or_cut, eio_sid)
        return None

    def _greeted_or_cut(self, eio_sid: str) -> None:
        joined = self.manager.sid_from_eio_sid(eio_sid, self.namespace)
        if eio_sid in self.environ and joined is None:
            self.cut(eio_sid, "silent")

    async def _handle_eio_disconnect(self, eio_sid: str, reason: str) -> None:
        metrics.connections.labels(self.side).dec()
        if reason == self.reason.PING_TIMEOUT:
            self.cut(eio_sid, "gone")  # else its queue stays until TCP gives up
        await super()._handle_eio_disconnect(eio_sid, reason)
        self._faults.pop(eio_sid, None)

    async def _handle_eio_message(self, eio_sid: str, data: Any) -> None:
        try:
            parsed = self.packet_class(encoded_packet=data)
        except (ValueError, TypeError, RecursionError):
            await self._refuse(eio_sid, None, "bad_request", "This is not a packet.")
            return
        joined = self.manager.sid_from_eio_sid(eio_sid, self.namespace)
        if (parsed.namespace or "/") != self.namespace:
            await self._refuse(eio_sid, None, "bad_request", "There is no such namespace.")
        elif parsed.packet_type == packet.CONNECT and joined is None:
            await self._handle_connect(eio_sid, self.namespace, _as_auth(parsed.data))
        elif parsed.packet_type == packet.DISCONNECT and joined:
            await self._handle_disconnect(eio_sid, self.namespace, self.reason.CLIENT_DISCONNECT)
        elif parsed.packet_type == packet.EVENT and joined:
            await self._handle_ours(eio_sid, joined, parsed)
        else:
            await self._refuse(eio_sid, parsed.id, "bad_request", "This packet is not expected.")

    async def _handle_ours(self, eio_sid: str, sid: str, parsed: packet.Packet) -> None:
        match parsed.data:
            case [str(name), dict(payload)] if name in self._events:
                reply = await self._events[name](sid, payload)
                await self._acknowledge(eio_sid, parsed.id, reply)
                if not reply["ok"] and reply["error"]["code"] in A_FAULT:
                    self._fault(eio_sid)
            case [str(name), *_] if name in self._events:
                text = "The payload must be one object."
                await self._refuse(eio_sid, parsed.id, "bad_request", text)
            case [str(), *_]:
                await self._refuse(eio_sid, parsed.id, "unknown_event", "There is no such event.")
            case _:
                await self._refuse(eio_sid, parsed.id, "bad_request", "This is not an event.")

    async def _refuse(
        self, eio_sid: str, request: int | None, code: ErrorCode, message: str
    ) -> None:
        metrics.refusals_total.labels(self.side, code).inc()
        _log.info("packet_refused", side=self.side, code=code, message=message)
        refused = Refused(error=ErrorInfo(code=code, message=message))
        await self._acknowledge(eio_sid, request, refused.model_dump())
        self._fault(eio_sid)

    def _fault(self, eio_sid: str) -> None:
        """Count what a client got wrong: each is answered and logged, so they must be few."""
        now = seconds()
        bucket = self._faults.setdefault(eio_sid, Bucket(FAULTS, now))
        if bucket.take(now):
            self.cut(eio_sid, "faults")

    async def _acknowledge(self, eio_sid: str, request: int | None, reply: dict[str, Any]) -> None:
        if request is None:
            return
        encoded = self.packet_class(
            packet.ACK, namespace=self.namespace, id=request, data=[reply]
        ).encode()
        self.post(eio_sid, engine_packet.Packet(engine_packet.MESSAGE, encoded))


def _as_auth(data: Any) -> dict[str, Any]:
    """What came with the connection. Never None: the library would call the handler twice."""
    return data if isinstance(data, dict) and data else {"auth": None}
