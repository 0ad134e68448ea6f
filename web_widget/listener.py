"""Passes on to visitors what happens in their conversations."""

from collections.abc import Sequence
from typing import Any

from handoff.core.conversation import Conversation
from handoff.core.entries import (
    Body,
    Claimed,
    Closed,
    HandedOff,
    Missed,
    Opened,
    Rated,
    Released,
    Reopened,
)
from handoff.desk import Change
from handoff.fanout import SeenUpTo, Signal, Typing
from handoff.sockets.events import dumped
from handoff.sockets.server import GuardedServer
from handoff.sockets.soon import Soon
from handoff.sockets.views import page
from web_widget.callers import Callers
from web_widget.waiting_line import WaitingLine
from web_widget.wire import AgentSeen, AgentTyping

CHANGES_STATE = (Opened, HandedOff, Claimed, Released, Closed, Reopened, Rated, Missed)
CHANGES_QUEUE = (HandedOff, Claimed, Released, Closed)
LINE_DELAY = 0.2  # seconds; one reading of the queue serves all that changed meanwhile


class VisitorListener:
    """Hears the desk for the namespace `/visitor`. The room of a visitor is named by their id."""

    def __init__(self, server: GuardedServer, callers: Callers, line: WaitingLine) -> None:
        self._server = server
        self._callers = callers
        self._line = line
        self._visitors: dict[str, str] = {}  # conversation -> visitor, of those who are connected
        self._line_soon = Soon(self.tell_line, delay=LINE_DELAY)

    def connected(self, conversation: str, visitor: str) -> None:
        """A visitor of this conversation is here, and hears signals about it."""
        if self._server.members(visitor):  # or they have gone while it was looked up
            self._visitors[conversation] = visitor

    def left(self, conversation: str, visitor: str) -> None:
        """A tab of this visitor shows it no longer; forget it when it was the last."""
        if not self._showing(conversation, visitor):
            self._visitors.pop(conversation, None)

    def changed(self, changes: Sequence[Change]) -> None:
        """Tell each visitor of their own conversation, in order."""
        for change in changes:
            self._tell(change)

    def signalled(self, signal: Signal) -> None:
        """Tell the visitor that the agent writes, or has seen their words."""
        visitor = self._visitors.get(signal.conversation)
        if visitor is None:
            return
        match signal:
            case Typing(agent=str(name), to_visitor=True):
                self._server.tell(visitor, "typing", dumped(AgentTyping(name=name)))
            case SeenUpTo(seq=seq, by_visitor=False):
                self._server.tell(visitor, "seen", dumped(AgentSeen(seq=seq)))
            case _:
                pass  # the visitor's own

    async def tell_line(self) -> None:
        """Tell everybody who waits where they are now."""
        if not self._visitors:
            return
        for state in await self._line.everyone():
            if state.id in self._visitors:
                self._send(self._here(state), "state", dumped(self._line.told(state)))

    def _tell(self, change: Change) -> None:
        state, entries = change.state, change.entries
        bodies = [entry.body for entry in entries]
        if any(isinstance(body, CHANGES_QUEUE) for body in bodies):
            self._line_soon.ask()
        if not self._server.members(state.visitor):
            return
        self._follow(state, bodies[0])
        here = self._here(state)
        if not here:
            return
        seen = page(state.id, entries, since=entries[0].seq - 1, head=0, for_agent=False)
        self._send(here, "entries", dumped(seen))
        if any(isinstance(body, CHANGES_STATE) for body in bodies):
            self._send(here, "state", dumped(self._line.told(state)))

    def _follow(self, state: Conversation, first: Body) -> None:
        """The visitor's tabs go on in a new conversation."""
        for _, caller in self._callers.of(self._server.members(state.visitor)):
            caller.outrun = True
            if isinstance(first, Opened):
                self._visitors.pop(caller.conversation or "", None)
                self.connected(state.id, state.visitor)
                caller.conversation, caller.told = state.id, 0
            if caller.conversation == state.id:
                caller.told = max(caller.told, state.seq)

    def _here(self, state: Conversation) -> list[str]:
        return self._showing(state.id, state.visitor)

    def _showing(self, conversation: str, visitor: str) -> list[str]:
        """The visitor's tabs that show this conversation."""
        members = self._callers.of(self._server.members(visitor))
        return [sid for sid, caller in members if caller.conversation == conversation]

    def _send(self, sids: list[str], event: str, data: dict[str, Any]) -> None:
        for sid in sids:
            self._server.tell(sid, event, data)
