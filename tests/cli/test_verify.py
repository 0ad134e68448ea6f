"""`frontline transcript verify` finds every way in which a log may not add up."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import Result

from handoff.core.entries import Wrote
from handoff.store.engine import open_database
from handoff.store.log import SqlLog
from handoff.store.migrate import migrate
from tests.postgres import run
from tests.store.cases import Case, store

ROW = {
    "the state is behind": "seq = 2, state = json_set(state, '$.seq', 2)",
    "the state says something else": "state = json_set(state, '$.preview', 'x')",
    "the state cannot be read": "state = '{'",
    "the phase is wrong": "phase = 'closed'",
    "the visitor is wrong": "visitor = 'celina'",
    "the agent is wrong": "agent = NULL",
    "the due instant is wrong": "due_at = due_at + 1",
    "the next due instant is wrong": "next_due_at = NULL",
    "the last change is wrong": "updated_at = updated_at + 1",
    "the place in the queue is wrong": "queued_at = updated_at",
}
DAMAGES = {
    "the row is gone": "DELETE FROM conversations WHERE id = 'case'",
    "an entry is missing": "DELETE FROM entries WHERE conversation = 'case' AND seq = 2",
    "the last entry is missing": "DELETE FROM entries WHERE conversation = 'case' AND seq = 4",
    "all entries are missing": "DELETE FROM entries WHERE conversation = 'case'",
    "an entry cannot be read": "UPDATE entries SET body = '{}' WHERE conversation = 'case'",
    **{what: f"UPDATE conversations SET {how} WHERE id = 'case'" for what, how in ROW.items()},  # noqa: S608 - our own words
}


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Two conversations: Ola has Ana's, and owes an answer."""
    path = tmp_path / "frontline.db"
    url = f"sqlite:///{path}"
    case, other = Case("case"), Case("other", "bruno")
    for one in (case, other):
        one.opens()
        one.queues()
        one.claimed()
        one.happens(Wrote("Hello?"))

    async def fill() -> None:
        await migrate(url)
        opened = await open_database(url)
        await store(SqlLog(opened), case, other)
        await opened.close()

    run(fill())
    return path


@pytest.fixture
def verify(frontline: Callable[..., Result], database: Path) -> Callable[[], Result]:
    return lambda: frontline("transcript", "verify", DATABASE_URL=f"sqlite:///{database}")


def test_a_log_that_adds_up_has_no_difference(verify: Callable[[], Result]):
    verified = verify()

    assert (verified.exit_code, verified.output) == (0, "2 conversations, 0 differences.\n")


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damage_is_found_and_its_conversation_named(
    verify: Callable[[], Result], database: Path, damage: str
):
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute(damage).rowcount
        connection.commit()
    verified = verify()

    assert verified.exit_code == 3
    assert verified.output.splitlines() == [
        "case: the state is not what its entries add up to.",
        "2 conversations, 1 difference.",
    ]
