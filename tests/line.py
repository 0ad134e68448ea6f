"""A bare Socket.IO client, for tests that must see and send every packet themselves."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

GIVE_UP = 10.0  # seconds; a test that waits longer for a packet has failed


class Line:
    """One WebSocket. `ask` sends an event and returns its acknowledgement."""

    def __init__(self, websocket: aiohttp.ClientWebSocketResponse, namespace: str) -> None:
        self._websocket = websocket
        self._namespace = namespace
        self._asked = 0
        self._replies: dict[int, asyncio.Future[Any]] = {}
        self._news = asyncio.Condition()
        self.events: list[tuple[str, Any]] = []
        self.answers: list[Any] = []  # to numbers that nobody here waits for
        self.joins: list[Any] = []  # what the server answered to each CONNECT
        self.sent_away = False  # out of the namespace, by the server
        self.closed = False
        self._reader = asyncio.create_task(self._read())

    @property
    def close_code(self) -> int | None:
        """How the server has closed; 1006 without a word."""
        return self._websocket.close_code

    async def ask(self, event: str, payload: Any) -> Any:
        """Send an event, and wait for its acknowledgement. Raises ConnectionError."""
        return await asyncio.wait_for(self.begin(event, payload), GIVE_UP)

    async def ask_raw(self, data: str) -> Any:
        """Send an event packet with this for its data, and wait for its acknowledgement."""
        return await asyncio.wait_for(self._begin(data), GIVE_UP)

    def begin(self, event: str, payload: Any) -> "asyncio.Future[Any]":
        """Send an event; the future is its acknowledgement."""
        return self._begin(json.dumps([event, payload]))

    def _begin(self, data: str) -> "asyncio.Future[Any]":
        self._asked += 1
        reply = self._replies[self._asked] = asyncio.get_running_loop().create_future()
        self._sending = asyncio.ensure_future(self.packet(f"2{{}}{self._asked}{data}"))
        return reply

    async def packet(self, text: str) -> None:
        """Send a Socket.IO packet; {} stands for the namespace."""
        await self.raw("4" + text.replace("{}", f"{self._namespace},", 1))

    async def raw(self, frame: str | bytes) -> None:
        """Send a frame as it is."""
        if isinstance(frame, bytes):
            await self._websocket.send_bytes(frame)
        else:
            await self._websocket.send_str(frame)

    async def join(self) -> Any:
        """Send CONNECT; what the server answers."""
        before = len(self.joins)
        await self.packet("0{}")
        await self.until(lambda: len(self.joins) > before)
        return self.joins[-1]

    async def heard(self, event: str, *, where: Callable[[Any], Any] = lambda data: True) -> Any:
        """The first such event that has come, or comes now."""

        def found() -> list[Any]:
            return [data for name, data in self.events if name == event and where(data)]

        await self.until(found)
        return found()[0]

    def latest(self, event: str) -> Any:
        """What the last such event said; {} where there was none."""
        return next((data for name, data in reversed(self.events) if name == event), {})

    async def until(self, true: Callable[[], Any]) -> None:
        """Wait until it is true, looked at after each packet. Raises TimeoutError."""
        async with self._news, asyncio.timeout(GIVE_UP):
            await self._news.wait_for(true)

    async def more_than(self, events: int) -> None:
        """Wait until more than so many have come, or the line has ended."""
        async with self._news:
            await self._news.wait_for(lambda: self.closed or len(self.events) > events)

    async def cut(self) -> None:
        """Wait until the connection has ended."""
        await self.until(lambda: self.closed)

    def entries(self) -> list[Any]:
        """All entries that have been pushed, in the order in which they came."""
        pages = (data for name, data in self.events if name == "entries")
        return [entry for page in pages for entry in page["entries"]]

    async def hang_up(self) -> None:
        """Close the connection."""
        await self._websocket.close()
        await self._reader

    def drop(self) -> None:
        """Lose the connection: nothing more arrives, and nobody says goodbye."""
        self._websocket.get_extra_info("socket").shutdown(socket.SHUT_RDWR)

    async def _read(self) -> None:
        try:
            async for message in self._websocket:
                async with self._news:
                    self._take(str(message.data))
                    self._news.notify_all()
                if message.data == "2":
                    await self._websocket.send_str("3")
        finally:
            for reply in self._replies.values():
                if not reply.done():
                    reply.set_exception(ConnectionResetError("the line has ended"))
                    reply.exception()  # whoever waits is told; nobody has to
            async with self._news:
                self.closed = True
                self._news.notify_all()

    def _take(self, frame: str) -> None:
        body = frame[2:].partition(",")[2] if frame[2:3] == "/" else frame[2:]
        match frame[:2]:
            case "40" | "44":
                self.joins.append(json.loads(body or "null"))
            case "41":
                self.sent_away = True
            case "42":
                name, data = json.loads(body)
                self.events.append((name, data))
            case "43":
                number, _, data = body.partition("[")
                self._answer(int(number), json.loads("[" + data)[0])

    def _answer(self, number: int, answer: Any) -> None:
        reply = self._replies.pop(number, None)
        if reply is None:
            self.answers.append(answer)
        elif not reply.done():
            reply.set_result(answer)


@asynccontextmanager
async def opened(
    url: str, path: str, namespace: str, headers: Mapping[str, str]
) -> AsyncIterator[Line]:
    """A WebSocket that has joined no namespace yet."""
    address = f"{url}{path}/?EIO=4&transport=websocket"
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(address, headers=headers, max_msg_size=0) as websocket,
    ):
        line = Line(websocket, namespace)
        try:
            yield line
        finally:
            await line.hang_up()
