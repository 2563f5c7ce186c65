"""What comes by post and who put it in; shared only when the slip says so"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Carry the database forward."""
    op.create_table(
        "arrived_post",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("answers_notice_id", sa.Uuid(), nullable=True),
        sa.Column("came_on", sa.Date(), nullable=False),
        sa.Column("put_in_by", sa.Uuid(), nullable=False),
        sa.Column("put_in_at", MOMENT, nullable=False),
        sa.Column("ticked", sa.JSON(), nullable=False),
        sa.Column("asked_to_share", sa.Boolean(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("photos", sa.Integer(), nullable=False),
        sa.Column("sent_back_on", sa.Date(), nullable=True),
        sa.Column("sent_back_by", sa.Uuid(), nullable=True),
        sa.Column("story_id", sa.Uuid(), nullable=True),
        sa.Column("receipt_notice_id", sa.Uuid(), nullable=True),
        sa.Column("made_once", sa.String(length=200), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "shared = false OR asked_to_share = true", name=op.f("ck_arrived_post_shared_only_when_ticked")
        ),
        sa.CheckConstraint("sent_back_on IS NULL OR photos > 0", name=op.f("ck_arrived_post_only_what_came_goes_back")),
        sa.ForeignKeyConstraint(["answers_notice_id"], ["notice.id"], name=op.f("fk_arrived_post_answers_notice_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_arrived_post_contact_id")),
        sa.ForeignKeyConstraint(["put_in_by"], ["staff_member.id"], name=op.f("fk_arrived_post_put_in_by")),
        sa.ForeignKeyConstraint(["receipt_notice_id"], ["notice.id"], name=op.f("fk_arrived_post_receipt_notice_id")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_arrived_post_review_id")),
        sa.ForeignKeyConstraint(["sent_back_by"], ["staff_member.id"], name=op.f("fk_arrived_post_sent_back_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arrived_post")),
        sa.UniqueConstraint("made_once", name=op.f("uq_arrived_post_made_once")),
    )
    op.create_index(op.f("ix_arrived_post_contact_id"), "arrived_post", ["contact_id"], unique=False)
    op.create_index(op.f("ix_arrived_post_review_id"), "arrived_post", ["review_id"], unique=False)


def downgrade() -> None:
    """Take it back."""
    op.drop_table("arrived_post")
