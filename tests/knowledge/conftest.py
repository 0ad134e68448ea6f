"""Keepers of the small knowledge, as in processes that share one store."""

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from handoff.knowledge.keeper import KnowledgeKeeper
from handoff.ports import FaqStore
from handoff.store.engine import open_database
from handoff.store.faq_store import SqlFaqStore
from tests.fakes import FakeClock
from tests.knowledge.entries import VARIABLES, small_folder
from tests.memory_faq import MemoryFaqStore

Hire = Callable[..., KnowledgeKeeper]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_folder(tmp_path / "small")


@pytest.fixture(params=["memory", "sqlite"])
async def store(
    request: pytest.FixtureRequest, tmp_path: Path, migrated: Path
) -> AsyncIterator[FaqStore]:
    """What several processes share."""
    if request.param == "memory":
        yield MemoryFaqStore()
        return
    database = await open_database(f"sqlite:///{shutil.copy(migrated, tmp_path / 'house.db')}")
    yield SqlFaqStore(database)
    await database.close()


@pytest.fixture
async def hire(store: FaqStore, folder: Path) -> AsyncIterator[Hire]:
    """Makes keepers; all are let go of at the end."""
    async with AsyncExitStack() as stack:

        def hire(**changes: Any) -> KnowledgeKeeper:
            made: dict[str, Any] = {"variables": VARIABLES, "wrong_share": 0.02, "folder": folder}
            made |= changes
            keeper = KnowledgeKeeper(made.pop("store", store), FakeClock(), **made)
            stack.push_async_callback(keeper.stop)
            return keeper

        yield hire


@pytest.fixture
async def keeper(hire: Hire) -> KnowledgeKeeper:
    """One that knows the small knowledge."""
    keeper = hire()
    await keeper.open()
    return keeper
