"""What a transaction says to the database, compiled once: it is said with every message.

Compiling, and matching names with parameters for each row anew, would cost more than the work of
the database itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    JSON,
    BindParameter,
    Connection,
    Dialect,
    FromClause,
    Row,
    Table,
    Text,
    Update,
    bindparam,
    case,
    cast,
    column,
    func,
    insert,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement

from handoff.store.codec import dump_rows
from handoff.store.schema import conversations, entries, faq_events

Columns = Mapping[str, object]
AnyRow = Row[*tuple[Any, ...]]

WHICH = "which"  # the parameter that says which conversation is changed

_STAYS = ("id", "visitor", "number", "site")  # of a conversation, from its first entry on
_SEEN = ("visitor_seen", "agent_seen")
_REVIEW = ("reviewed_by", "reviewed_at")  # written by people, later
_CHANGES = [c.name for c in conversations.c if c.name not in (*_STAYS, *_SEEN)]


class Lookup:
    """A query for many keys at once: they travel as one JSON text, and it stays the same."""

    def __init__(self, query: ClauseElement, dialect: Dialect) -> None:
        self._sql = _compiled(query, dialect).string

    def run(self, connection: Connection, keys: Sequence[Columns]) -> Sequence[AnyRow]:
        """What is found."""
        return connection.exec_driver_sql(self._sql, (dump_rows(keys),)).all()


class Change:
    """A change of one row, made for many."""

    def __init__(self, change: ClauseElement, dialect: Dialect) -> None:
        compiled = _compiled(change, dialect)
        self._sql = compiled.string
        self._order = itemgetter(*(compiled.positiontup or ()))

    def run(self, connection: Connection, rows: Iterable[Columns]) -> None:
        """Make it. The rows hold database values, by the names of the columns."""
        parameters = [self._order(row) for row in rows]
        if parameters:
            connection.exec_driver_sql(self._sql, parameters)


class Statements:
    """All that a transaction says."""

    def __init__(self, dialect: Dialect) -> None:
        self.load = Lookup(_load(dialect), dialect)
        self.receipts = Lookup(_receipts(dialect), dialect)
        self.open = Change(_insert(conversations, leave_out=_SEEN), dialect)
        self.change = Change(_change(), dialect)
        self.append = Change(_insert(entries), dialect)
        self.mark = Change(_mark(), dialect)
        self.note = Change(_insert(faq_events, leave_out=_REVIEW), dialect)


def _compiled(statement: ClauseElement, dialect: Dialect) -> SQLCompiler:
    compiled = statement.compile(dialect=dialect)
    assert isinstance(compiled, SQLCompiler)  # noqa: S101 - what SQL compiles to
    return compiled


def _keys(dialect: Dialect, table: Table, *names: str) -> FromClause:
    """The keys in the JSON text, as a table with these columns."""
    text = bindparam("keys", type_=Text)
    if dialect.name == "postgresql":
        shape = [column(name, table.c[name].type) for name in names]
        records = func.json_to_recordset(cast(text, JSON)).table_valued(*shape)
        return records.render_derived(with_types=True)
    each = func.json_each(text).table_valued("value")
    fields = [
        func.json_extract(each.c.value, literal_column(f"'$.{name}'")).label(name)
        for name in names
    ]
    return select(*fields).subquery()


def _load(dialect: Dialect) -> ClauseElement:
    """Locked in the order of their ids, so that two writers cannot wait for each other."""
    wanted = _keys(dialect, conversations, "id")
    return (
        select(conversations.c.id, conversations.c.seq, conversations.c.state)
        .where(conversations.c.id.in_(select(wanted.c.id)))
        .order_by(conversations.c.id)
        .with_for_update()
    )


def _receipts(dialect: Dialect) -> ClauseElement:
    used = _keys(dialect, entries, "sender", "client_key")
    same = (entries.c.sender == used.c.sender) & (entries.c.client_key == used.c.client_key)
    found = entries.c["sender", "client_key", "conversation", "seq"]
    return select(*found).join_from(used, entries, same)


def _insert(table: Table, leave_out: Sequence[str] = ()) -> ClauseElement:
    names = [c.name for c in table.c if c.name not in leave_out]
    return insert(table).values({name: _given(table, name) for name in names})


def _change() -> ClauseElement:
    return _update().values({name: _given(conversations, name) for name in _CHANGES})


def _mark() -> ClauseElement:
    """Marks only rise, whoever comes last."""
    seen = {side: (conversations.c[side], _given(conversations, side)) for side in _SEEN}
    rises = [given > stored for stored, given in seen.values()]
    return (
        _update()
        .where(or_(*rises))
        .values(
            {
                side: case((given > stored, given), else_=stored)
                for side, (stored, given) in seen.items()
            }
        )
    )


def _update() -> Update:
    return update(conversations).where(conversations.c.id == bindparam(WHICH, type_=Text))


def _given(table: Table, name: str) -> BindParameter[object]:
    return bindparam(name, type_=table.c[name].type)
