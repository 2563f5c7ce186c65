"""A review on hold: for which process, since when, ended when; completing waits"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from portal.foundation.migrations import draft_guards, guards, hold_guards

revision: str = "0021"
down_revision: str | None = "0020"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None
MOMENT = sa.DateTime(timezone=True)
STANDS = sa.text("ended_at IS NULL")


def upgrade() -> None:
    """Carry the database forward."""
    op.create_table(
        "review_hold",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("process", sa.String(length=40), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("begun_at", MOMENT, nullable=False),
        sa.Column("begun_by", sa.Uuid(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("called_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name=op.f("ck_review_hold_ended_by_somebody")),
        sa.CheckConstraint("(ended_at IS NULL) = (ended_on IS NULL)", name=op.f("ck_review_hold_ended_on_a_day")),
        sa.CheckConstraint(
            "process <> 'other' OR called_sealed IS NOT NULL", name=op.f("ck_review_hold_other_has_a_name")
        ),
        sa.ForeignKeyConstraint(["begun_by"], ["staff_member.id"], name=op.f("fk_review_hold_begun_by")),
        sa.ForeignKeyConstraint(["ended_by"], ["staff_member.id"], name=op.f("fk_review_hold_ended_by")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_review_hold_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_hold")),
    )
    op.create_index(op.f("ix_review_hold_review_id"), "review_hold", ["review_id"], unique=False)
    op.create_index(
        "uq_review_hold_standing",
        "review_hold",
        ["review_id", "process"],
        unique=True,
        sqlite_where=STANDS,
        postgresql_where=STANDS,
    )
    guards.make(op.get_bind(), guards.of_holds(op.get_bind()))


def downgrade() -> None:
    """Take it back."""
    draft_guards.take_away(op.get_bind(), hold_guards.of_engine(op.get_bind().dialect.name))
    op.drop_table("review_hold")
