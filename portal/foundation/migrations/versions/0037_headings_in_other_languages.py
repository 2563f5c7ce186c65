"""The titles of parts, their notes and what changed stand in other languages too, sealed with the paragraphs"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from portal.foundation.migrations import draft_guards, guards, head_guards

revision: str = "0037"
down_revision: str | None = "0036"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Carry the database forward."""
    op.create_table(
        "draft_head_translation",
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(length=200), nullable=False),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("words_mac", sa.LargeBinary(), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_draft_head_translation_review_id")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["draft_version.id"], name=op.f("fk_draft_head_translation_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_head_translation")),
        sa.UniqueConstraint(
            "version_id",
            "language",
            "what",
            "place",
            name=op.f("uq_draft_head_translation_version_id_language_what_place"),
        ),
    )
    guards.make(op.get_bind(), guards.of_heads(op.get_bind()))


def downgrade() -> None:
    """Take it back."""
    draft_guards.take_away(op.get_bind(), head_guards.GUARDS)
    op.drop_table("draft_head_translation")
