"""What spoke against showing a draft when it was shown, and that a reason stands beside it"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from portal.foundation.migrations import draft_guards, guards, opening_guards

revision: str = "0029"
down_revision: str | None = "0028"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Carry the database forward."""
    op.add_column("draft_version", sa.Column("despite", sa.String(length=200), server_default="", nullable=False))
    guards.make(op.get_bind(), guards.of_openings(op.get_bind()))


def downgrade() -> None:
    """Take it back. ``DROP COLUMN`` keeps the other guards of the table; a table made anew would lose them."""
    connection = op.get_bind()
    draft_guards.take_away(connection, opening_guards.of_engine(connection.dialect.name))
    op.drop_column("draft_version", "despite")
