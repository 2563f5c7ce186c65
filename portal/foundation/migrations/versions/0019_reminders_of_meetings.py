"""When to remind somebody of a meeting, and the message that does it"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0019"
down_revision: str | None = "0018"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Carry the database forward."""
    with op.batch_alter_table("meeting") as table:
        table.add_column(sa.Column("remind_at", sa.DateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("reminder_id", sa.Uuid(), nullable=True))
        table.create_index("ix_meeting_remind", ["remind_at"])


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("meeting") as table:
        table.drop_index("ix_meeting_remind")
        table.drop_column("reminder_id")
        table.drop_column("remind_at")
