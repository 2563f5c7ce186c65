"""Reviews opened on pages, steps to their circles, other reviewers"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None
SEALED = ("leder_reference_sealed", "born_sealed", "died_sealed")


def upgrade() -> None:
    """Carry the database forward."""
    op.create_table(
        "circle_step",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("by_staff", sa.Uuid(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_once", sa.String(length=200), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_staff"], ["staff_member.id"], name=op.f("fk_circle_step_by_staff")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_circle_step_contact_id")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_circle_step_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_circle_step")),
        sa.UniqueConstraint("made_once", name=op.f("uq_circle_step_made_once")),
    )
    op.create_index(op.f("ix_circle_step_review_id"), "circle_step", ["review_id"], unique=False)
    op.create_table(
        "review_handover",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("from_staff", sa.Uuid(), nullable=False),
        sa.Column("to_staff", sa.Uuid(), nullable=False),
        sa.Column("by_staff", sa.Uuid(), nullable=True),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_staff"], ["staff_member.id"], name=op.f("fk_review_handover_by_staff")),
        sa.ForeignKeyConstraint(["from_staff"], ["staff_member.id"], name=op.f("fk_review_handover_from_staff")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_review_handover_review_id")),
        sa.ForeignKeyConstraint(["to_staff"], ["staff_member.id"], name=op.f("fk_review_handover_to_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_handover")),
    )
    for column in ("review_id", "from_staff", "to_staff"):
        op.create_index(op.f(f"ix_review_handover_{column}"), "review_handover", [column], unique=False)
    for sealed in SEALED:
        op.add_column("review", sa.Column(sealed, sa.LargeBinary(), nullable=True))
    for table in ("review", "circle_place"):
        op.add_column(table, sa.Column("made_once", sa.String(length=200), nullable=True))
        op.create_index(op.f(f"ix_{table}_made_once"), table, ["made_once"], unique=True)


def downgrade() -> None:
    """Take it back."""
    for table in ("circle_place", "review"):
        op.drop_index(op.f(f"ix_{table}_made_once"), table_name=table)
        op.drop_column(table, "made_once")
    for sealed in SEALED:
        op.drop_column("review", sealed)
    op.drop_table("review_handover")
    op.drop_table("circle_step")
