"""One Socket.IO connection of the load client, as cheap as Python can make it.

It frames WebSocket and Socket.IO by hand, so that the client is never what limits the server. The
masking key is zero, which masks nothing: the server's work is the same with any key.
"""

import asyncio
from collections.abc import Callable
from typing import Any, cast

import orjson
from typing_extensions import override

Told = Callable[[bytes], None]

GIVE_UP = 20.0  # seconds
TEXT, CLOSE = 0x1, 0x8
PING, PONG = b"2", b"3"
ENGINE_OPEN, JOINED, EVENT, ANSWER = b"0", b"40", b"42", b"43"
BROWSER = (
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0.0.0 Safari/537.36\r\n"
    "Accept-Encoding: gzip, deflate, br, zstd\r\n"
    "Accept-Language: pl-PL,pl;q=0.9,en-US;q=0.8,en;q=0.7\r\n"
    "Cache-Control: no-cache\r\n"
    "Pragma: no-cache\r\n"
    "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
)


class Line(asyncio.Protocol):
    """A joined namespace. `call` is for the load, `ask` for everything before it."""

    def __init__(self, namespace: str, handshake: bytes) -> None:
        self._namespace = namespace.encode() + b","
        self._handshake = handshake
        self._rest = b""
        self._switched = False
        self._asked = 0
        self._waiting: dict[bytes, Told] = {}
        self._hear: Told = _ignore
        self.joined: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def hear(self, told: Told) -> None:
        """Have `told` called with every event packet that comes."""
        self._hear = told

    def call(self, event: bytes, answered: Told) -> None:
        """Send an event, as JSON; `answered` gets the JSON of its acknowledgement."""
        self._asked += 1
        number = b"%d" % self._asked
        self._waiting[number] = answered
        self._send(EVENT + self._namespace + number + event)

    async def ask(self, event: str, payload: dict[str, Any]) -> dict[str, Any]:
        """Send an event, and return its acknowledgement. Raises RuntimeError for a refusal."""
        answer: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self.call(orjson.dumps([event, payload]), answer.set_result)
        reply: dict[str, Any] = orjson.loads(await asyncio.wait_for(answer, GIVE_UP))[0]
        if not reply["ok"]:
            raise RuntimeError(f"{event} was refused: {reply['error']}")
        return reply

    def hang_up(self) -> None:
        """End the connection at once."""
        self._transport.abort()

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's are no subclass of it
        self._transport.write(self._handshake)

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        if not self.joined.done():
            self.joined.set_exception(ConnectionError("the server has hung up"))

    @override
    def data_received(self, data: bytes) -> None:
        received = self._rest + data if self._rest else data
        if not self._switched:
            head, _, received = received.partition(b"\r\n\r\n")
            if b" 101 " not in head:
                raise ConnectionError(head.decode(errors="replace"))
            self._switched = True
        self._rest = received[self._frames(received) :]

    def _frames(self, received: bytes) -> int:
        """Take all whole frames; where the first broken one begins."""
        at, size = 0, len(received)
        while size - at >= 2:
            start, length = at + 2, received[at + 1]
            if length > 125:
                wide = 2 if length == 126 else 8
                start += wide
                length = int.from_bytes(received[start - wide : start], "big")
            end = start + length
            if end > size or start > size:
                break
            if received[at] & 0xF == TEXT:
                self._packet(received[start:end])
            at = end
        return at

    def _packet(self, packet: bytes) -> None:
        kind = packet[:2]
        if kind == ANSWER:
            start = packet.index(b"[")
            self._waiting.pop(packet[2 + len(self._namespace) : start])(packet[start:])
        elif kind == EVENT:
            self._hear(packet)
        elif packet == PING:
            self._send(PONG)
        elif kind == JOINED:
            self.joined.set_result(None)
        elif kind[:1] == ENGINE_OPEN:
            self._send(JOINED + self._namespace)
        else:
            raise ConnectionError(packet.decode(errors="replace"))

    def _send(self, text: bytes) -> None:
        size = len(text)
        length = bytes((0x80 | size,)) if size < 126 else b"\xfe" + size.to_bytes(2, "big")
        self._transport.write(b"\x81" + length + b"\0\0\0\0" + text)


async def dial(port: int, path: str, namespace: str, *headers: str) -> Line:
    """A connection that has joined its namespace."""
    more = "".join(f"{header}\r\n" for header in headers)
    handshake = (
        f"GET {path}/?EIO=4&transport=websocket HTTP/1.1\r\n"
        f"Host: 127.0.0.1:{port}\r\n"
        f"Origin: http://127.0.0.1:{port}\r\n"
        "Connection: Upgrade\r\n"
        "Upgrade: websocket\r\n"
        "Sec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        f"{BROWSER}{more}\r\n"
    )
    loop = asyncio.get_running_loop()
    _, line = await loop.create_connection(
        lambda: Line(namespace, handshake.encode()), "127.0.0.1", port
    )
    await asyncio.wait_for(line.joined, GIVE_UP)
    return line


def _ignore(packet: bytes) -> None:
    pass
