"""Every number about the FAQ is taken from the log, and leads back to its conversations."""

from datetime import timedelta

import pytest

from handoff.core.entries import (
    BotSaid,
    Chose,
    Closed,
    HandedOff,
    Option,
    Reopened,
    Route,
    Wrote,
)
from handoff.ports import FaqCount, FaqQuestion, FaqRecord, Log
from handoff.store.engine import Database
from handoff.store.faq_record import SqlFaqRecord
from handoff.store.faq_store import SqlFaqStore
from tests.fakes import NOON
from tests.store.cases import SOON, Case, store
from tests.store.kinds import on_databases

CHOICES = BotSaid("choices", "Which?", (Option("faq:invoice", "I"), Option("faq:refund", "R")))
ANSWER = BotSaid("answer", "Under Billing.", (Option("helped", "Yes"),), "invoice", 0.9)
UNKNOWN = HandedOff("support", "not_found", NOON + SOON)
JUST_IN_TIME = timedelta(hours=72)


@pytest.fixture
def record(database: Database) -> FaqRecord:
    return SqlFaqRecord(database)


def asked(id: str = "case", number: int = 1, visitor: str = "ana") -> Case:
    case = Case(id, visitor, number)
    case.opens()
    case.happens(Wrote("where is my invoice?"))
    return case


async def counted(record: FaqRecord) -> dict[str, int]:
    found = await record.counts(since=NOON)
    return {f"{one.kind} {one.faq_entry}".strip(): one.count for one in found}


@on_databases
async def test_everything_that_becomes_of_a_question_is_counted(log: Log, record: FaqRecord):
    case = asked()
    case.happens(CHOICES, Chose(3, "faq:invoice", "I"), ANSWER)
    case.happens(Chose(5, "not_helped", "No", "invoice"))
    case.happens(HandedOff("support", "not_helped", NOON))
    other = asked("other", visitor="jan")
    route = Route("slow", "administrators", "complex")
    other.happens(HandedOff("support", "routed", NOON, route))
    await store(log, case, other)

    assert await counted(record) == {
        "asked": 1,
        "asked invoice": 1,
        "asked refund": 1,
        "asked slow": 1,
        "offered invoice": 1,
        "offered refund": 1,
        "answered invoice": 1,
        "not_helped invoice": 1,
        "unanswered": 1,
        "routed slow": 1,
    }


@on_databases
async def test_as_many_are_shown_as_were_counted(log: Log, record: FaqRecord):
    case = asked()
    case.happens(CHOICES, Chose(3, "faq:invoice", "I"), ANSWER)
    case.happens(Chose(5, "helped", "Yes", "invoice"), Closed("helped"))
    again = asked("again", 2)
    again.happens(ANSWER)
    await store(log, case, again)

    counts = await record.counts(since=NOON)

    assert {"asked", "returned"} < {count.kind for count in counts}
    for count in counts:
        assert len(await record.counted(count, since=NOON, limit=9)) == count.count, count


@on_databases
async def test_what_happened_before_the_range_is_not_counted(log: Log, record: FaqRecord):
    case = asked()
    case.happens(ANSWER)
    await store(log, case)

    assert await record.counts(since=case.at + timedelta(seconds=1)) == []


@on_databases
async def test_a_number_leads_back_to_the_words_behind_it(log: Log, record: FaqRecord):
    case = asked()
    case.happens(ANSWER)
    await store(log, case)

    [event] = await record.counted(FaqCount("invoice", "en", "answered", 1), since=NOON, limit=9)

    assert (event.conversation, event.seq, event.question) == ("case", 3, "where is my invoice?")


@on_databases
@pytest.mark.parametrize(
    ("after", "returned"), [(JUST_IN_TIME, 1), (JUST_IN_TIME + timedelta(microseconds=1), 0)]
)
async def test_the_same_matter_within_72_hours_is_a_return(
    log: Log, record: FaqRecord, after: timedelta, returned: int
):
    first = asked()
    first.happens(ANSWER)
    answered_at = first.entries[-1].at
    again = asked("again", 2)
    again.at = answered_at + after - timedelta(seconds=1)
    again.happens(ANSWER)
    await store(log, first, again)

    assert (await counted(record)).get("returned invoice", 0) == returned
    behind = await record.counted(FaqCount("invoice", "en", "returned", 1), since=NOON, limit=9)
    assert [event.conversation for event in behind] == ["case"] * returned


@on_databases
async def test_another_matter_or_another_visitor_is_no_return(log: Log, record: FaqRecord):
    first = asked()
    first.happens(ANSWER)
    matter = asked("matter", 2)
    matter.happens(BotSaid("answer", "So.", (Option("helped", "Yes"),), "refund", 0.9))
    visitor = asked("visitor", visitor="jan")
    visitor.happens(ANSWER)
    await store(log, first, matter, visitor)

    assert "returned invoice" not in await counted(record)


@on_databases
async def test_who_goes_on_asking_after_it_helped_has_returned(log: Log, record: FaqRecord):
    case = asked()
    case.happens(ANSWER, Chose(3, "helped", "Yes", "invoice"), Closed("helped"))
    case.happens(Reopened(), Wrote("no, where is it?"), UNKNOWN)
    await store(log, case)

    assert (await counted(record))["returned invoice"] == 1


@on_databases
async def test_a_second_question_in_the_same_conversation_is_no_return(
    log: Log, record: FaqRecord
):
    case = asked()
    case.happens(ANSWER, Wrote("and where is it?"), UNKNOWN)
    other = asked("other", visitor="jan")
    other.happens(ANSWER, Chose(3, "helped", "Yes", "invoice"), Closed("helped"))
    await store(log, case, other)

    assert "returned invoice" not in await counted(record)


@on_databases
async def test_an_unanswered_question_comes_with_what_an_agent_said(log: Log, record: FaqRecord):
    case = asked()
    case.happens(UNKNOWN)
    case.claimed()
    case.answered("Under Billing, then Invoices.")
    case.happens(Closed("agent"))
    await store(log, case)

    [found] = await record.unanswered(since=NOON, limit=9)

    assert found.question == FaqQuestion("case", 2)
    assert (found.text, found.answer) == ("where is my invoice?", "Under Billing, then Invoices.")


@on_databases
async def test_a_question_that_people_still_work_on_is_not_learned_from(
    log: Log, record: FaqRecord
):
    case = asked()
    case.happens(UNKNOWN)
    await store(log, case)

    assert await record.unanswered(since=NOON, limit=9) == []


@on_databases
async def test_a_question_without_an_agents_answer_has_none(log: Log, record: FaqRecord):
    case = asked()
    case.happens(UNKNOWN, Closed("silence"))
    await store(log, case)

    assert [found.answer for found in await record.unanswered(since=NOON, limit=9)] == [None]


@on_databases
@pytest.mark.parametrize("by_saving", [True, False])
async def test_a_reviewed_question_is_not_shown_again(
    log: Log, record: FaqRecord, database: Database, by_saving: bool
):
    case = asked()
    case.happens(UNKNOWN, Closed("agent"))
    other = asked("other", visitor="jan")
    other.happens(UNKNOWN, Closed("agent"))
    await store(log, case, other)
    learned = [FaqQuestion("case", 2)]

    if by_saving:
        knowledge = SqlFaqStore(database)
        await knowledge.save({"invoice": "{}"}, base=0, by="ola", at=NOON, learned=learned)
    else:
        await record.review(learned, by="ola", at=NOON)

    left = await record.unanswered(since=NOON, limit=9)
    assert [found.question.conversation for found in left] == ["other"]
    assert (await counted(record))["unanswered"] == 2
