"""The first tables: conversations and their entries, agents and their sessions."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_key = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    _conversations()
    _entries()
    _agents()


def _conversations() -> None:
    op.create_table(
        "conversations",
        sa.Column("id", _key, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("phase", sa.Text(), nullable=False),
        sa.Column("visitor", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text()),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("queued_at", sa.BigInteger()),
        sa.Column("due_at", sa.BigInteger()),
        sa.Column("next_due_at", sa.BigInteger()),
        sa.Column("claimed_at", sa.BigInteger()),
        sa.Column("claimed_from_queue_at", sa.BigInteger()),
        sa.Column("visitor_seen", sa.BigInteger(), nullable=False, server_default=sa.text("0")),
        sa.Column("agent_seen", sa.BigInteger(), nullable=False, server_default=sa.text("0")),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_conversations"),
        sa.UniqueConstraint("visitor", "number", name="uq_conversations_visitor_number"),
    )
    op.create_index("ix_conversations_phase_updated_at", "conversations", ["phase", "updated_at"])
    owed = sa.text("next_due_at IS NOT NULL")
    op.create_index(
        "ix_conversations_next_due_at",
        "conversations",
        ["next_due_at"],
        sqlite_where=owed,
        postgresql_where=owed,
    )


def _entries() -> None:
    op.create_table(
        "entries",
        sa.Column("conversation", _key, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("client_key", sa.Text()),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("conversation", "seq", name="pk_entries"),
        sqlite_with_rowid=False,
    )
    keyed = sa.text("client_key IS NOT NULL")
    op.create_index(
        "uq_entries_sender_client_key",
        "entries",
        ["sender", "client_key"],
        unique=True,
        sqlite_where=keyed,
        postgresql_where=keyed,
    )


def _agents() -> None:
    op.create_table(
        "agents",
        sa.Column("id", _key, nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_agents"),
        sa.UniqueConstraint("email", name="uq_agents_email"),
    )
    op.create_table(
        "sessions",
        sa.Column("digest", _key, nullable=False),
        sa.Column("agent", _key, nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_sessions"),
        sa.ForeignKeyConstraint(["agent"], ["agents.id"], name="fk_sessions_agent"),
    )
    op.create_index("ix_sessions_agent", "sessions", ["agent"])
    op.create_table(
        "setup_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_setup_link"),
        sa.CheckConstraint("id = 1", name=op.f("ck_setup_link_only")),
    )


def downgrade() -> None:
    for table in ("setup_link", "sessions", "agents", "entries", "conversations"):
        op.drop_table(table)
