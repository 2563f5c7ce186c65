"""Calls, their lines, and the codes by which we make sure who is on the phone"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None
CHECKED = (
    "(checked_at IS NULL AND checked_how IS NULL AND checked_by IS NULL) OR (checked_at IS NOT NULL"
    " AND checked_how IS NOT NULL AND checked_by IS NOT NULL AND contact_id IS NOT NULL)"
)
OPEN = sa.text("ended_at IS NULL")


def upgrade() -> None:
    """Carry the database forward."""
    op.create_table(
        "call",
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("sign_in", sa.LargeBinary(), nullable=True),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("review_id", sa.Uuid(), nullable=True),
        sa.Column("speaker", sa.String(length=40), nullable=False),
        sa.Column("checked_how", sa.String(length=40), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("checked_by", sa.Uuid(), nullable=True),
        sa.Column("handed_to", sa.Uuid(), nullable=True),
        sa.Column("pause_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(CHECKED, name=op.f("ck_call_checked_whom")),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_call_area_id")),
        sa.ForeignKeyConstraint(["checked_by"], ["staff_member.id"], name=op.f("fk_call_checked_by")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_call_contact_id")),
        sa.ForeignKeyConstraint(["handed_to"], ["staff_member.id"], name=op.f("fk_call_handed_to")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_call_review_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"], name=op.f("fk_call_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call")),
    )
    op.create_index("ix_call_one_open", "call", ["sign_in"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_index("ix_call_contact", "call", ["contact_id", "begun_at"], unique=False)
    op.create_index("ix_call_area", "call", ["area_id", "begun_at"], unique=False)
    op.create_index(op.f("ix_call_staff_id"), "call", ["staff_id"], unique=False)
    op.create_index(op.f("ix_call_handed_to"), "call", ["handed_to"], unique=False)
    op.create_table(
        "call_line",
        sa.Column("call_id", sa.Uuid(), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("thing_id", sa.Uuid(), nullable=True),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_call_line_area_id")),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_call_line_call_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_call_line_contact_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"], name=op.f("fk_call_line_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_line")),
    )
    op.create_index("ix_call_line_call", "call_line", ["call_id", "at"], unique=False)
    op.create_table(
        "call_code",
        sa.Column("call_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_call_code_call_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_call_code_contact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_code")),
    )
    op.create_index(op.f("ix_call_code_call_id"), "call_code", ["call_id"], unique=False)
    for column in ("call_id", "notice_id"):
        op.add_column("task", sa.Column(column, sa.Uuid(), nullable=True))
    op.create_index(op.f("ix_task_call_id"), "task", ["call_id"], unique=False)


def downgrade() -> None:
    """Undo it."""
    op.drop_index(op.f("ix_task_call_id"), table_name="task")
    for column in ("notice_id", "call_id"):
        op.drop_column("task", column)
    for table in ("call_code", "call_line", "call"):
        op.drop_table(table)
