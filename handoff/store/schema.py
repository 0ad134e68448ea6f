"""The tables, and who needs each index."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from typing_extensions import override

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def micros(at: datetime) -> int:
    """Whole microseconds since 1970 began in UTC. Raises ValueError for a naive datetime."""
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone")
    return (at - EPOCH) // MICROSECOND


class Instant(TypeDecorator[datetime]):
    """An instant: an aware datetime in Python, whole microseconds since 1970 in the database."""

    impl = BigInteger
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else micros(value)

    @override
    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else EPOCH + value * MICROSECOND


# Ordered by code point on both databases, whatever the locale of a PostgreSQL cluster is.
Key = Text().with_variant(Text(collation="C"), "postgresql")

metadata = MetaData(
    naming_convention={
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


# One row for each conversation, rewritten with every entry. `state` is the whole of it; the other
# columns are what readers look for, taken from it, so that no reader has to search in JSON.
conversations = Table(
    "conversations",
    metadata,
    Column("id", Key, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("phase", Text, nullable=False),
    Column("visitor", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("site", Text, nullable=False),
    Column("agent", Text),
    Column("updated_at", Instant, nullable=False),
    Column("queued_at", Instant),
    Column("due_at", Instant),
    Column("next_due_at", Instant),
    Column("claimed_at", Instant),
    Column("claimed_from_queue_at", Instant),
    Column("visitor_seen", BigInteger, nullable=False, server_default=text("0")),
    Column("agent_seen", BigInteger, nullable=False, server_default=text("0")),
    Column("state", Text, nullable=False),
    UniqueConstraint("visitor", "number"),  # a visitor's newest; and two first words at once
)
# Moved by every message: what waits, what agents hold, what changed and was picked up lately.
Index(None, conversations.c.phase, conversations.c.updated_at)
# Touched only while something is owed: the ticks.
_owed = conversations.c.next_due_at.is_not(None)
Index(None, conversations.c.next_due_at, sqlite_where=_owed, postgresql_where=_owed)

# Stored in the order in which they are read. No foreign key: entries are only ever written
# together with their conversation's row, and the check would be paid for with every message.
entries = Table(
    "entries",
    metadata,
    Column("conversation", Key, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("sender", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("client_key", Text),
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)
# A repeat is recognised by it. What bot and system say has no key, and costs nothing here.
_keyed = entries.c.client_key.is_not(None)
Index(
    "uq_entries_sender_client_key",
    entries.c.sender,
    entries.c.client_key,
    unique=True,
    sqlite_where=_keyed,
    postgresql_where=_keyed,
)

agents = Table(
    "agents",
    metadata,
    Column("id", Key, primary_key=True),
    Column("email", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("disabled", Boolean, nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("added_at", Instant, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("digest", Key, primary_key=True),
    Column("agent", Key, ForeignKey(agents.c.id), nullable=False, index=True),
    Column("expires_at", Instant, nullable=False),
)

# The link to the first administrator: there is one, or none.
setup_link = Table(
    "setup_link",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="only"), primary_key=True),
    Column("digest", Text, nullable=False),
    Column("expires_at", Instant, nullable=False),
)

# Tokens that are good for one use: what is here has been used. Forgotten once expired.
used_tokens = Table(
    "used_tokens",
    metadata,
    Column("digest", Key, primary_key=True),
    Column("expires_at", Instant, nullable=False, index=True),
)

# The FAQ, as a log of its own: what is in force is the newest revision of each entry.
faq_revisions = Table(
    "faq_revisions",
    metadata,
    Column("version", BigInteger, primary_key=True, autoincrement=False),
    Column("entry", Key, nullable=False),
    Column("at", Instant, nullable=False),
    Column("by", Key),  # an agent; none: it came with an import
    Column("body", Text),  # none: it was removed
)
Index(None, faq_revisions.c.entry, faq_revisions.c.version)

# What became of questions, taken from the log with each commit, so that no report reads it all.
faq_events = Table(
    "faq_events",
    metadata,
    Column("conversation", Key, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("faq_entry", Key, primary_key=True),
    Column("at", Instant, nullable=False, index=True),
    Column("visitor", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("asked", BigInteger, nullable=False),
    Column("reviewed_by", Key),
    Column("reviewed_at", Instant),
    sqlite_with_rowid=False,
)
# Who came back with the same matter.
Index(None, faq_events.c.visitor, faq_events.c.at)
# What nobody has looked at yet.
_unreviewed = (faq_events.c.kind == text("'unanswered'")) & faq_events.c.reviewed_by.is_(None)
Index(
    "ix_faq_events_unreviewed",
    faq_events.c.at,
    sqlite_where=_unreviewed,
    postgresql_where=_unreviewed,
)
