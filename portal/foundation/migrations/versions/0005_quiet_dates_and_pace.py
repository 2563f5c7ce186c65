"""Quiet dates, pace and hours of contacts, and what helps them"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None
COLUMNS = (
    ("next_channel", sa.String(length=40), True, None),
    ("pace", sa.String(length=40), False, "at_once"),
    ("hours", sa.String(length=40), False, "any"),
    ("speaks_language", sa.String(length=200), True, None),
    ("reads", sa.String(length=200), True, None),
    ("needs_told_at", sa.DateTime(timezone=True), True, None),
    ("needs_note_sealed", sa.LargeBinary(), True, None),
)


def upgrade() -> None:
    """Carry the database forward."""
    for name, kind, empty, default in COLUMNS:
        op.add_column("contact", sa.Column(name, kind, nullable=empty, server_default=default))
    op.create_table(
        "quiet_dates",
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("until_day", sa.Date(), nullable=False),
        sa.Column("yearly", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("until_day >= from_day", name=op.f("ck_quiet_dates_in_order")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_quiet_dates_contact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quiet_dates")),
    )
    op.create_index(op.f("ix_quiet_dates_contact_id"), "quiet_dates", ["contact_id"], unique=False)


def downgrade() -> None:
    """Take it back."""
    op.drop_table("quiet_dates")
    for name, _kind, _empty, _default in reversed(COLUMNS):
        op.drop_column("contact", name)
