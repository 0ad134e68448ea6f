"""What readers ask of the log: each walks along an index; queue and pickups are sorted whole."""

from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Executable,
    Integer,
    Select,
    Text,
    bindparam,
    func,
    literal,
    select,
    union,
    union_all,
)

from handoff.core.conversation import Phase
from handoff.store.schema import Instant, conversations, entries

_c = conversations.c
_limit = bindparam("limit", type_=Integer)
_entry = select(
    entries.c.seq, entries.c.at, entries.c.sender, entries.c.body, entries.c.client_key
)
_of = entries.c.conversation == bindparam("conversation", type_=Text)


def _in_phase(phase: Phase) -> ColumnElement[bool]:
    return _c.phase == literal(phase, Text)


def _newest(phase: Phase) -> Select[str, datetime]:
    return (
        select(_c.state, _c.updated_at)
        .where(_in_phase(phase))
        .order_by(_c.updated_at.desc())
        .limit(_limit)
    )


def _recent() -> Executable:
    """The newest of each phase, then the newest of those: one index serves both lists."""
    newest = union_all(*(select(_newest(phase).subquery()) for phase in Phase)).subquery()
    return select(newest.c.state).order_by(newest.c.updated_at.desc()).limit(_limit)


ENTRIES_AFTER = (
    _entry.where(_of, entries.c.seq > bindparam("after")).order_by(entries.c.seq).limit(_limit)
)
ENTRIES_BEFORE = (
    _entry.where(_of, entries.c.seq < bindparam("before"))
    .order_by(entries.c.seq.desc())
    .limit(_limit)
)

_id = _c.id == bindparam("conversation", type_=Text)
STATE = select(_c.state).where(_id)
MARKS = select(_c.visitor_seen, _c.agent_seen).where(_id)
LATEST_OF = (
    select(_c.state)
    .where(_c.visitor == bindparam("visitor", type_=Text))
    .order_by(_c.number.desc())
    .limit(1)
)
QUEUE = select(_c.state).where(_in_phase(Phase.QUEUED)).order_by(_c.due_at, _c.id).limit(_limit)
QUEUE_LENGTH = select(func.count()).select_from(conversations).where(_in_phase(Phase.QUEUED))
HELD = _newest(Phase.ASSIGNED)
RECENT = _recent()

# Whatever was claimed since an instant has changed since then: this walks an index that is there.
_since = bindparam("since", type_=Instant)
PICKUPS = (
    select(_c.claimed_from_queue_at, _c.claimed_at)
    .where(
        _c.phase.in_([literal(phase, Text) for phase in Phase]),
        _c.updated_at >= _since,
        _c.claimed_at >= _since,
        _c.claimed_from_queue_at.is_not(None),
    )
    .order_by(_c.claimed_at.desc())
    .limit(_limit)
)

DUE = (
    select(_c.id)
    .where(_c.next_due_at < bindparam("by", type_=Instant))
    .order_by(_c.next_due_at, _c.id)
    .limit(_limit)
)
NEXT_DUE_AT = select(func.min(_c.next_due_at)).where(_c.next_due_at.is_not(None))

# A walk finds entries too whose conversation's row is gone.
_after = bindparam("after", type_=Text)
_with_row = select(_c.id).where(_c.id > _after).order_by(_c.id).limit(_limit)
_of_entries = entries.c.conversation
_with_entries = (
    select(_of_entries.label("id")).where(_of_entries > _after).distinct().order_by(_of_entries)
).limit(_limit)
_known = union(select(_with_row.subquery()), select(_with_entries.subquery())).subquery()
IDS = select(_known.c.id).order_by(_known.c.id).limit(_limit)

RECORD = select(
    *(column for column in _c if column not in (_c.visitor_seen, _c.agent_seen))
).where(_id)
