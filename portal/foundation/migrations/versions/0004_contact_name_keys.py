"""Keys by which a contact is found by name. Names are sealed: portal rebuild-name-keys fills them afterwards"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Carry the database forward."""
    op.create_table(
        "contact_name_key",
        sa.Column("token", sa.LargeBinary(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_contact_name_key_contact_id")),
        sa.PrimaryKeyConstraint("token", "contact_id", name=op.f("pk_contact_name_key")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_contact_name_key_contact_id"), "contact_name_key", ["contact_id"], unique=False)


def downgrade() -> None:
    """Undo it."""
    op.drop_index(op.f("ix_contact_name_key_contact_id"), table_name="contact_name_key")
    op.drop_table("contact_name_key")
