"""The FAQ's revisions, and what became of questions.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_key = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_unreviewed = sa.text("kind = 'unanswered' AND reviewed_by IS NULL")


def upgrade() -> None:
    op.create_table(
        "faq_revisions",
        sa.Column("version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("entry", _key, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", _key),
        sa.Column("body", sa.Text()),
        sa.PrimaryKeyConstraint("version", name="pk_faq_revisions"),
    )
    op.create_index("ix_faq_revisions_entry_version", "faq_revisions", ["entry", "version"])
    op.create_table(
        "faq_events",
        sa.Column("conversation", _key, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("faq_entry", _key, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("visitor", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("asked", sa.BigInteger(), nullable=False),
        sa.Column("reviewed_by", _key),
        sa.Column("reviewed_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("conversation", "seq", "faq_entry", name="pk_faq_events"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_faq_events_at", "faq_events", ["at"])
    op.create_index("ix_faq_events_visitor_at", "faq_events", ["visitor", "at"])
    op.create_index(
        "ix_faq_events_unreviewed",
        "faq_events",
        ["at"],
        sqlite_where=_unreviewed,
        postgresql_where=_unreviewed,
    )


def downgrade() -> None:
    op.drop_table("faq_events")
    op.drop_table("faq_revisions")
