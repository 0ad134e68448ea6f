"""A Socket.IO server that lets in only what its events say, and never piles up what goes out."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import socketio
import structlog
from aiohttp import web
from engineio import packet as engine_packet
from socketio import packet

from handoff import metrics
from handoff.ports import Unavailable
from handoff.sockets import codec
from handoff.sockets.engine import Engine
from handoff.sockets.handshake import Admit, Handshake
from handoff.sockets.limits import Bucket, Rate, seconds
from handoff.sockets.rooms import Rooms
from handoff.wire import MAX_FRAME, ErrorCode, ErrorInfo, Refused

PING_EVERY = 10  # seconds; a dead peer is noticed after PING_EVERY + PING_TIMEOUT
PING_TIMEOUT = 10
GREET_WITHIN = (
    10.0  # seconds until a socket must have joined its namespace, and then have said hello
)
HELLO = "hello"  # the first event on either side
FAULTS = Rate(burst=20, per_second=0.2)  # what a connection may get wrong before it is cut
A_FAULT = frozenset({"bad_request", "unknown_event", "hello_first", "too_fast"})  # not a dispute

Event = Callable[[str, Any], Awaitable[dict[str, Any]]]
"""Handles one event of one socket: (sid, payload) -> acknowledgement."""

_ASKED = re.compile(r"2(?:/[^,]*,)?(\d{1,15})")  # the number of an event that cannot be read

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
            serializer=codec.TextPacket,
            client_manager=Rooms(),
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
        self.eio.use_frames(self._foul_frame)
        self.side = side
        self.namespace = namespace
        self._events = events
        self._admit = admit
        self._faults: dict[str, Bucket] = {}
        self._silent: dict[str, asyncio.TimerHandle] = {}  # who has not said hello yet
        self._cut: set[str] = set()

    def attach(self, app: web.Application, path: str) -> None:
        """Answer at this path, and only there."""
        handshake = Handshake(self.side, self._admit, self.handle_request)
        app.router.add_route("*", f"{path}/", handshake.answer)

    def tell(self, room: str, event: str, data: dict[str, Any]) -> None:
        """Send an event to all of a room (a sid is a room of one): encoded once, no task each."""
        receivers = self.manager.members(self.namespace, room)
        if not receivers:
            return
        encoded = self.packet_class(
            packet.EVENT, namespace=self.namespace, data=[event, data]
        ).encode()
        message = engine_packet.Packet(engine_packet.MESSAGE, encoded)
        for eio_sid in receivers.values():
            self.post(eio_sid, message)

    def members(self, room: str) -> list[str]:
        """The sids in a room."""
        return list(self.manager.members(self.namespace, room))

    def post(self, eio_sid: str, message: engine_packet.Packet) -> None:
        """Queue a packet for a socket, or cut the socket when it has stopped reading."""
        sock = self.eio.sockets.get(eio_sid)
        if sock is None or sock.closed:
            return
        if sock.queue.too_much:
            self.cut(eio_sid, "slow")
        else:
            sock.queue.put_nowait(message)

    def cut(self, eio_sid: str, why: str) -> None:
        """End a connection at once: no close frame, nothing kept for it, nothing more heard."""
        if eio_sid in self.environ and eio_sid not in self._cut:
            self._cut.add(eio_sid)
            self._count_cut(why)
            if transport := self.environ[eio_sid]["aiohttp.request"].transport:
                transport.abort()

    async def end(self, sid: str) -> None:
        """Disconnect one client in good order; they may join again at once, or are cut."""
        eio_sid = self.manager.eio_sid_from_sid(sid, self.namespace)
        await self.disconnect(sid, namespace=self.namespace)
        self._expect_greeting(eio_sid)

    async def close_all(self) -> None:
        """Say goodbye to everybody, and stop the library's own task; nothing is heard any more.

        Nobody is waited for: whoever does not read the goodbye is left to the web server.
        """
        for sock in list(self.eio.sockets.values()):
            await sock.close(wait=False)
            sock.queue.put_nowait(None)  # the library's word for: nothing more to write
        await self.shutdown()

    def _engineio_server_class(self) -> type[Engine]:
        return Engine

    def _count_cut(self, why: str) -> None:
        metrics.cut_total.labels(self.side, why).inc()
        _log.warning("socket_cut", side=self.side, why=why)

    def _foul_frame(self) -> None:
        self._count_cut("frame")

    async def _handle_eio_connect(self, eio_sid: str, environ: dict[str, Any]) -> None:
        await super()._handle_eio_connect(eio_sid, environ)
        metrics.connections.labels(self.side).inc()
        self._expect_greeting(eio_sid)

    def _expect_greeting(self, eio_sid: str) -> None:
        """Whoever has come or joined has a moment for the next step."""
        self._greeted(eio_sid)
        if eio_sid in self.environ:
            later = asyncio.get_running_loop().call_later
            self._silent[eio_sid] = later(GREET_WITHIN, self.cut, eio_sid, "silent")

    def _greeted(self, eio_sid: str) -> None:
        if timer := self._silent.pop(eio_sid, None):
            timer.cancel()

    async def _handle_eio_disconnect(self, eio_sid: str, reason: str) -> None:
        metrics.connections.labels(self.side).dec()
        if reason == self.reason.PING_TIMEOUT:
            self.cut(eio_sid, "gone")  # else its queue stays until TCP gives up
        await super()._handle_eio_disconnect(eio_sid, reason)
        await self._forget(eio_sid)
        self._greeted(eio_sid)
        self._faults.pop(eio_sid, None)
        self._cut.discard(eio_sid)

    async def _forget(self, eio_sid: str) -> None:
        """Whoever has not quite joined is not in the namespace any more."""
        half = self.manager.sid_from_eio_sid(eio_sid, self.namespace)
        if half is not None:
            await self.manager.disconnect(half, self.namespace, ignore_queue=True)

    async def _handle_eio_message(self, eio_sid: str, data: Any) -> None:
        if eio_sid in self._cut or eio_sid not in self.environ:
            return  # it was under way when the connection was ended
        try:
            await self._take(eio_sid, data)
        except Unavailable as problem:
            _log.warning("socket_unavailable", side=self.side, problem=str(problem))
            self.cut(eio_sid, "unavailable")  # they come back by themselves
        except Exception:  # a fault of ours; the library would go on with half a connection
            _log.exception("socket_fault", side=self.side)
            self.cut(eio_sid, "fault")

    async def _take(self, eio_sid: str, data: Any) -> None:
        try:
            parsed = self.packet_class(encoded_packet=data)
        except (ValueError, TypeError, RecursionError):
            asked = _ASKED.match(data)
            number = int(asked[1]) if asked else None
            self._refuse(eio_sid, number, "bad_request", "This is not a packet.")
            return
        joined = self.manager.sid_from_eio_sid(eio_sid, self.namespace)
        if (parsed.namespace or "/") != self.namespace:
            self._refuse_namespace(eio_sid, parsed)
        elif parsed.packet_type == packet.CONNECT and joined is None:
            self._fault(eio_sid)  # or somebody might join and leave for ever
            await self._handle_connect(eio_sid, self.namespace, _as_auth(parsed.data))
            if self.manager.sid_from_eio_sid(eio_sid, self.namespace):
                self._expect_greeting(eio_sid)
        elif parsed.packet_type == packet.DISCONNECT and joined:
            await self._handle_disconnect(eio_sid, self.namespace, self.reason.CLIENT_DISCONNECT)
            self._expect_greeting(eio_sid)
        elif parsed.packet_type == packet.EVENT and joined:
            await self._handle_ours(eio_sid, joined, parsed)
        else:
            self._refuse(eio_sid, parsed.id, "bad_request", "This packet is not expected.")

    async def _handle_ours(self, eio_sid: str, sid: str, parsed: packet.Packet) -> None:
        match parsed.data:
            case [str(name), dict(payload)] if name in self._events:
                reply = await self._events[name](sid, payload)
                self._acknowledge(eio_sid, parsed.id, reply)
                if name == HELLO and reply["ok"]:
                    self._greeted(eio_sid)
                if not reply["ok"] and reply["error"]["code"] in A_FAULT:
                    self._fault(eio_sid)
            case [str(name), *_] if name in self._events:
                text = "The payload must be one object."
                self._refuse(eio_sid, parsed.id, "bad_request", text)
            case [str(), *_]:
                self._refuse(eio_sid, parsed.id, "unknown_event", "There is no such event.")
            case _:
                self._refuse(eio_sid, parsed.id, "bad_request", "This is not an event.")

    def _refuse(self, eio_sid: str, request: int | None, code: ErrorCode, message: str) -> None:
        metrics.refusals_total.labels(self.side, code).inc()
        _log.info("packet_refused", side=self.side, code=code, message=message)
        refused = Refused(error=ErrorInfo(code=code, message=message))
        self._acknowledge(eio_sid, request, refused.model_dump())
        self._fault(eio_sid)

    def _refuse_namespace(self, eio_sid: str, parsed: packet.Packet) -> None:
        message = "There is no such namespace."
        if parsed.packet_type == packet.CONNECT:
            data = {"message": message, "data": {"code": "bad_request"}}
            error = self.packet_class(packet.CONNECT_ERROR, data=data, namespace=parsed.namespace)
            self.post(eio_sid, engine_packet.Packet(engine_packet.MESSAGE, error.encode()))
        self._refuse(eio_sid, None, "bad_request", message)

    def _fault(self, eio_sid: str) -> None:
        """Count what a client got wrong: each is answered and logged, so they must be few."""
        now = seconds()
        bucket = self._faults.setdefault(eio_sid, Bucket(FAULTS, now))
        if bucket.take(now):
            self.cut(eio_sid, "faults")

    def _acknowledge(self, eio_sid: str, request: int | None, reply: dict[str, Any]) -> None:
        if request is None:
            return
        encoded = self.packet_class(
            packet.ACK, namespace=self.namespace, id=request, data=[reply]
        ).encode()
        self.post(eio_sid, engine_packet.Packet(engine_packet.MESSAGE, encoded))


def _as_auth(data: Any) -> dict[str, Any]:
    """What came with the connection. Never None: the library would call the handler twice."""
    return data if isinstance(data, dict) and data else {"auth": None}
