"""Somebody asked for a copy on paper: completion waits until one is in the post"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from portal.foundation.migrations import copy_asked_guards, guards

revision: str = "0027"
down_revision: str | None = "0026"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Carry the database forward."""
    op.add_column("draft_offer", sa.Column("copy_asked_at", MOMENT, nullable=True))
    op.add_column("draft_offer", sa.Column("copy_given_at", MOMENT, nullable=True))
    guards.make(op.get_bind(), guards.of_copies_asked(op.get_bind()))


def downgrade() -> None:
    """Take it back."""
    on = " ON review_completion" if op.get_bind().dialect.name == "postgresql" else ""
    op.execute(f"DROP TRIGGER {copy_asked_guards.NAME}{on}")
    if on:
        op.execute(f"DROP FUNCTION {copy_asked_guards.NAME}_guard()")
    op.drop_column("draft_offer", "copy_given_at")
    op.drop_column("draft_offer", "copy_asked_at")
