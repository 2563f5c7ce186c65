"""Recordings as comments on a draft"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from portal.foundation.migrations import draft_guards, guards, recording_guards

revision: str = "0022"
down_revision: str | None = "0021"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Carry the database forward."""
    op.create_table(
        "draft_recording",
        sa.Column("comment_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("media_id", sa.Uuid(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("given_at", MOMENT, nullable=False),
        sa.Column("transcribed_by", sa.Uuid(), nullable=True),
        sa.Column("transcribed_at", MOMENT, nullable=True),
        sa.Column("transcript_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(transcribed_at IS NULL) = (transcribed_by IS NULL)",
            name=op.f("ck_draft_recording_written_down_by_somebody"),
        ),
        sa.CheckConstraint(
            "(transcribed_at IS NULL) = (transcript_sealed IS NULL)",
            name=op.f("ck_draft_recording_written_down_in_words"),
        ),
        sa.ForeignKeyConstraint(["comment_id"], ["draft_comment.id"], name=op.f("fk_draft_recording_comment_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_draft_recording_contact_id")),
        sa.ForeignKeyConstraint(["media_id"], ["media_item.id"], name=op.f("fk_draft_recording_media_id")),
        sa.ForeignKeyConstraint(
            ["transcribed_by"], ["staff_member.id"], name=op.f("fk_draft_recording_transcribed_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_recording")),
        sa.UniqueConstraint("comment_id", name=op.f("uq_draft_recording_comment_id")),
    )
    guards.make(op.get_bind(), guards.of_recordings(op.get_bind()))


def downgrade() -> None:
    """Take it back."""
    draft_guards.take_away(op.get_bind(), recording_guards.of_engine(op.get_bind().dialect.name))
    op.drop_table("draft_recording")
