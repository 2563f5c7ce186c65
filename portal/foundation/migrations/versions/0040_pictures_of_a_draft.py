"""Pictures of a draft"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from portal.foundation.migrations import draft_guards, guards, picture_guards

revision: str = "0040"
down_revision: str | None = "0039"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Carry the database forward."""
    op.create_table(
        "draft_picture",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("media_id", sa.Uuid(), nullable=False),
        sa.Column("file_mac", sa.LargeBinary(), nullable=False),
        sa.Column("kept_by", sa.Uuid(), nullable=False),
        sa.Column("kept_at", MOMENT, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_draft_picture_review_id")),
        sa.ForeignKeyConstraint(["media_id"], ["media_item.id"], name=op.f("fk_draft_picture_media_id")),
        sa.ForeignKeyConstraint(["kept_by"], ["staff_member.id"], name=op.f("fk_draft_picture_kept_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_picture")),
        sa.UniqueConstraint("media_id", name=op.f("uq_draft_picture_media_id")),
        sa.UniqueConstraint("review_id", "number", name=op.f("uq_draft_picture_review_id_number")),
        sa.UniqueConstraint("review_id", "file_mac", name=op.f("uq_draft_picture_review_id_file_mac")),
    )
    op.create_table(
        "draft_picture_shown",
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("paragraph_id", sa.Uuid(), nullable=False),
        sa.Column("picture_id", sa.Uuid(), nullable=False),
        sa.Column("says", sa.String(length=40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["draft_version.id"], name=op.f("fk_draft_picture_shown_version_id")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_draft_picture_shown_review_id")),
        sa.ForeignKeyConstraint(
            ["paragraph_id"], ["draft_paragraph.id"], name=op.f("fk_draft_picture_shown_paragraph_id")
        ),
        sa.ForeignKeyConstraint(["picture_id"], ["draft_picture.id"], name=op.f("fk_draft_picture_shown_picture_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_picture_shown")),
        sa.UniqueConstraint("paragraph_id", name=op.f("uq_draft_picture_shown_paragraph_id")),
    )
    op.create_index(op.f("ix_draft_picture_shown_version_id"), "draft_picture_shown", ["version_id"])
    op.create_index(op.f("ix_draft_picture_shown_picture_id"), "draft_picture_shown", ["picture_id"])
    guards.make(op.get_bind(), guards.of_pictures(op.get_bind()))


def downgrade() -> None:
    """Take it back."""
    draft_guards.take_away(op.get_bind(), picture_guards.of_engine(op.get_bind().dialect.name))
    op.drop_table("draft_picture_shown")
    op.drop_table("draft_picture")
