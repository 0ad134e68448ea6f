"""The desk: the one way in. It decides, writes once, and then tells who listens.

Requests that arrive together are decided and committed together, so that throughput is not bound
to one fsync per message. Nobody is answered before the commit that holds their words.
"""

import asyncio
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

import structlog

from handoff import metrics
from handoff.core.conversation import Conversation
from handoff.core.decision import Refusal, Request
from handoff.core.entries import Entry
from handoff.core.policy import Policy
from handoff.draft import Accepted, Draft
from handoff.ports import ClientKey, Clock, Conflict, Log, Marks, Transaction, Unavailable

MAX_GROUP = 100  # requests decided and committed together
MAX_WAITING = 10_000  # requests that may wait for the desk before it refuses more
MARKS_WAIT = 1.0  # seconds that seen marks may wait for other words to be committed with
MAX_TRIES = 5  # of a group that others interfere with

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Change:
    """All that one commit brought to a conversation, and the state that it leads to."""

    state: Conversation
    entries: tuple[Entry, ...]


Hear = Callable[[Sequence[Change]], None]
"""Called after each commit, in commit order; must not block."""


@dataclass(frozen=True, slots=True)
class _Call:
    conversation: str
    requests: tuple[Request, ...]
    client_key: str | None
    answer: "asyncio.Future[Accepted | Refusal]"

    @property
    def key(self) -> ClientKey | None:
        return (self.requests[-1].sender, self.client_key) if self.client_key else None


class Desk:
    """The only writer of the conversation log."""

    def __init__(self, log: Log, clock: Clock, policy: Policy) -> None:
        self._log = log
        self._clock = clock
        self._policy = policy
        self._calls: asyncio.Queue[_Call] = asyncio.Queue(MAX_WAITING)
        self._marks: dict[str, Marks] = {}
        self._marks_timer: asyncio.TimerHandle | None = None
        self._ending = False
        self._hearers: list[Hear] = []
        self._writer: asyncio.Task[None] | None = None

    @property
    def policy(self) -> Policy:
        """What this desk decides by."""
        return self._policy

    def hear(self, hearer: Hear) -> None:
        """Have `hearer` told of every change after its commit."""
        self._hearers.append(hearer)

    def start(self) -> None:
        """Begin to write."""
        self._writer = asyncio.create_task(self._write(), name="desk")

    async def stop(self) -> None:
        """Take nothing more, write what is waiting, then end. Callers get their answers."""
        self._ending = True
        self._write_marks()
        if self._writer:
            await self._calls.join()
            self._writer.cancel()
            with suppress(asyncio.CancelledError):
                await self._writer

    async def submit(
        self, conversation: str, *requests: Request, client_key: str | None = None
    ) -> Accepted | Refusal:
        """Decide the requests one after the other, commit what follows, and say what it came to.

        All or none of them are taken. A repeat of `client_key` by the sender of the last one
        returns the first result. Raises Unavailable where nothing can be stored now.
        """
        if self._ending:
            raise Unavailable("the desk is closing")
        answer: asyncio.Future[Accepted | Refusal] = asyncio.get_running_loop().create_future()
        try:
            self._calls.put_nowait(_Call(conversation, requests, client_key, answer))
        except asyncio.QueueFull:
            raise Unavailable("too many requests are waiting") from None
        return await answer

    def saw(self, conversation: str, *, visitor: int = 0, agent: int = 0) -> None:
        """Remember how far a side has seen. Written soon, with whatever else is committed then."""
        self._remember({conversation: Marks(visitor, agent)})

    def _remember(self, marks: Mapping[str, Marks]) -> None:
        for conversation, mark in marks.items():
            was = self._marks.get(conversation, Marks())
            seen = Marks(max(was.visitor, mark.visitor), max(was.agent, mark.agent))
            self._marks[conversation] = seen
        if marks and not self._marks_timer and not self._ending:
            loop = asyncio.get_running_loop()
            self._marks_timer = loop.call_later(MARKS_WAIT, self._write_marks)

    def _write_marks(self) -> None:
        """Wake the writer with a call that asks for nothing, should nobody else have done so."""
        if self._marks_timer:
            self._marks_timer.cancel()
            self._marks_timer = None
        if self._marks and self._calls.empty():
            nobody: asyncio.Future[Accepted | Refusal] = asyncio.get_running_loop().create_future()
            nobody.cancel()
            self._calls.put_nowait(_Call("", (), None, nobody))

    async def _write(self) -> None:
        while True:
            group = [await self._calls.get()]
            while len(group) < MAX_GROUP and not self._calls.empty():
                group.append(self._calls.get_nowait())
            try:
                await self._settle(group)
            finally:
                for _ in group:
                    self._calls.task_done()

    async def _settle(self, group: Sequence[_Call]) -> None:
        """Give every call of the group its answer, whatever happens."""
        metrics.group_size.observe(len(group))
        try:
            with metrics.commit_seconds.time():
                draft = await self._commit(group)
        except Unavailable as problem:
            _log.error("log_unavailable", problem=str(problem), calls=len(group))
            _answer(group, [Unavailable(str(problem)) for _ in group])
        except Exception as problem:  # a fault must not silence the desk
            if len(group) > 1:  # one of them is at fault, and its neighbours are not
                _log.warning("group_divided", problem=repr(problem), calls=len(group))
                for call in group:
                    await self._settle([call])
            elif isinstance(problem, Conflict):
                _log.error("conflict_without_end", problem=str(problem))
                _answer(group, [Unavailable("others write to the same conversation")])
            else:
                _log.exception("desk_fault", conversation=group[0].conversation)
                _answer(group, [problem])
        else:
            _answer(group, draft.outcomes)
            self._tell(draft)

    async def _commit(self, group: Sequence[_Call]) -> Draft:
        tries = 0
        while True:
            marks, self._marks = self._marks, {}
            try:
                return await self._write_once(group, marks)
            except (Conflict, Unavailable) as problem:
                self._remember(marks)
                tries += 1
                if isinstance(problem, Unavailable) or tries == MAX_TRIES:
                    raise
                _log.info("decided_again", calls=len(group), problem=str(problem))
            except Exception:
                if not marks:
                    raise
                _log.exception("marks_dropped", marks=len(marks))  # they may have been the fault

    async def _write_once(self, group: Sequence[_Call], marks: Mapping[str, Marks]) -> Draft:
        async with self._log.begin() as transaction:
            draft = await self._draft(transaction, group, also=marks)
            if changed := draft.changed():
                states = [draft.states[conversation] for conversation in changed]
                await transaction.append(draft.entries, states, draft.opened)
            if marks:
                await transaction.mark_seen(marks)
        return draft

    async def _draft(
        self, transaction: Transaction, group: Sequence[_Call], *, also: Collection[str]
    ) -> Draft:
        keys = {key for call in group if (key := call.key)}
        wanted = {call.conversation for call in group if call.requests}
        states = await transaction.load(wanted.union(also))  # one order of locks for all
        receipts = await transaction.receipts(keys) if keys else {}
        draft = Draft(states, receipts)
        now = self._clock.now()
        draft.outcomes += [self._outcome(draft, call, now) for call in group]
        return draft

    def _outcome(self, draft: Draft, call: _Call, now: datetime) -> Accepted | Refusal | Exception:
        try:
            return draft.take(call.conversation, call.requests, call.client_key, now, self._policy)
        except Exception as problem:  # one bad request must not fail its neighbours
            _log.exception("request_fault", conversation=call.conversation)
            return problem

    def _tell(self, draft: Draft) -> None:
        changes = [
            Change(draft.states[conversation], tuple(entries))
            for conversation, entries in draft.changed().items()
        ]
        if not changes:
            return
        for hearer in self._hearers:
            try:
                hearer(changes)
            except Exception:  # the log is the truth: a deaf ear costs liveness, not a message
                _log.exception("hearer_fault")


def _answer(group: Iterable[_Call], outcomes: Iterable[Accepted | Refusal | Exception]) -> None:
    for call, outcome in zip(group, outcomes, strict=True):
        if call.answer.done():
            continue  # the caller has gone; what was committed stays
        if isinstance(outcome, Exception):
            call.answer.set_exception(outcome)
        else:
            call.answer.set_result(outcome)
