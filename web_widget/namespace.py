"""The namespace `/visitor`: translates events of the widget into requests, and back."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from handoff.core.conversation import Conversation
from handoff.core.decision import Request
from handoff.core.requests.visitor import AskForPerson, Choose, Rate, Write
from handoff.desk import Desk
from handoff.fanout import Fanout, SeenUpTo, Typing
from handoff.ports import Log
from handoff.reception import Reception, Visitor
from handoff.sockets.events import RefusedError, accepted
from handoff.sockets.limits import Bucket, Buckets, seconds
from handoff.sockets.limits import Rate as Allowance
from handoff.sockets.server import GuardedServer
from handoff.wire import Accepted, Done, Page
from web_widget import wire
from web_widget.callers import Caller, Callers
from web_widget.doorstep import Doorstep
from web_widget.listener import VisitorListener
from web_widget.reader import Reader
from web_widget.sites import Sites

MOST_READINGS = 3  # of a conversation that changes meanwhile; then the next push shows the gap
TRANSCRIPTS = Allowance(burst=5, per_second=0.05)  # of one visitor: each is read and rendered

Find = Callable[[], Awaitable[Conversation | None]]


class VisitorNamespace:
    """One method for each event. Rules are the desk's; this only knows who is asking."""

    def __init__(
        self,
        *,
        desk: Desk,
        log: Log,
        reception: Reception,
        fanout: Fanout,
        reader: Reader,
        doorstep: Doorstep,
        sites: Sites,
        own_page: Callable[[Any], bool],
        network_of: Callable[[Any], str],
        openings: Buckets,
        company: str,
        allowance: Allowance,
    ) -> None:
        self._desk = desk
        self._log = log
        self._reception = reception
        self._fanout = fanout
        self._reader = reader
        self._doorstep = doorstep
        self._sites = sites
        self._own_page = own_page
        self._company = company
        self._network_of = network_of
        self._openings = openings  # by network
        self._allowance = allowance
        self._allowances = Buckets(allowance)  # by visitor, who may have many sockets
        self._transcripts = Buckets(TRANSCRIPTS)
        self.callers = Callers()

    def serve(self, server: GuardedServer, listener: VisitorListener) -> None:
        """Take connections from this server."""
        self._server = server
        self._listener = listener
        server.on("connect", self.connect, namespace=server.namespace)
        server.on("disconnect", self.disconnect, namespace=server.namespace)

    async def connect(self, sid: str, environ: dict[str, Any], auth: Any) -> None:
        """A socket has joined; it says who it is with `hello`."""
        request = environ["aiohttp.request"]
        self.callers.by_sid[sid] = Caller(
            origin=request.headers.get("Origin"),
            own_page=self._own_page(request),
            network=self._network_of(request),
            bucket=Bucket(self._allowance, seconds()),
        )

    async def disconnect(self, sid: str, reason: str) -> None:
        """A socket has gone."""
        caller = self.callers.by_sid.pop(sid, None)
        if caller:
            await self._leave(sid, caller)

    async def hello(self, sid: str, hello: wire.Hello) -> wire.HelloReply:
        """Who the visitor is, and all that they lack of their conversation."""
        caller = self._allowed(sid)
        own = caller.own_page and hello.site in self._sites
        if not own and not self._sites.speaks_for(caller.origin, hello.site):
            raise RefusedError("not_allowed", "This site does not know this page.")
        visitor, token = await self._doorstep.identified(hello)
        await self._enter(sid, caller, visitor)
        current, state, page = await self._picture(
            caller, partial(self._current, caller, visitor), hello.conversation, hello.since
        )
        return wire.HelloReply(
            token=token,
            company=self._company,
            state=state,
            page=page,
            greeting=None if current else self._reader.greeting(hello.locale),
        )

    async def send(self, sid: str, send: wire.Send) -> Accepted:
        """The visitor's words. Acknowledged once they are in the log."""
        visitor = self._visitor(sid)
        return await self._ask(sid, Write(visitor.id, send.text), send.client_key)

    async def human(self, sid: str, human: wire.Human) -> Accepted:
        """Talk to a person."""
        return await self._ask(sid, AskForPerson(self._visitor(sid).id), human.client_key)

    async def choose(self, sid: str, choose: wire.Choose) -> Accepted:
        """A button was pressed."""
        request = Choose(self._visitor(sid).id, choose.seq, choose.option)
        return await self._submit(sid, request, choose.client_key)

    async def rate(self, sid: str, rate: wire.Rate) -> Accepted:
        """The visitor rates the conversation."""
        request = Rate(self._visitor(sid).id, rate.score, rate.comment)
        return await self._submit(sid, request, rate.client_key)

    async def sync(self, sid: str, sync: wire.Sync) -> wire.SyncReply:
        """What came after `since`."""
        caller = self._known(sid)
        _, state, page = await self._picture(
            caller, partial(self._conversation, caller), caller.conversation, sync.since
        )
        return wire.SyncReply(state=state, page=page)

    async def history(self, sid: str, history: wire.History) -> wire.HistoryReply:
        """The page before an entry."""
        current = await self._conversation(self._known(sid))
        if current is None:
            raise RefusedError("unknown_conversation", "There is no conversation yet.")
        return wire.HistoryReply(page=await self._reader.page_before(current, history.before))

    async def seen(self, sid: str, seen: wire.Seen) -> Done:
        """The visitor has seen everything up to an entry, of those that they were told of."""
        caller = self._known(sid)
        if caller.conversation:
            upto = min(seen.seq, caller.told)
            self._desk.saw(caller.conversation, visitor=upto)
            self._fanout.signal(SeenUpTo(caller.conversation, upto, by_visitor=True))
        return Done()

    async def typing(self, sid: str, typing: wire.Typing) -> Done:
        """The visitor is writing."""
        caller = self._known(sid)
        if caller.conversation:
            self._fanout.signal(Typing(caller.conversation, agent=None))
        return Done()

    async def transcript(self, sid: str, wanted: wire.TranscriptRequest) -> wire.TranscriptReply:
        """The whole conversation as a file."""
        current = await self._conversation(self._known(sid))
        if current is None:
            raise RefusedError("unknown_conversation", "There is no conversation yet.")
        _in_time(self._transcripts.take(current.visitor, seconds()))
        return await self._reader.transcript(current, wanted.format)

    def _allowed(self, sid: str) -> Caller:
        """The caller, who has an allowance of events of any kind. Raises RefusedError."""
        caller = self.callers.by_sid.get(sid)
        if caller is None:
            raise RefusedError("hello_first", "The connection is closing.")
        _in_time(caller.bucket.take(seconds()))
        if caller.visitor:
            _in_time(self._allowances.take(caller.visitor.id, seconds()))
        return caller

    def _known(self, sid: str) -> Caller:
        caller = self._allowed(sid)
        if caller.visitor is None:
            raise RefusedError("hello_first", "Say hello first.")
        return caller

    def _visitor(self, sid: str) -> Visitor:
        visitor = self._known(sid).visitor
        assert visitor  # noqa: S101 - `_known` has refused everybody else
        return visitor

    async def _conversation(self, caller: Caller) -> Conversation | None:
        return await self._log.conversation(caller.conversation) if caller.conversation else None

    async def _enter(self, sid: str, caller: Caller, visitor: Visitor) -> None:
        """Hear of the visitor before anything is read, so that nothing falls in between."""
        await self._leave(sid, caller)
        caller.visitor = visitor
        await self._server.enter_room(sid, visitor.id, self._server.namespace)

    async def _leave(self, sid: str, caller: Caller) -> None:
        visitor, conversation = caller.visitor, caller.conversation
        if visitor:
            await self._server.leave_room(sid, visitor.id, self._server.namespace)
        if visitor and conversation:
            self._listener.left(conversation, visitor.id)
        caller.visitor = caller.conversation = None
        caller.told = 0

    async def _current(self, caller: Caller, visitor: Visitor) -> Conversation | None:
        """The visitor's newest conversation, however long ago it has ended."""
        current = await self._reception.current(visitor.id)
        if current:
            caller.conversation = current.id
            self._listener.connected(current.id, visitor.id)
        return current

    async def _picture(
        self, caller: Caller, find: Find, conversation: str | None, since: int
    ) -> tuple[Conversation | None, wire.VisitorState, Page | None]:
        """What the visitor lacks, and no older than what they are told while it is read."""
        for _ in range(MOST_READINGS):
            caller.outrun = False
            current = await find()
            state = await self._reader.state(current, with_marks=True)
            after = since if current and current.id == conversation else 0
            page = await self._reader.page(current, after) if current else None
            if not caller.outrun:
                break
        caller.told = max(caller.told, current.seq if current else 0)
        return current, state, page

    async def _ask(self, sid: str, request: Request, client_key: str) -> Accepted:
        caller = self.callers.by_sid[sid]
        assert caller.visitor  # noqa: S101 - `_visitor` has refused everybody else
        outcome = await self._reception.ask(
            caller.visitor,
            request,
            client_key=client_key,
            conversation=caller.conversation,
            opens=partial(self._opens, caller),
        )
        return accepted(outcome)

    def _opens(self, caller: Caller) -> None:
        """A conversation is to be opened, of which no network may have many."""
        wait = self._openings.take(caller.network, seconds())
        if wait:
            message = f"Too many new conversations from your network. Try again in {wait:.0f} s."
            raise RefusedError("too_many", message)

    async def _submit(self, sid: str, request: Request, client_key: str) -> Accepted:
        conversation = self.callers.by_sid[sid].conversation
        if conversation is None:
            raise RefusedError("unknown_conversation", "There is no conversation yet.")
        return accepted(await self._desk.submit(conversation, request, client_key=client_key))


def _in_time(wait: float) -> None:
    """Raises RefusedError where there are seconds to wait."""
    if wait:
        raise RefusedError("too_fast", f"Too fast. Try again in {wait:.0f} s.")
