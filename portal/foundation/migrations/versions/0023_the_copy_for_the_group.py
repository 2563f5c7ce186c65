"""The copy for the group: names decided once, a text that somebody signed, what the circle says of it"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from portal.foundation.migrations import group_guards, guards

revision: str = "0023"
down_revision: str | None = "0022"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Carry the database forward."""
    op.create_table(
        "group_decision",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("key_mac", sa.LargeBinary(), nullable=False),
        sa.Column("sort", sa.String(length=40), nullable=False),
        sa.Column("kept", sa.Boolean(), nullable=False),
        sa.Column("capital_only", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("by_staff", sa.Uuid(), nullable=False),
        sa.Column("decided_at", MOMENT, nullable=False),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("instead_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("kept = (instead_sealed IS NULL)", name=op.f("ck_group_decision_kept_or_replaced")),
        sa.ForeignKeyConstraint(["by_staff"], ["staff_member.id"], name=op.f("fk_group_decision_by_staff")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_group_decision_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_decision")),
        sa.UniqueConstraint("review_id", "key_mac", name=op.f("uq_group_decision_review_id_key_mac")),
    )
    op.create_table(
        "group_copy",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("signed_by", sa.Uuid(), nullable=False),
        sa.Column("signed_at", MOMENT, nullable=False),
        sa.Column("undecided", sa.Integer(), nullable=False),
        sa.Column("text_mac", sa.LargeBinary(), nullable=False),
        sa.Column("shown_by", sa.Uuid(), nullable=True),
        sa.Column("shown_at", MOMENT, nullable=True),
        sa.Column("goes_on", sa.Date(), nullable=True),
        sa.Column("given_by", sa.Uuid(), nullable=True),
        sa.Column("given_at", MOMENT, nullable=True),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("given_to_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("undecided = 0", name=op.f("ck_group_copy_all_decided")),
        sa.CheckConstraint(
            "(shown_at IS NULL) = (shown_by IS NULL) AND (shown_at IS NULL) = (goes_on IS NULL)",
            name=op.f("ck_group_copy_shown_by_somebody"),
        ),
        sa.CheckConstraint(
            "(given_at IS NULL) = (given_by IS NULL) AND (given_at IS NULL) = (given_to_sealed IS NULL)",
            name=op.f("ck_group_copy_given_by_somebody"),
        ),
        sa.CheckConstraint("given_at IS NULL OR shown_at IS NOT NULL", name=op.f("ck_group_copy_shown_first")),
        sa.ForeignKeyConstraint(["given_by"], ["staff_member.id"], name=op.f("fk_group_copy_given_by")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_group_copy_review_id")),
        sa.ForeignKeyConstraint(["shown_by"], ["staff_member.id"], name=op.f("fk_group_copy_shown_by")),
        sa.ForeignKeyConstraint(["signed_by"], ["staff_member.id"], name=op.f("fk_group_copy_signed_by")),
        sa.ForeignKeyConstraint(["version_id"], ["draft_version.id"], name=op.f("fk_group_copy_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_copy")),
        sa.UniqueConstraint("review_id", "number", name=op.f("uq_group_copy_review_id_number")),
    )
    op.create_index(op.f("ix_group_copy_version_id"), "group_copy", ["version_id"])
    op.create_table(
        "group_answer",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("copy_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("opinion", sa.String(length=40), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_once", sa.String(length=200), nullable=False),
        sa.Column("assisted_by", sa.Uuid(), nullable=True),
        sa.Column("taken_back_at", MOMENT, nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("answer_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(answered_at IS NULL) = (answered_by IS NULL) AND (answered_at IS NULL) = (answer_sealed IS NULL)",
            name=op.f("ck_group_answer_answered_by_somebody"),
        ),
        sa.ForeignKeyConstraint(["answered_by"], ["staff_member.id"], name=op.f("fk_group_answer_answered_by")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_group_answer_contact_id")),
        sa.ForeignKeyConstraint(["copy_id"], ["group_copy.id"], name=op.f("fk_group_answer_copy_id")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_group_answer_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_answer")),
        sa.UniqueConstraint("made_once", name=op.f("uq_group_answer_made_once")),
    )
    for column in ("review_id", "copy_id", "contact_id"):
        op.create_index(op.f(f"ix_group_answer_{column}"), "group_answer", [column])
    with op.batch_alter_table("area") as table:
        table.add_column(sa.Column("group_copy_days", sa.Integer(), server_default="14", nullable=False))
    guards.make(op.get_bind(), guards.of_group_copies(op.get_bind()))


def downgrade() -> None:
    """Take it back."""
    group_guards.take_away(op.get_bind())
    with op.batch_alter_table("area") as table:
        table.drop_column("group_copy_days")
    for table_name in ("group_answer", "group_copy", "group_decision"):
        op.drop_table(table_name)
