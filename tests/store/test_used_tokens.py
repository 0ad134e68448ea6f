"""A token that is good for one use is used once, whoever asks and however often."""

import asyncio
from datetime import timedelta

import pytest

from handoff.ports import UsedTokens
from handoff.store.engine import Database
from handoff.store.used_tokens import SqlUsedTokens
from tests.fakes import NOON
from tests.store.kinds import on_databases

LATER = NOON + timedelta(minutes=5)


@pytest.fixture
def used(database: Database) -> UsedTokens:
    return SqlUsedTokens(database)


@on_databases
async def test_exactly_one_of_many_callers_may_use_a_token(used: UsedTokens):
    uses = (used.use("token", expires_at=LATER, now=NOON) for _ in range(10))

    assert (await asyncio.gather(*uses)).count(True) == 1


@on_databases
async def test_each_token_has_its_own_use(used: UsedTokens):
    assert await used.use("one", expires_at=LATER, now=NOON)
    assert await used.use("two", expires_at=LATER, now=NOON)


@on_databases
async def test_a_token_stays_used_until_it_expires(used: UsedTokens):
    await used.use("token", expires_at=LATER, now=NOON)

    just_before = LATER - timedelta(microseconds=1)
    assert not await used.use("token", expires_at=LATER, now=just_before)
