"""Each contact's own word for the death"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0045"
down_revision: str | None = "0044"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Carry the database forward."""
    op.add_column("circle_place", sa.Column("word_for_death_sealed", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("circle_place", "word_for_death_sealed")
