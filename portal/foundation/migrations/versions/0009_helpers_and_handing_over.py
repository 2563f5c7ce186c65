"""Helpers, an offer to be the key contact, answers to what was asked, calls that somebody let go"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Carry the database forward."""
    op.create_table(
        "helper",
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("may", sa.JSON(), nullable=False),
        sa.Column("named_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_once", sa.String(length=200), nullable=True),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("email_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_helper_contact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_helper")),
        sa.UniqueConstraint("made_once", name=op.f("uq_helper_made_once")),
    )
    op.create_index(op.f("ix_helper_contact_id"), "helper", ["contact_id"], unique=False)
    op.create_table(
        "key_contact_offer",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("from_contact", sa.Uuid(), nullable=False),
        sa.Column("to_contact", sa.Uuid(), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.String(length=40), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["from_contact"], ["contact.id"], name=op.f("fk_key_contact_offer_from_contact")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_key_contact_offer_review_id")),
        sa.ForeignKeyConstraint(["to_contact"], ["contact.id"], name=op.f("fk_key_contact_offer_to_contact")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_contact_offer")),
    )
    for column in ("review_id", "to_contact"):
        op.create_index(op.f(f"ix_key_contact_offer_{column}"), "key_contact_offer", [column], unique=False)
    op.add_column("task", sa.Column("let_go", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("task", sa.Column("answer_sealed", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("task", "answer_sealed")
    op.drop_column("task", "let_go")
    op.drop_table("key_contact_offer")
    op.drop_table("helper")
