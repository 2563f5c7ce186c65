"""Lists of reviews between rehearsal and press, and keys by which a review is found that is here already"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None
KEYS = (("leder_token", True), ("person_token", False))


def upgrade() -> None:
    """Carry the database forward."""
    op.create_table(
        "review_import",
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("by_staff", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened", sa.Integer(), nullable=False),
        sa.Column("rows_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_review_import_area_id")),
        sa.ForeignKeyConstraint(["by_staff"], ["staff_member.id"], name=op.f("fk_review_import_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_import")),
    )
    op.create_index(op.f("ix_review_import_area_id"), "review_import", ["area_id"], unique=False)
    for name, unique in KEYS:
        op.add_column("review", sa.Column(name, sa.LargeBinary(), nullable=True))
        op.create_index(op.f(f"ix_review_{name}"), "review", [name], unique=unique)


def downgrade() -> None:
    """Undo it."""
    for name, _unique in KEYS:
        op.drop_index(op.f(f"ix_review_{name}"), table_name="review")
        op.drop_column("review", name)
    op.drop_index(op.f("ix_review_import_area_id"), table_name="review_import")
    op.drop_table("review_import")
