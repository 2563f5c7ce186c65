"""Each contact says whether they speak of him, of her or of them; the review says it for whoever does not"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0041"
down_revision: str | None = "0040"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Carry the database forward."""
    op.add_column("circle_place", sa.Column("spoken_of_sealed", sa.LargeBinary(), nullable=True))
    op.add_column("review", sa.Column("spoken_of_sealed", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("review", "spoken_of_sealed")
    op.drop_column("circle_place", "spoken_of_sealed")
