"""Whatever may be said is kept as it was said, and whatever may happen as it happened."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handoff.core.entries import Body, Claimed, Entry, Noted, Wrote
from handoff.ports import Log, Receipt
from tests.core.every_body import EVERY_BODY
from tests.fakes import NOON
from tests.store.cases import Case, store, stored
from tests.store.kinds import on_databases

# What handoff.core.text lets in, and the control characters that it takes out besides.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
FOLLOWING = EVERY_BODY[1:]  # a conversation is opened once
numbers = count(1)

in_one_log = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # each example opens another case
)


def fresh() -> Case:
    number = next(numbers)
    case = Case(f"case-{number}", visitor=f"visitor-{number}")
    case.opens()
    return case


@given(said=texts, name=texts, key=texts.filter(bool))
@in_one_log
async def test_any_text_comes_back_as_it_was(log: Log, said: str, name: str, key: str):
    case = fresh()
    sender = f"visitor:{case.visitor}{name}"
    case.happens(Wrote(said), Noted("ola", name, said), sender=sender, key=key)

    await store(log, case)

    assert await stored(log, case.id) == case.entries
    assert await log.conversation(case.id) == case.state
    async with log.begin() as transaction:
        assert await transaction.receipts([(sender, key)]) == {(sender, key): Receipt(case.id, 2)}


@given(bodies=st.lists(st.sampled_from(FOLLOWING), max_size=12), cut=st.integers(0, 12))
@in_one_log
async def test_the_stored_state_is_what_the_stored_entries_add_up_to(
    log: Log, bodies: list[Body], cut: int
):
    case = fresh()
    case.happens(*bodies[:cut])
    await store(log, case)
    case.happens(*bodies[cut:])
    await store(log, case)

    assert await stored(log, case.id) == case.entries
    assert await log.conversation(case.id) == case.state
    async with log.begin() as transaction:
        assert await transaction.load([case.id]) == {case.id: case.state}


@pytest.mark.parametrize("body", FOLLOWING, ids=lambda body: body.kind)
async def test_every_kind_of_entry_comes_back_as_it_was(log: Log, body: Body):
    case = fresh()
    case.happens(body)

    await store(log, case)

    assert await stored(log, case.id) == case.entries


@on_databases
async def test_an_instant_is_kept_to_the_microsecond_whatever_its_zone(log: Log):
    case = fresh()
    case.queues()
    case.at = datetime(2026, 3, 29, 3, 0, 0, 1, tzinfo=timezone(timedelta(hours=2)))
    case.claimed()
    await store(log, case)

    *_, claimed = await stored(log, case.id)

    assert claimed.at == datetime(2026, 3, 29, 1, 0, 1, 1, tzinfo=UTC)
    assert claimed.at.tzinfo is UTC
    assert await log.conversation(case.id) == case.state


@on_databases
async def test_an_instant_without_a_zone_is_refused(log: Log):
    case = fresh()
    state = case.state
    naive = Entry(case.id, 2, NOON.replace(tzinfo=None), "test", Claimed("ola", "Ola"))
    await store(log, case)

    with pytest.raises(ValueError, match="time zone"):
        async with log.begin() as transaction:
            await transaction.append([naive], [state], [])
