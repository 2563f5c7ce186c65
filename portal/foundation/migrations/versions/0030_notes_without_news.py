"""Notes when there is no news: agreed intervals, and each note with who confirmed it"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0030"
down_revision: str | None = "0029"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Carry the database forward."""
    op.create_table(
        "news_every",
        sa.Column("place_id", sa.Uuid(), nullable=False),
        sa.Column("weeks", sa.Integer(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("agreed_by", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("weeks IN (2, 4, 8)", name=op.f("ck_news_every_some_weeks")),
        sa.ForeignKeyConstraint(["agreed_by"], ["staff_member.id"], name=op.f("fk_news_every_agreed_by")),
        sa.ForeignKeyConstraint(["place_id"], ["circle_place.id"], name=op.f("fk_news_every_place_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_news_every")),
        sa.UniqueConstraint("place_id", name=op.f("uq_news_every_place_id")),
    )
    op.create_index(op.f("ix_news_every_next_on"), "news_every", ["next_on"], unique=False)
    op.create_table(
        "no_news_note",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("waits_for", sa.String(length=40), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("confirmed_by", sa.Uuid(), nullable=False),
        sa.Column("made_once", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["confirmed_by"], ["staff_member.id"], name=op.f("fk_no_news_note_confirmed_by")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_no_news_note_contact_id")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_no_news_note_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_no_news_note")),
        sa.UniqueConstraint("made_once", name=op.f("uq_no_news_note_made_once")),
    )
    op.create_index("ix_no_news_note_contact", "no_news_note", ["contact_id", "review_id", "id"], unique=False)


def downgrade() -> None:
    """Take it back."""
    op.drop_table("no_news_note")
    op.drop_table("news_every")
