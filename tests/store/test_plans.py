"""No question takes longer because the house is old: each one walks along an index."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, event

from handoff.core.entries import Wrote
from handoff.ports import FaqCount, FaqQuestion, Log, Marks
from handoff.store.engine import Database
from handoff.store.faq_record import SqlFaqRecord
from handoff.store.faq_store import SqlFaqStore
from tests.fakes import NOON
from tests.store.cases import Case, store
from tests.store.kinds import on_databases

Said = dict[str, Any]
"""Each statement, and the parameters it was last said with."""


@contextmanager
def overheard() -> Iterator[Said]:
    """What is said to databases meanwhile."""
    said: Said = {}

    def hear(_c: object, _u: object, statement: str, parameters: Any, *_: object) -> None:
        said[statement] = parameters[0] if isinstance(parameters, list) else parameters

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield said
    finally:
        event.remove(Engine, "before_cursor_execute", hear)


async def ask_everything(log: Log) -> None:
    case = Case("case")
    case.opens()
    case.happens(Wrote("hello"), sender="visitor:ana", key="key")
    await store(log, case)
    async with log.begin() as transaction:
        await transaction.load(["case"])
        await transaction.receipts([("visitor:ana", "key")])
        await transaction.mark_seen({"case": Marks(1, 1)})
        await transaction.append(case.happens(Wrote("more")), [case.state], [])
    await log.entries("case", after=0, limit=1)
    await log.entries_before("case", before=9, limit=1)
    await log.conversation("case")
    await log.marks("case")
    await log.latest_of("ana")
    await log.queue(limit=1)
    await log.held(limit=1)
    await log.recent(limit=1)
    await log.queue_length()
    await log.pickups(since=NOON - timedelta(hours=2), limit=1)
    await log.due(by=NOON, limit=1)
    await log.next_due_at()
    await log.ids(after="", limit=1)


async def ask_about_the_faq(database: Database) -> None:
    faq, record = SqlFaqStore(database), SqlFaqRecord(database)
    await faq.version()
    await faq.history("invoice", limit=1)
    await record.counts(since=NOON)
    for kind in ("answered", "returned"):
        await record.counted(FaqCount("invoice", "en", kind, 1), since=NOON, limit=1)
    await record.unanswered(since=NOON, limit=1)
    await record.review([FaqQuestion("case", 2)], by="ola", at=NOON)


def plan_of(connection: Connection, statement: str, parameters: Any) -> str:
    """How the database would go about it. PostgreSQL would read small tables whole."""
    explain = "EXPLAIN QUERY PLAN"
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        explain = "EXPLAIN"
    rows = connection.exec_driver_sql(f"{explain} {statement}", parameters).all()
    return "\n".join(str(row[-1]) for row in rows)


@on_databases
async def test_no_question_walks_through_a_whole_table(log: Log, database: Database):
    with overheard() as said:
        await ask_everything(log)
    asked = {s: p for s, p in said.items() if s.startswith(("SELECT", "UPDATE"))}
    assert len(asked) == 17

    for statement, parameters in asked.items():
        async with database.begin() as unit:
            plan = await unit.run(partial(plan_of, statement=statement, parameters=parameters))
        for walk in ("SCAN conversations", "SCAN entries", "Seq Scan"):
            assert walk not in plan, f"{statement}\n{plan}"


@on_databases
async def test_no_question_about_the_faq_walks_through_a_whole_table(database: Database):
    with overheard() as said:
        await ask_about_the_faq(database)
    asked = {s: p for s, p in said.items() if s.startswith(("SELECT", "UPDATE"))}
    assert len(asked) == 9

    for statement, parameters in asked.items():
        async with database.begin() as unit:
            plan = await unit.run(partial(plan_of, statement=statement, parameters=parameters))
        for walk in ("SCAN faq", "SCAN again", "SCAN helped", "SCAN entries", "Seq Scan"):
            assert walk not in plan, f"{statement}\n{plan}"
