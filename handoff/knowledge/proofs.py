"""Proves a knowledge: entry by entry, so that other work has its turn in the same thread."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from faq import Knowledge
from faq.proving import Proof, Proved, Stolen, prove, stolen
from handoff.few_threads import FewThreads
from handoff.knowledge.known import Known
from handoff.knowledge.matching import Matching

KEPT = 2  # proofs: of what is in force, and of a change on its way there


@dataclass(frozen=True, slots=True)
class Lost:
    """A test sentence that would not find its entry; `before` is None for a new sentence."""

    before: Proved | None
    after: Proved


class Proofs:
    """Proofs of what is in force. Methods that wait may raise Busy."""

    def __init__(self, thread: FewThreads) -> None:
        self._thread = thread
        self._proved: list[tuple[Matching, Proof]] = []  # of what is in force, and of a draft
        self._proving: tuple[Matching, asyncio.Task[Proof]] | None = None
        self._tasks: set[asyncio.Task[Proof]] = set()

    def ready(self, known: Known) -> Proof | None:
        """All test sentences against a knowledge; None: they are being asked now."""
        found = next((proof for matcher, proof in self._proved if matcher is known.matcher), None)
        if found is None:
            self._begun(known)
        return found

    async def of(self, known: Known) -> Proof:
        """The same, waited for. Whoever else waits goes on when this caller is cancelled."""
        found = self.ready(known)
        return await asyncio.shield(self._begun(known)) if found is None else found

    async def lost(self, known: Known, draft: Known, changed: str) -> tuple[Lost, ...]:
        """What a draft in which one entry was changed would lose; worst first.

        A new test sentence of that entry is lost too, where it does not find it. One that did not
        find its entry before either is not.
        """
        after = await self._prove(draft)
        suspects = {each.sentence.entry for each in after.sentences if not each.passed}
        before = await self._asked(known, suspects)
        gone = stolen(before, after)
        if not (lost := (*map(_lost, gone), *_new(before, after, changed))):
            self._keep(draft.matcher, after)
        return lost

    async def stop(self) -> None:
        """Ask no more."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _begun(self, known: Known) -> asyncio.Task[Proof]:
        if self._proving and self._proving[0] is known.matcher and not self._proving[1].done():
            return self._proving[1]
        task = asyncio.create_task(self._prove(known), name="proof")
        self._tasks.add(task)
        task.add_done_callback(self._done)
        self._proving = known.matcher, task
        return task

    def _done(self, task: asyncio.Task[Proof]) -> None:
        self._tasks.discard(task)
        if self._proving and self._proving[1] is task and _well(task):
            self._keep(self._proving[0], task.result())

    def _keep(self, matcher: Matching, proof: Proof) -> None:
        self._proved = [*self._proved, (matcher, proof)][-KEPT:]

    async def _prove(self, known: Known) -> Proof:
        return await self._asked(known, known.knowledge.entries)

    async def _asked(self, known: Known, entries: Iterable[str]) -> Proof:
        """The sentences of some entries, as far as they are known."""
        sentences: list[Proved] = []
        for id in entries:
            if entry := known.knowledge.entries.get(id):
                asked = partial(prove, Knowledge({id: entry}), known.matcher)
                part = await self._thread.run(asked)
                sentences += part.sentences
        return Proof(tuple(sentences))


def _lost(each: Stolen) -> Lost:
    return Lost(each.before, each.after)


def _new(before: Proof, after: Proof, changed: str) -> Iterable[Lost]:
    """The sentences that `changed` has only now, and that do not find it."""
    known = {proved.sentence for proved in before.sentences}
    for proved in after.of("failed"):
        if proved.sentence.entry == changed and proved.sentence not in known:
            yield Lost(None, proved)


def _well(task: asyncio.Task[Proof]) -> bool:
    """Whether it came to its end; a trouble is for who waits for it, or for nobody."""
    return not task.cancelled() and task.exception() is None
