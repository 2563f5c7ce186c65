"""Families choose themselves how often they hear from us: then nobody of the staff wrote it down"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0031"
down_revision: str | None = "0030"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Carry the database forward."""
    with op.batch_alter_table("news_every") as table:
        table.alter_column("agreed_by", existing_type=sa.Uuid(), nullable=True)


def downgrade() -> None:
    """Take it back. What somebody chose alone has no member of staff to name, so it goes."""
    op.execute("DELETE FROM news_every WHERE agreed_by IS NULL")
    with op.batch_alter_table("news_every") as table:
        table.alter_column("agreed_by", existing_type=sa.Uuid(), nullable=False)
