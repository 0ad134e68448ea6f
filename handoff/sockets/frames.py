"""The WebSocket under Engine.IO: text frames of bounded size, never compressed.

Compression would cost about 100 KiB a connection, and a bomb could be sent with it. What cannot be
an Engine.IO packet of a client ends the connection here, before any library meets it.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from aiohttp import WSMsgType, web
from engineio.async_drivers import aiohttp as driver
from engineio.packet import Packet

MESSAGE, PONG, CLOSE = "4", "3", "1"  # all that a WebSocket client may send
ENDS = frozenset({WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED})

Foul = Callable[[], None]
"""Told of a frame that ended a connection."""


class PlainWebSocket:
    """One connection. The library's own would start a task and a timer for each frame."""

    def __init__(self, handler: Any, server: Any, *, foul: Foul) -> None:
        self._session = handler.__self__  # what Engine.IO knows of this connection
        self._server = server
        self._foul = foul
        self._socket = web.WebSocketResponse(
            max_msg_size=server.max_http_buffer_size + 1,  # aiohttp's is the first too long
            receive_timeout=server.ping_interval + server.ping_timeout,
            compress=False,
        )

    async def __call__(self, environ: dict[str, Any]) -> web.WebSocketResponse:
        await self._socket.prepare(environ["aiohttp.request"])
        session = self._session
        session.connected = session.upgraded = True
        writing = asyncio.ensure_future(self._write(session.queue))
        why = self._server.reason.TRANSPORT_CLOSE
        try:
            await self._read()
        except TimeoutError:
            why = self._server.reason.PING_TIMEOUT
        finally:
            session.queue.put_nowait(None)
            await session.close(wait=False, abort=True, reason=why)
            await writing
        return self._socket

    async def _read(self) -> None:
        """Take frames as they come, until the connection ends. Raises TimeoutError for silence."""
        session, hear = self._session, self._server.handlers["message"]
        while True:
            frame = await self._socket.receive()
            kind = frame.data[:1] if frame.type is WSMsgType.TEXT else None
            if kind == MESSAGE:
                await hear(session.sid, frame.data[1:])
                await asyncio.sleep(0)  # the others' turn, however much has come from this one
            elif kind == PONG:
                session.schedule_ping()
            else:
                if kind != CLOSE and frame.type not in ENDS:
                    self._foul()
                return

    async def _write(self, queue: asyncio.Queue[Packet | None]) -> None:
        """Send what waits, until there is None. A peer that is gone ends the reading, too."""
        with suppress(ConnectionError):
            while True:
                packet = await queue.get()
                queue.task_done()
                if packet is None:
                    break
                await self._socket.send_str(packet.encode())
        await self._socket.close()


def driver_for(foul: Foul) -> dict[str, Any]:
    """The library's driver for aiohttp, with our WebSocket."""
    return {**driver._async, "websocket": partial(PlainWebSocket, foul=foul)}
