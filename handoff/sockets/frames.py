"""The WebSocket under Engine.IO: text frames of bounded size, never compressed.

Compression would cost about 100 KiB a connection, and a bomb could be sent with it. What cannot be
an Engine.IO packet of a client ends the connection here, before any library meets it.
"""

from typing import Any

from aiohttp import WSMsgType, web
from engineio.async_drivers import aiohttp as driver

CLIENT_PACKETS = frozenset("134")  # close, pong, message: all that a WebSocket client may send


class PlainWebSocket(driver.WebSocket):  # type: ignore[misc]  # the library ships no types
    """Engine.IO's aiohttp WebSocket, held to what a client of ours may send."""

    async def __call__(self, environ: dict[str, Any]) -> web.WebSocketResponse:
        self._sock = web.WebSocketResponse(
            max_msg_size=self.server.max_http_buffer_size, compress=False
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
        if message.type is not WSMsgType.TEXT or message.data[:1] not in CLIENT_PACKETS:
            raise OSError("not a frame of a client")
        return str(message.data)


ASYNC_DRIVER = {**driver._async, "websocket": PlainWebSocket}
