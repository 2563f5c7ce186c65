"""Where a meeting by video is joined"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from portal.foundation.migrations import draft_guards, guards, joining_guards

revision: str = "0047"
down_revision: str | None = "0046"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Carry the database forward."""
    op.add_column("meeting", sa.Column("link_sealed", sa.LargeBinary(), nullable=True))
    guards.make(op.get_bind(), guards.of_joining(op.get_bind()))


def downgrade() -> None:
    """Take it back. ``DROP COLUMN`` keeps the other guards of the table; a table made anew would lose them."""
    draft_guards.take_away(op.get_bind(), joining_guards.GUARDS)
    op.drop_column("meeting", "link_sealed")
