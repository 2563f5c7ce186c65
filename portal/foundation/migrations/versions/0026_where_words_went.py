"""Where words of a story went; who they were is shown alone and first; a question is answered"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from portal.foundation.migrations import draft_guards, guards, preparing_guards

revision: str = "0026"
down_revision: str | None = "0025"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Carry the database forward."""
    op.create_table(
        "story_use",
        sa.Column("story_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("linked_by", sa.Uuid(), nullable=False),
        sa.Column("linked_at", MOMENT, nullable=False),
        sa.Column("shown_at", MOMENT, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_story_use_number_from_one")),
        sa.ForeignKeyConstraint(["linked_by"], ["staff_member.id"], name=op.f("fk_story_use_linked_by")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_story_use_review_id")),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_story_use_story_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story_use")),
        sa.UniqueConstraint("story_id", "number", name=op.f("uq_story_use_story_id_number")),
    )
    op.create_index("ix_story_use_review", "story_use", ["review_id", "number"], unique=False)
    guards.make(op.get_bind(), guards.of_preparing(op.get_bind()))


def downgrade() -> None:
    """Take it back."""
    draft_guards.take_away(op.get_bind(), preparing_guards.GUARDS)
    op.drop_table("story_use")
