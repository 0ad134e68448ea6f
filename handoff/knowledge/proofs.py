"""Proves a knowledge: entry by entry, so that other work has its turn in the same thread."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from faq import Entry, Knowledge
from faq.proving import Proof, Proved, Stolen, prove, stolen
from handoff.few_threads import FewThreads
from handoff.knowledge.known import Known
from handoff.knowledge.matching import Matching

KEPT = 2  # matchers: of what is in force, and of a change on its way there

Asked = tuple[str, tuple[tuple[str, str, tuple[str, ...]], ...]]
"""What is asked for one entry: its id, and in each language its question and test sentences."""
Parts = dict[Asked, Proof]
"""With one matcher, the same sentences always come to the same."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A test sentence that would not find its entry; `before` is None for a new sentence."""

    before: Proved | None
    after: Proved


class Proofs:
    """Proofs of what is in force. Methods that wait may raise Busy."""

    def __init__(self, thread: FewThreads) -> None:
        self._thread = thread
        self._proved: list[tuple[Matching, Parts]] = []
        self._proving: tuple[Known, asyncio.Task[Proof]] | None = None
        self._tasks: set[asyncio.Task[Proof]] = set()

    def ready(self, known: Known) -> Proof | None:
        """All test sentences against a knowledge; None: they are being asked now."""
        parts = self._parts(known.matcher)
        asked = [_asked_of(entry) for entry in known.knowledge.entries.values()]
        if all(one in parts for one in asked):
            return _whole(parts[one] for one in asked)
        self._begun(known)
        return None

    async def of(self, known: Known) -> Proof:
        """The same, waited for. Whoever else waits goes on when this caller is cancelled."""
        found = self.ready(known)
        return await asyncio.shield(self._begun(known)) if found is None else found

    async def lost(self, known: Known, draft: Known, changed: str) -> tuple[Lost, ...]:
        """What a draft in which one entry was changed would lose; worst first.

        A new test sentence of that entry is lost too, where it does not find it. One that did not
        find its entry before either is not.
        """
        parts = await self._asked(draft, _changed(known, draft))
        after = _whole(parts.values())
        suspects = {each.sentence.entry for each in after.sentences if not each.passed}
        before = _whole((await self._asked(known, suspects)).values())
        gone = stolen(before, after)
        if not (lost := (*map(_lost, gone), *_new(before, after, changed))):
            self._keep(draft, parts)
        return lost

    async def stop(self) -> None:
        """Ask no more."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _begun(self, known: Known) -> asyncio.Task[Proof]:
        if self._proving and not self._proving[1].done():
            before, task = self._proving
            if before.matcher is known.matcher and not _changed(before, known):
                return task
        task = asyncio.create_task(self._prove(known), name="proof")
        self._tasks.add(task)
        task.add_done_callback(self._done)
        self._proving = known, task
        return task

    def _done(self, task: asyncio.Task[Proof]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # a trouble is for who waits for it, or for nobody

    async def _prove(self, known: Known) -> Proof:
        parts = await self._asked(known, known.knowledge.entries)
        self._keep(known, parts)
        return _whole(parts.values())

    async def _asked(self, known: Known, entries: Iterable[str]) -> Parts:
        """The sentences of some entries, as far as they are known."""
        kept, parts = self._parts(known.matcher), Parts()
        for id in entries:
            if entry := known.knowledge.entries.get(id):
                asked = _asked_of(entry)
                work = partial(prove, Knowledge({id: entry}), known.matcher)
                parts[asked] = kept[asked] if asked in kept else await self._thread.run(work)
        return parts

    def _parts(self, matcher: Matching) -> Parts:
        return next((parts for kept, parts in self._proved if kept is matcher), {})

    def _keep(self, known: Known, parts: Parts) -> None:
        """Keep them beside what is known of the same matcher, less what nobody asks any more."""
        both = self._parts(known.matcher) | parts
        asked = [_asked_of(entry) for entry in known.knowledge.entries.values()]
        others = [one for one in self._proved if one[0] is not known.matcher]
        kept = {one: both[one] for one in asked if one in both}
        self._proved = [*others, (known.matcher, kept)][-KEPT:]


def _asked_of(entry: Entry) -> Asked:
    """What a proof asks for an entry."""
    texts = entry.texts.items()
    return entry.id, tuple((language, text.question, text.tests) for language, text in texts)


def _changed(before: Known, after: Known) -> list[str]:
    """The entries whose sentences may come to something else than before."""
    if before.matcher is not after.matcher:
        return list(after.knowledge.entries)
    same = {_asked_of(entry) for entry in before.knowledge.entries.values()}
    return [id for id, one in after.knowledge.entries.items() if _asked_of(one) not in same]


def _whole(parts: Iterable[Proof]) -> Proof:
    return Proof(tuple(proved for part in parts for proved in part.sentences))


def _lost(each: Stolen) -> Lost:
    return Lost(each.before, each.after)


def _new(before: Proof, after: Proof, changed: str) -> Iterable[Lost]:
    """The sentences that `changed` has only now, and that do not find it."""
    known = {proved.sentence for proved in before.sentences}
    for proved in after.of("failed"):
        if proved.sentence.entry == changed and proved.sentence not in known:
            yield Lost(None, proved)
