"""Reads a conversation a page at a time, as one side may see it."""

from handoff.core.conversation import Conversation
from handoff.ports import Log
from handoff.sockets.views import page
from handoff.wire import PAGE, Page


class Pages:
    """Pages for visitors, or for agents."""

    def __init__(self, log: Log, *, for_agent: bool) -> None:
        self._log = log
        self._for_agent = for_agent

    async def after(self, conversation: Conversation, since: int) -> Page:
        """What came after `since`; from 0, the newest page."""
        if since == 0:
            return await self.before(conversation, conversation.seq + 1)
        entries = await self._log.entries(conversation.id, after=since, limit=PAGE)
        return page(
            conversation.id,
            entries,
            since=since,
            head=conversation.seq,
            for_agent=self._for_agent,
        )

    async def before(self, conversation: Conversation, before: int) -> Page:
        """The page that ends before entry `before`."""
        entries = await self._log.entries_before(conversation.id, before=before, limit=PAGE)
        return page(
            conversation.id,
            entries,
            since=entries[0].seq - 1 if entries else 0,
            head=conversation.seq,
            for_agent=self._for_agent,
        )
