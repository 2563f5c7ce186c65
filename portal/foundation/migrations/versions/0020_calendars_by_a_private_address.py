"""Calendars of staff by a private address, and who would like a sooner time"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0020"
down_revision: str | None = "0019"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Carry the database forward."""
    op.create_table(
        "meeting_feed",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"], name=op.f("fk_meeting_feed_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_feed")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_meeting_feed_token_hash")),
    )
    with op.batch_alter_table("meeting_feed") as table:
        table.create_index(op.f("ix_meeting_feed_staff_id"), ["staff_id"])
    with op.batch_alter_table("meeting") as table:
        table.add_column(sa.Column("sooner_from", MOMENT, nullable=True))


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("meeting") as table:
        table.drop_column("sooner_from")
    op.drop_table("meeting_feed")
