"""A log in memory that a test can hold up, and that fails when it is told to."""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import cast

from typing_extensions import override

from handoff.core.conversation import Conversation
from handoff.core.entries import Entry, Wrote
from handoff.ports import ClientKey, Marks, Receipt, Transaction, Unavailable
from tests.fakes import MemoryLog
from tests.memory_log import MemoryTransaction

POISON = "no store can keep this"


class _Watched:
    """A transaction that chokes on POISON, and on marks for "nowhere"."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def load(self, conversations: Collection[str]) -> dict[str, Conversation]:
        return await self._transaction.load(conversations)

    async def receipts(self, keys: Collection[ClientKey]) -> dict[ClientKey, Receipt]:
        return await self._transaction.receipts(keys)

    async def append(
        self, entries: Sequence[Entry], states: Sequence[Conversation], opened: Collection[str]
    ) -> None:
        if any(isinstance(e.body, Wrote) and POISON in e.body.text for e in entries):
            raise ArithmeticError(POISON)
        await self._transaction.append(entries, states, opened)

    async def mark_seen(self, marks: Mapping[str, Marks]) -> None:
        if "nowhere" in marks:
            raise ArithmeticError("nowhere")
        await self._transaction.mark_seen(marks)


class TroubledLog(MemoryLog):
    """`troubles` are raised by the next commits, one each; while `gate` is shut, commits wait."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = asyncio.Event()
        self.gate.set()
        self.reached = asyncio.Event()  # a commit is at the gate, or has passed it
        self.troubles: list[Exception] = []
        self.on_commit: Callable[[], None] = lambda: None
        self.commits = 0
        self.asked_in_vain = 0  # transactions that an outage ended

    @override
    @asynccontextmanager
    async def begin(self) -> AsyncIterator[MemoryTransaction]:
        try:
            async with super().begin() as transaction:
                yield cast(MemoryTransaction, _Watched(transaction))
                await self._trouble()
        except Unavailable:
            self.asked_in_vain += 1
            raise
        self.commits += 1

    async def _trouble(self) -> None:
        self.on_commit()
        self.reached.set()
        await self.gate.wait()
        if self.troubles:
            raise self.troubles.pop(0)
