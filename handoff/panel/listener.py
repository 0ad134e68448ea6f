"""Passes on to the panels what happens in the conversations."""

from collections.abc import Sequence

from handoff.core.conversation import Conversation
from handoff.desk import Change
from handoff.fanout import SeenUpTo, Signal, Typing
from handoff.panel.cards import agent_view, card, colleague
from handoff.panel.wire import Cards, PresenceNews, SeenNews, TypingNews, ViewersNews
from handoff.presence import Presence
from handoff.sockets.events import dumped
from handoff.sockets.server import GuardedServer
from handoff.sockets.soon import Soon
from handoff.sockets.views import page

EVERYBODY = "agents"  # the room of all panels
CARDS_DELAY = 0.2  # seconds; a busy conversation changes its card no oftener than this


def room_of(conversation: str) -> str:
    """The room of the panels that have this conversation on screen."""
    return f"conversation:{conversation}"


class AgentListener:
    """Hears the desk for the namespace `/agent`."""

    def __init__(self, server: GuardedServer, presence: Presence) -> None:
        self._server = server
        self._presence = presence
        self._changed: dict[str, Conversation] = {}
        self._cards_soon = Soon(self.tell_cards, delay=CARDS_DELAY)

    def changed(self, changes: Sequence[Change]) -> None:
        """Entries go at once to who has them on screen; the lists follow in a moment."""
        for change in changes:
            state, entries = change.state, change.entries
            self._changed[state.id] = state
            room = room_of(state.id)
            if self._server.members(room):
                since = entries[0].seq - 1
                seen = page(state.id, entries, since=since, head=0, for_agent=True)
                self._server.tell(room, "entries", dumped(seen))
        self._cards_soon.ask()

    def signalled(self, signal: Signal) -> None:
        """Somebody writes, or the visitor has seen what was said."""
        room = room_of(signal.conversation)
        match signal:
            case Typing(conversation=conversation, agent=name, agent_id=agent):
                news = TypingNews(conversation=conversation, agent=agent, name=name)
                self._server.tell(room, "typing", dumped(news))
            case SeenUpTo(conversation=conversation, seq=seq, by_visitor=True):
                self._server.tell(
                    room, "seen", dumped(SeenNews(conversation=conversation, seq=seq))
                )
            case _:
                pass  # an agent's own

    async def tell_cards(self) -> None:
        """Send all the cards that have changed since the last time."""
        changed, self._changed = self._changed, {}
        cards = Cards(cards=tuple(card(state) for state in changed.values()))
        self._server.tell(EVERYBODY, "cards", dumped(cards))

    def tell_presence(self) -> None:
        """Send who is here."""
        here = tuple(colleague(present) for present in self._presence.here())
        self._server.tell(EVERYBODY, "presence", dumped(PresenceNews(colleagues=here)))

    def tell_viewers(self, conversation: str | None) -> None:
        """Send who has this conversation on screen."""
        if conversation:
            viewers = tuple(map(agent_view, self._presence.viewers(conversation)))
            news = ViewersNews(conversation=conversation, viewers=viewers)
            self._server.tell(room_of(conversation), "viewers", dumped(news))
