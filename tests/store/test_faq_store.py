"""The knowledge is a log of revisions: nothing is lost, and of two editors one is told."""

import asyncio

import pytest

from handoff.ports import Conflict, FaqStore
from handoff.store.engine import Database
from handoff.store.faq_store import SqlFaqStore
from tests.fakes import NOON
from tests.memory_faq import MemoryFaqStore
from tests.store.cases import SECOND


@pytest.fixture
def faq(database: Database | None) -> FaqStore:
    return SqlFaqStore(database) if database else MemoryFaqStore()


async def saved(faq: FaqStore, base: int, **bodies: str | None) -> int:
    return await faq.save(bodies, base=base, by="ola", at=NOON + base * SECOND)


async def test_an_empty_knowledge_is_at_version_0(faq: FaqStore):
    assert await faq.version() == 0
    assert await faq.current() == []


async def test_each_entry_of_a_change_has_a_version_of_its_own(faq: FaqStore):
    assert await saved(faq, 0, invoice="{}", refund="{}") == 2

    assert [(one.version, one.entry) for one in await faq.current()] == [
        (1, "invoice"),
        (2, "refund"),
    ]


async def test_the_newest_revision_is_in_force_and_the_others_are_kept(faq: FaqStore):
    await saved(faq, 0, invoice='"old"')
    await saved(faq, 1, invoice='"new"')

    assert [one.body for one in await faq.current()] == ['"new"']
    history = await faq.history("invoice", limit=9)
    assert [(one.body, one.by, one.at) for one in history] == [
        ('"new"', "ola", NOON + SECOND),
        ('"old"', "ola", NOON),
    ]


async def test_what_is_removed_is_not_in_force_and_can_come_back(faq: FaqStore):
    await saved(faq, 0, invoice="{}")
    await saved(faq, 1, invoice=None)
    assert await faq.current() == []

    await saved(faq, 2, invoice="{}")
    assert [one.version for one in await faq.current()] == [3]


@pytest.mark.parametrize("base", [0, 2])
async def test_a_change_of_what_is_no_longer_in_force_is_refused(faq: FaqStore, base: int):
    await saved(faq, 0, invoice="{}")

    with pytest.raises(Conflict):
        await saved(faq, base, invoice='"other"')

    assert await faq.version() == 1


async def test_of_many_who_save_at_once_one_wins(faq: FaqStore):
    tries = (saved(faq, 0, invoice=f'"{n}"', refund=f'"{n}"') for n in range(5))
    outcomes = await asyncio.gather(*tries, return_exceptions=True)

    assert sum(outcome == 2 for outcome in outcomes) == 1
    assert sum(isinstance(outcome, Conflict) for outcome in outcomes) == 4
    assert len({one.body for one in await faq.current()}) == 1
