"""Actions in other languages and in easy words"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0043"
down_revision: str | None = "0042"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Carry the database forward."""
    op.create_table(
        "group_action_words",
        *(sa.Column(one, sa.Uuid(), nullable=False) for one in ("review_id", "action_id")),
        sa.Column("language", sa.String(length=200), nullable=False),
        sa.Column("easy", sa.Boolean(), nullable=False),
        sa.Column("by_whom", sa.String(length=200), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("who_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("why_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["group_action.id"], name=op.f("fk_group_action_words_action_id")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_group_action_words_review_id")),
        sa.ForeignKeyConstraint(["written_by"], ["staff_member.id"], name=op.f("fk_group_action_words_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_action_words")),
        sa.UniqueConstraint(
            "action_id", "language", "easy", name=op.f("uq_group_action_words_action_id_language_easy")
        ),
    )
    op.create_index(op.f("ix_group_action_words_action_id"), "group_action_words", ["action_id"])


def downgrade() -> None:
    """Take it back."""
    op.drop_table("group_action_words")
