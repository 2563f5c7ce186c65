"""A change of reviewer is written down before it holds"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0032"
down_revision: str | None = "0031"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_WAITS = sa.text("done_at IS NULL AND ended_at IS NULL")
_STAFF = ("from_staff", "to_staff", "by_staff")


def upgrade() -> None:
    """Carry the database forward."""
    op.create_table(
        "reviewer_change",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        *(sa.Column(one, sa.Uuid(), nullable=False) for one in _STAFF),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("why_today", sa.String(length=40), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("from_staff <> to_staff", name=op.f("ck_reviewer_change_two_people")),
        sa.CheckConstraint(
            "from_day > written_on OR (from_day = written_on AND why_today IS NOT NULL)",
            name=op.f("ck_reviewer_change_told_before"),
        ),
        sa.CheckConstraint("done_at IS NULL OR ended_at IS NULL", name=op.f("ck_reviewer_change_one_end")),
        *(
            sa.ForeignKeyConstraint([one], ["staff_member.id"], name=op.f(f"fk_reviewer_change_{one}"))
            for one in _STAFF
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_reviewer_change_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviewer_change")),
    )
    op.create_index(op.f("ix_reviewer_change_from_day"), "reviewer_change", ["from_day"], unique=False)
    op.create_index(
        "uq_reviewer_change_waits",
        "reviewer_change",
        ["review_id"],
        unique=True,
        sqlite_where=_WAITS,
        postgresql_where=_WAITS,
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("reviewer_change")
