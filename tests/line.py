"""A bare Socket.IO client, for tests that must see and send every packet themselves."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

GIVE_UP = 10.0  # seconds; a test that waits longer for a packet has failed


class Line:
    """One WebSocket. `ask` sends an event and returns its acknowledgement."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, namespace: str) -> None:
        self._socket = socket
        self._namespace = namespace
        self._asked = 0
        self._replies: dict[int, asyncio.Future[Any]] = {}
        self.events: list[tuple[str, Any]] = []
        self._news = asyncio.Condition()
        self.joined: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self.closed = asyncio.Event()
        self._reader = asyncio.create_task(self._read())

    async def ask(self, event: str, payload: Any) -> Any:
        """Send an event, and wait for its acknowledgement."""
        return await asyncio.wait_for(self.begin(event, payload), GIVE_UP)

    def begin(self, event: str, payload: Any) -> "asyncio.Future[Any]":
        """Send an event; the future is its acknowledgement."""
        self._asked += 1
        reply = self._replies[self._asked] = asyncio.get_running_loop().create_future()
        body = json.dumps([event, payload])
        asyncio.ensure_future(self.raw(f"42{self._namespace},{self._asked}{body}"))
        return reply

    async def raw(self, frame: str | bytes) -> None:
        """Send a frame as it is."""
        if isinstance(frame, bytes):
            await self._socket.send_bytes(frame)
        else:
            await self._socket.send_str(frame)

    async def heard(self, event: str, *, where: Any = lambda payload: True) -> Any:
        """The first such event that has come, or comes now."""

        def found() -> list[Any]:
            return [data for name, data in self.events if name == event and where(data)]

        async with self._news:
            await asyncio.wait_for(self._news.wait_for(found), GIVE_UP)
        return found()[0]

    def entries(self) -> list[Any]:
        """All entries that have been pushed, in the order in which they came."""
        pages = (data for name, data in self.events if name == "entries")
        return [entry for page in pages for entry in page["entries"]]

    async def hang_up(self) -> None:
        """Close the connection."""
        await self._socket.close()
        self._reader.cancel()

    async def _read(self) -> None:
        async for message in self._socket:
            await self._take(str(message.data))
        self.closed.set()

    async def _take(self, frame: str) -> None:
        if frame == "2":
            await self._socket.send_str("3")
        elif frame.startswith(("40", "44")):
            self.joined.set_result(json.loads(frame[2:].partition(",")[2] or "null"))
        elif frame.startswith("43"):
            number, _, body = frame[2:].partition(",")[2].partition("[")
            self._replies.pop(int(number)).set_result(json.loads("[" + body)[0])
        elif frame.startswith("42"):
            name, data = json.loads(frame[2:].partition(",")[2])
            async with self._news:
                self.events.append((name, data))
                self._news.notify_all()


@asynccontextmanager
async def dialled(
    url: str, path: str, namespace: str, *, origin: str | None = None, cookie: str | None = None
) -> AsyncIterator[Line]:
    """A connection that has joined its namespace. `origin` is the house's own unless given."""
    headers = {"Origin": origin or url} | ({"Cookie": cookie} if cookie else {})
    address = f"{url}{path}/?EIO=4&transport=websocket"
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(address, headers=headers, max_msg_size=0) as socket,
    ):
        line = Line(socket, namespace)
        await line.raw(f"40{namespace},")
        await asyncio.wait_for(line.joined, GIVE_UP)
        yield line
        await line.hang_up()
