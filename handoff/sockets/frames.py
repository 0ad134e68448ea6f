"""The WebSocket under Engine.IO: text frames of bounded size, never compressed.

Compression would cost about 100 KiB a connection, and a bomb could be sent with it. What cannot be
an Engine.IO packet of a client ends the connection here, before any library meets it.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from aiohttp import WSMsgType, web
from engineio.async_drivers import aiohttp as driver

CLIENT_PACKETS = frozenset("134")  # close, pong, message: all that a WebSocket client may send
ENDS = frozenset({WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED})

Foul = Callable[[], None]
"""Told of a frame that ended a connection."""


class PlainWebSocket(driver.WebSocket):  # type: ignore[misc]  # the library ships no types
    """Engine.IO's aiohttp WebSocket, held to what a client of ours may send."""

    def __init__(self, handler: Any, server: Any, *, foul: Foul) -> None:
        super().__init__(handler, server)
        self._foul = foul

    async def __call__(self, environ: dict[str, Any]) -> web.WebSocketResponse:
        self._sock = web.WebSocketResponse(
            max_msg_size=self.server.max_http_buffer_size + 1,  # aiohttp's is the first too long
            compress=False,
        )
        await self._sock.prepare(environ["aiohttp.request"])
        self.environ = environ
        await self.handler(self)
        return self._sock

    async def send(self, message: str) -> None:
        await self._sock.send_str(message)

    async def wait(self) -> str:
        """The next frame. Raises OSError, on which Engine.IO closes the connection."""
        message = await self._sock.receive()
        if message.type is WSMsgType.TEXT and message.data[:1] in CLIENT_PACKETS:
            return str(message.data)
        if message.type not in ENDS:
            self._foul()
        raise OSError("not a frame of a client")


def driver_for(foul: Foul) -> dict[str, Any]:
    """The library's driver for aiohttp, with our WebSocket."""
    return {**driver._async, "websocket": partial(PlainWebSocket, foul=foul)}
