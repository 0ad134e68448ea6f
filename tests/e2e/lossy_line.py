"""A way to the house on which what the house says can get lost."""

import asyncio
from contextlib import suppress
from types import TracebackType
from typing import Self

CHUNK = 65_536


class LossyLine:
    """Carries bytes between browsers and the house on `port`; `url` is where browsers call."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._deaf = False
        self._calls: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._called, "127.0.0.1", 0)
        self.url = "http://127.0.0.1:{1}".format(*self._server.sockets[0].getsockname())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.close()
        await self.cut()

    def lose_answers(self) -> None:
        """From now on the house hears everything, and nobody hears the house."""
        self._deaf = True

    async def cut(self) -> None:
        """End all calls. New ones are heard on both sides."""
        self._deaf = False
        calls = set(self._calls)
        for call in calls:
            call.cancel()
        await asyncio.gather(*calls, return_exceptions=True)

    async def _called(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        call = asyncio.current_task()
        assert call
        self._calls.add(call)
        try:
            with suppress(OSError, asyncio.CancelledError):
                await self._carry(reader, writer)
        finally:
            writer.close()
            self._calls.discard(call)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        answers, asks = await asyncio.open_connection("127.0.0.1", self._port)
        ways = [
            asyncio.create_task(self._copy(reader, asks, answering=False)),
            asyncio.create_task(self._copy(answers, writer, answering=True)),
        ]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            asks.close()

    async def _copy(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, answering: bool
    ) -> None:
        while said := await reader.read(CHUNK):
            if answering and self._deaf:
                continue
            writer.write(said)
            await writer.drain()
