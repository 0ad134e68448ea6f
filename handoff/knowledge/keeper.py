"""Keeps what the house knows: as the store has it, alike in all processes, changed live."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import structlog

from faq.proving import Proof
from handoff import metrics
from handoff.few_threads import Busy, FewThreads
from handoff.knowledge.known import Known
from handoff.knowledge.preview import Preview, preview
from handoff.knowledge.proofs import Lost, Proofs
from handoff.knowledge.seed import beginning, differences, take_in
from handoff.knowledge.workshop import Draft, Refused, Tried, Workshop, tried
from handoff.ports import Clock, Conflict, FaqQuestion, FaqRevision, FaqStore, Unavailable

LOOK_EVERY = 1.0  # seconds between two looks at the store's version
LOOK_AGAIN = 5.0  # seconds after a look that failed
TRIES = 5  # of a change, while other processes change other entries
WAITING = 32  # pieces of work; more than these would wait longer than a person does
ASKING = 2  # threads: who asks what is in force waits for nothing that is being made

Result = TypeVar("Result")

_log = structlog.get_logger(__name__)

OUTDATED = Refused("outdated", "Somebody else has changed this entry in the meantime.")
TAKEN = Refused("outdated", "There is an entry with this id already.")
NOT_FOUND = Refused("not_found", "There is no such entry any more.")


class KnowledgeKeeper:
    """The knowledge in force in this process. What it does not find it makes from `folder`.

    Every method may raise Unavailable (of the store) and Busy.
    """

    def __init__(
        self,
        store: FaqStore,
        clock: Clock,
        *,
        variables: Mapping[str, str],
        wrong_share: float,
        folder: Path | None = None,
    ) -> None:
        self.variables = MappingProxyType(dict(variables))
        self._store = store
        self._clock = clock
        self._folder = folder
        self._workshop = Workshop(self.variables, wrong_share)
        self._making = FewThreads("knowledge-making", at_once=1, waiting=WAITING)
        self._asking = FewThreads("knowledge-asking", at_once=ASKING, waiting=WAITING)
        # One look has the turn, and one that was cancelled may still be at work: never busy.
        self._looking = FewThreads("knowledge-looking", at_once=1, waiting=WAITING)
        self._proofs = Proofs(self._making)
        self._known: Known | None = None
        self._look_now = asyncio.Event()
        self._turn = asyncio.Lock()  # of who puts something in force
        self._trying = asyncio.Lock()  # a change: it takes seconds
        self._task: asyncio.Task[None] | None = None
        self._in_trouble = False  # since the last look
        self._on_saved: Callable[[int], None] = lambda version: None

    @property
    def current(self) -> Known:
        """What is known. Never changes: read it once for one decision."""
        if self._known is None:
            raise RuntimeError("the knowledge has not been opened yet")
        return self._known

    def on_saved(self, listener: Callable[[int], None]) -> None:
        """Have `listener` told the version of each change that this process makes."""
        self._on_saved = listener

    async def open(self) -> None:
        """Read what is stored, and before that store what an empty knowledge starts with.

        Raises KnowledgeFault for a folder that cannot be used.
        """
        if not await self._store.version():
            begin = partial(beginning, self._folder, self.variables)
            first = differences(await self._making.run(begin), (), 0, replace=False)
            with suppress(Conflict):  # another process was first: what it began with holds
                await take_in(self._store, self._clock, first)
        await self.look()

    def start(self) -> None:
        """Begin to follow what other processes change."""
        self._task = asyncio.create_task(self._follow(), name="knowledge")

    async def stop(self) -> None:
        """Follow no more, and let go of the threads."""
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        await self._proofs.stop()
        for threads in (self._asking, self._looking, self._making):
            await asyncio.to_thread(threads.close)  # what is being made takes a while

    def learn(self, version: int) -> None:
        """Look soon: another process has saved this version."""
        if self._known is None or version > self._known.version:
            self._look_now.set()

    async def look(self) -> None:
        """Have what is stored in force."""
        async with self._turn:
            version = await self._store.version()
            before = self._known
            if before and before.version == version:
                return
            rows = await self._store.current()
            work = partial(self._workshop.made, rows, version, before)
            self._take(await self._looking.run(work))

    async def run(self, work: Callable[[Known], Result]) -> Result:
        """What `work`, which only asks, makes of the present knowledge; off the event loop."""
        return await self._asking.run(partial(work, self.current))

    def proof_ready(self) -> tuple[Known, Proof | None]:
        """What is in force, and its proof; None while the test sentences are being asked."""
        return self.current, self._proofs.ready(self.current)

    async def proof(self) -> tuple[Known, Proof]:
        """All test sentences against what is in force. Takes some seconds after a change."""
        known = self.current
        return known, await self._proofs.of(known)

    async def tried(self, text: str, language: str | None, data: object = None) -> Tried | Refused:
        """The verdict on a question; with `data`, as if that entry were in force already.

        Without a language it is told from the text. Changes are tried one at a time: Busy.
        """
        known = self.current
        if data is not None:
            if self._trying.locked():
                raise Busy
            async with self._trying:
                draft = await self._making.run(partial(self._workshop.draft, known, data))
            if isinstance(draft, Refused):
                return draft
            known = draft.known
        return await self._asking.run(partial(tried, known, text, language))

    async def preview(self, markup: str) -> Preview:
        """An answer as it would read."""
        return await self._asking.run(partial(preview, markup, self.variables))

    async def save(
        self,
        data: Mapping[str, object],
        *,
        version: int,
        by: str,
        learned: Collection[FaqQuestion] = (),
    ) -> int | Refused:
        """Put a changed or new entry, as plain data, in force: here at once. Its new version.

        `version` is the revision that was edited, 0 for a new entry; `learned` are the questions
        that the change takes care of.
        """
        make = partial(self._judged, data=data)
        return await self._change(make, str(data.get("id")), version, by, learned)

    async def remove(self, entry: str, *, version: int, by: str) -> int | Refused:
        """Take an entry out of force; its revisions are kept. The new version."""
        make = partial(self._without, entry=entry)
        return await self._change(make, entry, version, by, ())

    async def _judged(self, known: Known, data: object) -> Draft | Refused:
        draft = await self._making.run(partial(self._workshop.draft, known, data))
        if isinstance(draft, Refused):
            return draft
        lost = await self._proofs.lost(known, draft.known, draft.entry)
        return Refused("stolen", _told(lost), lost=lost) if lost else draft

    async def _without(self, known: Known, entry: str) -> Draft:
        return await self._making.run(partial(self._workshop.without, known, entry))

    async def _change(
        self,
        make: Callable[[Known], Awaitable[Draft | Refused]],
        entry: str,
        version: int,
        by: str,
        learned: Collection[FaqQuestion],
    ) -> int | Refused:
        for _ in range(TRIES):
            await self.look()
            known = self.current
            if refused := _refused(known, entry, version):
                return refused
            draft = await make(known)
            if isinstance(draft, Refused):
                return draft
            with suppress(Conflict):  # another entry has changed: judge it anew
                return await self._store_draft(draft, by, learned)
        raise Busy

    async def _store_draft(self, draft: Draft, by: str, learned: Collection[FaqQuestion]) -> int:
        base, at = draft.known.version, self._clock.now()
        bodies = {draft.entry: draft.body}
        async with self._turn:  # from before the commit, so that no look makes it anew
            version = await self._store.save(bodies, base=base, by=by, at=at, learned=learned)
            self._take(_with(draft, FaqRevision(version, draft.entry, at, by, draft.body)))
        self._on_saved(version)
        return version

    def _take(self, known: Known) -> None:
        told = self._known.faults if self._known else {}
        for entry, reason in known.faults.items():
            if told.get(entry) != reason:
                _log.error("faq_entry_unusable", entry=entry, reason=reason)
        self._known = known
        metrics.faq_version.set(known.version)
        metrics.faq_unusable.set(len(known.faults))

    async def _follow(self) -> None:
        wait = LOOK_EVERY
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._look_now.wait(), wait)
            self._look_now.clear()
            wait = LOOK_EVERY if await self._looked() else LOOK_AGAIN

    async def _looked(self) -> bool:
        """Whether it worked. A trouble that goes on is told once."""
        try:
            await self.look()
        except (Unavailable, Busy) as problem:
            if not self._in_trouble:
                _log.warning("knowledge_unavailable", problem=type(problem).__name__)
            self._in_trouble = True
        except Exception:  # what is known goes on answering
            if not self._in_trouble:
                _log.exception("knowledge_fault")
            self._in_trouble = True
        else:
            self._in_trouble = False
        return not self._in_trouble


def _refused(known: Known, entry: str, version: int) -> Refused | None:
    """Why an entry at this version cannot be changed."""
    stored = known.revisions.get(entry)
    if stored is None:
        return NOT_FOUND if version else None
    if not version:
        return TAKEN
    return None if stored.version == version else OUTDATED


def _with(draft: Draft, revision: FaqRevision) -> Known:
    """What is known once a draft has been stored."""
    known, entry = draft.known, draft.entry
    revisions = {**known.revisions, entry: revision}
    if revision.body is None:
        del revisions[entry]
    faults = {one: reason for one, reason in known.faults.items() if one != entry}
    return replace(
        known,
        version=revision.version,
        revisions=MappingProxyType(revisions),
        faults=MappingProxyType(faults),
    )


def _told(lost: Sequence[Lost]) -> str:
    first = lost[0].after
    winner = f"{first.winner} would be found" if first.winner else "it would not be found"
    more = f"; {len(lost) - 1} more like it" if len(lost) > 1 else ""
    return f'"{first.sentence.text}" must find {first.sentence.entry}, and {winner}{more}.'
