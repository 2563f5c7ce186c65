"""What the group agreed after a review was finished; goodbye, or stay in touch"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from portal.foundation.migrations import action_guards, guards

revision: str = "0028"
down_revision: str | None = "0027"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Carry the database forward."""
    op.create_table(
        "group_action",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_once", sa.String(length=200), nullable=False),
        sa.Column("told_late_at", MOMENT, nullable=True),
        sa.Column("what_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("who_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("why_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("(state = 'done') = (done_on IS NOT NULL)", name=op.f("ck_group_action_done_on_a_day")),
        sa.CheckConstraint(
            "(state = 'not_done') = (why_sealed IS NOT NULL)", name=op.f("ck_group_action_not_done_for_a_reason")
        ),
        sa.ForeignKeyConstraint(["made_by"], ["staff_member.id"], name=op.f("fk_group_action_made_by")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_group_action_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_action")),
        sa.UniqueConstraint("made_once", name=op.f("uq_group_action_made_once")),
    )
    op.create_index(op.f("ix_group_action_review_id"), "group_action", ["review_id"])
    op.create_table(
        "stay_choice",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("choice", sa.String(length=40), nullable=False),
        sa.Column("chosen_at", MOMENT, nullable=False),
        sa.Column("assisted_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_stay_choice_contact_id")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_stay_choice_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stay_choice")),
    )
    op.create_index(op.f("ix_stay_choice_contact_id"), "stay_choice", ["contact_id"])
    op.create_index(op.f("ix_stay_choice_review_id"), "stay_choice", ["review_id"])
    guards.make(op.get_bind(), guards.of_actions(op.get_bind()))


def downgrade() -> None:
    """Take it back."""
    op.drop_table("stay_choice")
    op.drop_table("group_action")
    if op.get_bind().dialect.name == "postgresql":
        for name in action_guards.NAMES:
            op.execute(f"DROP FUNCTION {name}_guard()")
