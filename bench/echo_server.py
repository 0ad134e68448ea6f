"""A bare Socket.IO server on the settings of the house: it passes words on and keeps nothing.

python -m bench.echo_server PORT
"""

import sys
from typing import Any

import socketio
import uvloop
from aiohttp import web
from engineio.async_drivers import aiohttp as driver

from handoff.sockets import codec
from handoff.sockets.server import PING_EVERY, PING_TIMEOUT
from handoff.wire import MAX_FRAME

PATH, NAMESPACE = "/echo/socket.io", "/echo"


class Uncompressed(driver.WebSocket):  # type: ignore[misc]  # the library ships no types
    """The library's WebSocket; it offers no setting for this."""

    async def __call__(self, environ: dict[str, Any]) -> web.WebSocketResponse:
        self._sock = web.WebSocketResponse(max_msg_size=MAX_FRAME, compress=False)
        await self._sock.prepare(environ["aiohttp.request"])
        self.environ = environ
        await self.handler(self)
        return self._sock


def server() -> socketio.AsyncServer:
    """Acknowledges each message, and emits it to a room: the visitor's and the agent's screen."""
    sio = socketio.AsyncServer(
        json=codec,
        async_handlers=False,
        async_mode="aiohttp",
        transports=["websocket"],
        ping_interval=PING_EVERY,
        ping_timeout=PING_TIMEOUT,
        max_http_buffer_size=MAX_FRAME,
        http_compression=False,
        namespaces=[NAMESPACE],
    )
    sio.eio._async = {**driver._async, "websocket": Uncompressed}

    @sio.event(namespace=NAMESPACE)  # type: ignore[untyped-decorator]
    async def hello(sid: str, payload: dict[str, Any]) -> dict[str, Any]:
        await sio.enter_room(sid, payload["room"], NAMESPACE)
        return {"ok": True}

    @sio.event(namespace=NAMESPACE)  # type: ignore[untyped-decorator]
    async def send(sid: str, payload: dict[str, Any]) -> dict[str, Any]:
        await sio.emit("entries", payload, room=payload["room"], namespace=NAMESPACE)
        return {"ok": True}

    return sio


async def alive(request: web.Request) -> web.Response:
    """It listens."""
    return web.Response()


def main(port: int) -> None:
    """Serve until killed."""
    app = web.Application()
    app.router.add_get("/healthz", alive)
    server().attach(app, PATH)
    loop = uvloop.new_event_loop()
    web.run_app(app, host="127.0.0.1", port=port, access_log=None, print=None, loop=loop)


if __name__ == "__main__":
    main(int(sys.argv[1]))
