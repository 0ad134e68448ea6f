"""What became of questions, on a database: counted, and each count led back to its words."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Executable,
    and_,
    bindparam,
    exists,
    func,
    literal,
    or_,
    select,
    type_coerce,
    update,
)

from handoff.core.conversation import Phase
from handoff.core.entries import Said, Wrote
from handoff.core.faq_events import ASKED, RETURNED_WITHIN, FaqCountKind
from handoff.ports import CountedFaqEvent, FaqCount, FaqQuestion, UnansweredQuestion
from handoff.store.codec import load_body
from handoff.store.engine import Database
from handoff.store.schema import MICROSECOND, conversations, entries, faq_events
from handoff.store.statements import AnyRow

_e = faq_events.c
_later = faq_events.alias("again")
_again = _later.c
_helped = faq_events.alias("helped").c
_WINDOW = RETURNED_WITHIN // MICROSECOND


def _came_back() -> ColumnElement[bool]:
    """The visitor has the same matter again: in another conversation, or after "it helped"."""
    elsewhere = and_(
        _again.conversation != _e.conversation,
        _again.faq_entry == _e.faq_entry,
        _again.kind.in_(["answered", "offered", "routed"]),
    )
    closed = (
        exists()
        .where(
            _helped.conversation == _e.conversation,
            _helped.faq_entry == _e.faq_entry,
            _helped.kind == "helped",
            _helped.seq > _e.seq,
            _helped.seq < _again.seq,
        )
        .correlate(faq_events, _later)
    )
    reopened = and_(_again.conversation == _e.conversation, _again.asked > _e.asked, closed)
    return exists().where(
        _again.visitor == _e.visitor,
        _again.at > _e.at,
        type_coerce(_again.at, BigInteger) <= type_coerce(_e.at, BigInteger) + _WINDOW,
        or_(elsewhere, reopened),
    )


def _returned() -> ColumnElement[bool]:
    return (_e.kind == "answered") & _came_back()


def _first_of_its_question() -> ColumnElement[bool]:
    """What became of a question first: one that was offered may then be answered."""
    earlier = exists().where(
        _again.conversation == _e.conversation,
        _again.seq < _e.seq,
        _again.faq_entry == _e.faq_entry,
        _again.asked == _e.asked,
        _again.kind.in_(ASKED),
    )
    return _e.kind.in_(ASKED) & ~earlier


def _kind(kind: FaqCountKind) -> ColumnElement[bool]:
    """The events that a count of this kind is made of."""
    match kind:
        case "returned":
            return _returned()
        case "asked":
            return _first_of_its_question()
        case _:
            return _e.kind == kind


class SqlFaqRecord:
    """What the log says about the FAQ."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def counts(self, *, since: datetime) -> list[FaqCount]:
        each = select(_e.faq_entry, _e.language, _e.kind, func.count())
        happened = each.where(_e.at >= since).group_by(_e.faq_entry, _e.language, _e.kind)
        rows = await self._rows(happened)
        apart = select(_e.faq_entry, _e.language, func.count()).where(_e.at >= since)
        by_entry = apart.group_by(_e.faq_entry, _e.language)
        asked = await self._rows(by_entry.where(_kind("asked")))
        returned = await self._rows(by_entry.where(_kind("returned")))
        return [
            *(FaqCount(*row) for row in rows),
            *(FaqCount(entry, language, "asked", n) for entry, language, n in asked),
            *(FaqCount(entry, language, "returned", n) for entry, language, n in returned),
        ]

    async def counted(
        self, count: FaqCount, *, since: datetime, limit: int
    ) -> list[CountedFaqEvent]:
        query = (
            select(_e.conversation, _e.seq, _e.at, entries.c.body)
            .outerjoin(entries, _asked())
            .where(
                _e.faq_entry == count.faq_entry,
                _e.language == count.language,
                _e.at >= since,
                _kind(count.kind),
            )
            .order_by(_e.at.desc(), _e.conversation, _e.seq)
            .limit(limit)
        )
        return [
            CountedFaqEvent(conversation, seq, at, _words(body))
            for conversation, seq, at, body in await self._rows(query)
        ]

    async def unanswered(self, *, since: datetime, limit: int) -> list[UnansweredQuestion]:
        said = entries.alias("said").c
        answer = (
            select(said.body)
            .where(said.conversation == _e.conversation, said.seq > _e.asked, said.kind == "said")
            .order_by(said.seq)
            .limit(1)
            .scalar_subquery()
        )
        query = (
            select(_e.conversation, _e.asked, _e.at, _e.language, entries.c.body, answer)
            .join(entries, _asked())
            .join(conversations, conversations.c.id == _e.conversation)
            .where(
                _e.kind == "unanswered",
                _e.reviewed_by.is_(None),
                _e.at >= since,
                conversations.c.phase == literal(Phase.CLOSED.value),
            )
            .order_by(_e.at.desc(), _e.conversation, _e.seq)
            .limit(limit)
        )
        return [_question(row) for row in await self._rows(query)]

    async def review(self, questions: Collection[FaqQuestion], *, by: str, at: datetime) -> None:
        async with self._database.begin() as unit:
            await unit.run(lambda connection: reviewing(connection, questions, by=by, at=at))

    async def _rows(self, query: Executable) -> Sequence[AnyRow]:
        return await self._database.read(lambda c: c.execute(query).all())


def reviewing(
    connection: Connection, questions: Collection[FaqQuestion], *, by: str, at: datetime
) -> None:
    """Mark these as reviewed, in a transaction that somebody else has begun."""
    change = (
        update(faq_events)
        .where(
            _e.conversation == bindparam("which"),
            _e.asked == bindparam("words"),
            _e.kind == "unanswered",
            _e.reviewed_by.is_(None),  # who looked first stays named
        )
        .values(reviewed_by=by, reviewed_at=at)
    )
    rows = [{"which": question.conversation, "words": question.seq} for question in questions]
    if rows:
        connection.execute(change, rows)


def _asked() -> ColumnElement[bool]:
    """The visitor's words that an event follows from."""
    return (entries.c.conversation == _e.conversation) & (entries.c.seq == _e.asked)


def _words(body: str | None) -> str:
    """What a visitor or an agent wrote in an entry; "" where there is none."""
    told = load_body(body) if body else None
    return told.text if isinstance(told, Wrote | Said) else ""


def _question(row: AnyRow) -> UnansweredQuestion:
    conversation, asked, at, language, words, answer = row
    question = FaqQuestion(conversation, asked)
    return UnansweredQuestion(question, at, language, _words(words), _words(answer) or None)
