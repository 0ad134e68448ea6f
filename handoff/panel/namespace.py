"""The namespace `/agent`: translates events of the panel into requests, and back."""

from typing import Any, Protocol

from socketio.exceptions import ConnectionRefusedError as RefusedConnection

from handoff.core.agents import Agent, Session
from handoff.core.conversation import Conversation
from handoff.core.decision import Refusal, Request
from handoff.core.requests.agent import (
    Claim,
    Close,
    Note,
    ProposeResolution,
    Release,
    Reopen,
    Say,
)
from handoff.desk import Desk
from handoff.draft import Accepted as Outcome
from handoff.fanout import Fanout, SeenUpTo, Typing
from handoff.panel import wire
from handoff.panel.cards import agent_view, card, colleague
from handoff.panel.listener import EVERYBODY, AgentListener, room_of
from handoff.panel.open_panels import OpenPanel, OpenPanels
from handoff.ports import Clock, Log
from handoff.presence import Presence
from handoff.sockets.events import RefusedError, accepted
from handoff.sockets.limits import Bucket, Rate, seconds
from handoff.sockets.pages import Pages
from handoff.sockets.server import GuardedServer
from handoff.wire import Accepted, Done

MOST_CARDS = 200  # of each list
MOST_TRIES = 50  # conversations that "take next" may find taken before it gives up
ALLOWANCE = Rate(burst=120, per_second=40)  # events of one panel


class SessionOf(Protocol):
    """Finds the session behind a handshake's cookie."""

    async def __call__(self, request: Any) -> Session | None:
        """The session, or None: not signed in."""


class AgentNamespace:
    """One method for each event. Rules are the desk's; this only knows who is asking."""

    def __init__(
        self,
        *,
        desk: Desk,
        log: Log,
        clock: Clock,
        fanout: Fanout,
        presence: Presence,
        session_of: SessionOf,
    ) -> None:
        self._desk = desk
        self._log = log
        self._clock = clock
        self._fanout = fanout
        self._presence = presence
        self._session_of = session_of
        self._pages = Pages(log, for_agent=True)
        self.panels = OpenPanels()

    def serve(self, server: GuardedServer, listener: AgentListener) -> None:
        """Take connections from this server."""
        self._server = server
        self._listener = listener
        server.on("connect", self.connect, namespace=server.namespace)
        server.on("disconnect", self.disconnect, namespace=server.namespace)

    async def connect(self, sid: str, environ: dict[str, Any], auth: Any) -> None:
        """Only who is signed in may join."""
        session = await self._session_of(environ["aiohttp.request"])
        if session is None:
            raise RefusedConnection("Sign in first.", {"code": "not_allowed"})
        await self._server.enter_room(sid, EVERYBODY, self._server.namespace)  # if still there
        bucket = Bucket(ALLOWANCE, seconds())
        self.panels.by_sid[sid] = OpenPanel(sid, session.agent, session.digest, bucket)
        self._presence.arrived(session.agent, sid)
        self._listener.tell_presence()

    async def disconnect(self, sid: str, reason: str) -> None:
        """A panel has gone."""
        panel = self.panels.by_sid.pop(sid, None)
        if panel:
            watched = self._presence.left(panel.agent, sid)
            self._listener.tell_viewers(watched)
            self._listener.tell_presence()

    async def end_session(self, digest: str) -> None:
        """Close the panels of a session that has ended."""
        for panel in self.panels.of_session(digest):
            await self._server.end(panel.sid)

    async def hello(self, sid: str, hello: wire.Hello) -> wire.Lists:
        """The whole picture, when the panel connects."""
        return await self.lists(sid, hello)

    async def lists(self, sid: str, hello: wire.Hello) -> wire.Lists:
        """The whole picture, now and then."""
        agent = self._agent(sid)
        queue = await self._log.queue(limit=MOST_CARDS)
        held = await self._log.held(limit=MOST_CARDS)
        recent = await self._log.recent(limit=MOST_CARDS)
        states = {state.id: state for state in (*recent, *held, *queue)}
        return wire.Lists(
            now=self._clock.now(),
            me=agent_view(agent),
            status=self._presence.status(agent.id),
            colleagues=tuple(colleague(present) for present in self._presence.here()),
            cards=tuple(card(state) for state in states.values()),
        )

    async def watch(self, sid: str, watch: wire.Watch) -> wire.Watched:
        """Show a conversation: hear of it first, then read, so that nothing falls in between."""
        agent = self._agent(sid)
        state = await self._conversation(watch.conversation)
        before = self._presence.watch(sid, state.id, agent)
        if before != state.id:
            await self._turn(sid, before, state.id)
        state = await self._conversation(watch.conversation)
        marks = await self._log.marks(state.id)
        return wire.Watched(
            card=card(state),
            page=await self._pages.after(state, watch.since),
            visitor_seen=marks.visitor,
            viewers=tuple(map(agent_view, self._presence.viewers(state.id))),
        )

    async def unwatch(self, sid: str, about: wire.About) -> Done:
        """Show nothing."""
        self._agent(sid)
        await self._turn(sid, self._presence.unwatch(sid), None)
        return Done()

    async def history(self, sid: str, history: wire.History) -> wire.HistoryReply:
        """The page before an entry."""
        self._agent(sid)
        state = await self._conversation(history.conversation)
        return wire.HistoryReply(page=await self._pages.before(state, history.before))

    async def claim(self, sid: str, hold: wire.Hold) -> Accepted:
        """Take it."""
        agent = self._agent(sid)
        request = Claim(agent.id, agent.name)
        return await self._submit(hold.conversation, request, hold.client_key)

    async def take_next(self, sid: str, take: wire.TakeNext) -> Accepted:
        """Take the one with the least time left that nobody else gets first."""
        agent = self._agent(sid)
        claim = Claim(agent.id, agent.name)
        for state in await self._log.queue(limit=MOST_TRIES):
            outcome = await self._desk.submit(state.id, claim, client_key=take.client_key)
            if isinstance(outcome, Refusal):
                continue
            # Without an entry it is a repeat, or this agent has got it by another request.
            if outcome.entries or outcome.conversation != state.id:
                return accepted(outcome)
        first = await self._first_result(claim.sender, take.client_key)
        if first is None:
            raise RefusedError("queue_empty", "Nobody is waiting.")
        return first

    async def say(self, sid: str, say: wire.Say) -> Accepted:
        """Answer the visitor."""
        agent = self._agent(sid)
        request = Say(agent.id, agent.name, say.text)
        return await self._submit(say.conversation, request, say.client_key)

    async def note(self, sid: str, note: wire.Say) -> Accepted:
        """Leave a note for agents."""
        agent = self._agent(sid)
        request = Note(agent.id, agent.name, note.text)
        return await self._submit(note.conversation, request, note.client_key)

    async def release(self, sid: str, hold: wire.Hold) -> Accepted:
        """Put it back into the queue."""
        agent = self._agent(sid)
        request = Release(agent.id, agent.name)
        return await self._submit(hold.conversation, request, hold.client_key)

    async def resolve(self, sid: str, resolve: wire.Resolve) -> Accepted:
        """Sum up, and ask "solved?"."""
        agent = self._agent(sid)
        request = ProposeResolution(agent.id, agent.name, resolve.summary)
        return await self._submit(resolve.conversation, request, resolve.client_key)

    async def close(self, sid: str, about: wire.About) -> Accepted:
        """Close it without asking."""
        agent = self._agent(sid)
        return await self._submit(about.conversation, Close(agent.id, agent.name))

    async def reopen(self, sid: str, hold: wire.Hold) -> Accepted:
        """Take a closed one up again."""
        agent = self._agent(sid)
        request = Reopen(agent.id, agent.name)
        return await self._submit(hold.conversation, request, hold.client_key)

    async def seen(self, sid: str, seen: wire.Seen) -> Done:
        """The agent who has it has seen everything up to an entry."""
        agent = self._agent(sid)
        state = await self._conversation(seen.conversation)
        if state.agent == agent.id:
            upto = min(seen.seq, state.seq)
            self._desk.saw(state.id, agent=upto)
            self._fanout.signal(SeenUpTo(state.id, upto, by_visitor=False))
        return Done()

    async def typing(self, sid: str, about: wire.About) -> Done:
        """The agent is writing, in the conversation on screen."""
        agent = self._agent(sid)
        if self._presence.watches(sid, about.conversation):
            state = await self._conversation(about.conversation)
            mine = state.agent == agent.id
            self._fanout.signal(Typing(state.id, agent.name, to_visitor=mine, agent_id=agent.id))
        return Done()

    async def presence(self, sid: str, wanted: wire.SetPresence) -> Done:
        """Here to answer, or away."""
        self._presence.mark(self._agent(sid), wanted.status)
        self._listener.tell_presence()
        return Done()

    def _agent(self, sid: str) -> Agent:
        """Who asks, within their allowance. Raises RefusedError."""
        panel = self.panels.by_sid.get(sid)
        if panel is None:
            raise RefusedError("not_allowed", "Sign in first.")
        wait = panel.bucket.take(seconds())
        if wait:
            raise RefusedError("too_fast", f"Too fast. Try again in {wait:.0f} s.")
        return panel.agent

    async def _conversation(self, conversation: str) -> Conversation:
        state = await self._log.conversation(conversation)
        if state is None:
            raise RefusedError("unknown_conversation", "There is no such conversation.")
        return state

    async def _submit(
        self, conversation: str, request: Request, client_key: str | None = None
    ) -> Accepted:
        outcome: Outcome | Refusal = await self._desk.submit(
            conversation, request, client_key=client_key
        )
        return accepted(outcome)

    async def _first_result(self, sender: str, client_key: str | None) -> Accepted | None:
        """What a used key came to when it was new."""
        if client_key is None:
            return None
        key = (sender, client_key)
        async with self._log.begin() as transaction:
            receipt = (await transaction.receipts([key])).get(key)
        if receipt is None:
            return None
        return Accepted(conversation=receipt.conversation, seq=receipt.seq)

    async def _turn(self, sid: str, before: str | None, after: str | None) -> None:
        """Leave one conversation's room for another's, and tell both who is looking."""
        namespace = self._server.namespace
        if before:
            await self._server.leave_room(sid, room_of(before), namespace)
        if after:
            await self._server.enter_room(sid, room_of(after), namespace)
        self._listener.tell_viewers(before)
        self._listener.tell_viewers(after)
