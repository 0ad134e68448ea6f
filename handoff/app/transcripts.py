"""Transcripts as files: reads a conversation in chunks, and has the core render it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Literal
from zoneinfo import ZoneInfo

import orjson

from handoff.core.conversation import Conversation
from handoff.core.entries import Entry
from handoff.core.transcript import Transcript, as_html, as_json, as_text, transcript
from handoff.ports import Log

Format = Literal["text", "html", "json"]

CHUNK = 500  # entries read at once
MOST_ENTRIES = 10_000  # of one transcript: the newest


def _as_json_text(told: Transcript) -> str:
    return orjson.dumps(as_json(told), option=orjson.OPT_INDENT_2).decode()


FORMATS: dict[Format, tuple[str, str, Callable[[Transcript], str]]] = {
    "text": ("txt", "text/plain", as_text),
    "html": ("html", "text/html", as_html),
    "json": ("json", "application/json", _as_json_text),
}


class TranscriptFiles:
    """Renders conversations for their visitors, and for agents."""

    def __init__(self, log: Log, company: str, zone: ZoneInfo) -> None:
        self._log = log
        self._company = company
        self._zone = zone

    async def __call__(
        self, conversation: Conversation, form: Format, *, for_agent: bool
    ) -> tuple[str, str, str]:
        """Its file's name, its media type, and its content."""
        ending, media_type, render = FORMATS[form]
        first = max(0, conversation.seq - MOST_ENTRIES)
        entries = [entry async for entry in entries_after(self._log, conversation.id, first)]

        def rendered() -> str:
            told = transcript(
                entries,
                for_agent=for_agent,
                locale=conversation.locale,
                zone=self._zone,
                company=self._company,
            )
            return render(told)

        content = await asyncio.to_thread(rendered)  # a long one takes a while: nobody else waits
        return f"transcript-{conversation.id}.{ending}", media_type, content

    async def for_agents(self, conversation: str, form: str) -> tuple[str, str, str] | None:
        """The same by id and with what is for agents only; None: there is no such one."""
        state = await self._log.conversation(conversation)
        if state is None:
            return None
        return await self(state, "html" if form == "html" else "text", for_agent=True)


async def entries_after(log: Log, conversation: str, seq: int) -> AsyncIterator[Entry]:
    """All entries after `seq`, in order, a chunk at a time."""
    while chunk := await log.entries(conversation, after=seq, limit=CHUNK):
        for entry in chunk:
            yield entry
        seq = chunk[-1].seq
