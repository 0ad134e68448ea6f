"""What a visitor may read: pages, state, greeting and transcript of their own conversation."""

from typing import Protocol

from handoff.core.conversation import Conversation
from handoff.core.entries import Locale
from handoff.core.policy import FrontLine
from handoff.ports import Log
from handoff.sockets.pages import Pages
from handoff.sockets.views import options_of
from handoff.wire import Page
from web_widget.waiting_line import WaitingLine
from web_widget.wire import Format, Greeting, TranscriptReply, VisitorState


class Transcripts(Protocol):
    """Renders a conversation as a file for its visitor."""

    async def __call__(
        self, conversation: Conversation, form: Format, *, for_agent: bool
    ) -> tuple[str, str, str]:
        """Its name, its media type, and its content."""


class Reader:
    """Reads for one conversation at a time, a page at a time."""

    def __init__(
        self, log: Log, line: WaitingLine, front_line: FrontLine, transcripts: Transcripts
    ) -> None:
        self._log = log
        self._pages = Pages(log, for_agent=False)
        self._line = line
        self._front_line = front_line
        self._transcripts = transcripts

    async def state(
        self, conversation: Conversation | None, *, with_marks: bool = False
    ) -> VisitorState:
        """Who answers now."""
        state = await self._line.state(conversation)
        if conversation is None or not with_marks:
            return state
        marks = await self._log.marks(conversation.id)
        return state.model_copy(update={"agent_seen": marks.agent})

    async def page(self, conversation: Conversation, since: int) -> Page:
        """What came after `since`; from 0, the newest page."""
        return await self._pages.after(conversation, since)

    async def page_before(self, conversation: Conversation, before: int) -> Page:
        """The page that ends before entry `before`."""
        return await self._pages.before(conversation, before)

    def greeting(self, locale: Locale) -> Greeting:
        """The first words, before there is a conversation."""
        said = self._front_line.greeting(locale)
        return Greeting(text=said.text, options=options_of(said.options))

    async def transcript(self, conversation: Conversation, form: Format) -> TranscriptReply:
        """The whole conversation, without what is for agents only."""
        name, media_type, content = await self._transcripts(conversation, form, for_agent=False)
        return TranscriptReply(name=name, media_type=media_type, content=content)
