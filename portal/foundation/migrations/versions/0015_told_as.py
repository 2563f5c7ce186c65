"""As whom a story was told, before two contacts became one"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0015"
down_revision: str | None = "0014"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Carry the database forward."""
    op.add_column("story", sa.Column("told_as", sa.Uuid(), nullable=True))


def downgrade() -> None:
    """Undo it."""
    op.drop_column("story", "told_as")
