"""Where two contacts became one person their comments and offers go along, and come back when they are two again"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from portal.foundation.migrations import draft_guards, guards, merging_guards

revision: str = "0042"
down_revision: str | None = "0041"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Carry the database forward: the guard that keeps whose a comment is stands in the place of the earlier one."""
    op.add_column("draft_comment", sa.Column("told_as", sa.Uuid(), nullable=True))
    op.add_column("draft_offer", sa.Column("told_as", sa.Uuid(), nullable=True))
    connection = op.get_bind()
    draft_guards.take_away(connection, merging_guards.of_engine(connection.dialect.name))
    guards.make(connection, guards.of_merging(connection))


def downgrade() -> None:
    """Take it back."""
    connection = op.get_bind()
    draft_guards.take_away(connection, merging_guards.of_engine(connection.dialect.name))
    op.drop_column("draft_offer", "told_as")
    op.drop_column("draft_comment", "told_as")
    earlier = guards.of_drafts(connection)
    guards.make(connection, {name: earlier[name] for name in ("draft_comment_fixed",)})
