"""Whether it was we who missed a meeting"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from portal.foundation.migrations import cancelling_guards, draft_guards, guards

revision: str = "0046"
down_revision: str | None = "0045"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Carry the database forward."""
    op.add_column("meeting", sa.Column("missed_by_us", sa.Boolean(), server_default=sa.false(), nullable=False))
    guards.make(op.get_bind(), guards.of_missing(op.get_bind()))


def downgrade() -> None:
    """Take it back. ``DROP COLUMN`` keeps the other guards of the table; a table made anew would lose them."""
    draft_guards.take_away(op.get_bind(), cancelling_guards.MISSED_GUARDS)
    op.drop_column("meeting", "missed_by_us")
