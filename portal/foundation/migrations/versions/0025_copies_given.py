"""Copies given out, with their seal, by whom and how; a copy that was asked for and is not in the post yet"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from portal.foundation.migrations import guards

revision: str = "0025"
down_revision: str | None = "0024"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None
MOMENT = sa.DateTime(timezone=True)


def _table(*more: Any) -> None:
    op.create_table(
        "draft_copy",
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("file_hash", sa.LargeBinary(), nullable=False),
        sa.Column("given_at", MOMENT, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        *more,
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_draft_copy_contact_id")),
        sa.ForeignKeyConstraint(["version_id"], ["draft_version.id"], name=op.f("fk_draft_copy_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_copy")),
    )
    op.create_index(op.f("ix_draft_copy_file_hash"), "draft_copy", ["file_hash"])
    op.create_index(op.f("ix_draft_copy_version_id"), "draft_copy", ["version_id"])


def upgrade() -> None:
    """Carry the database forward. The table was there, and nothing ever wrote to it: it is made anew."""
    op.drop_table("draft_copy")
    _table(
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("seal", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=200), nullable=False),
        sa.Column("how", sa.String(length=40), nullable=False),
        sa.Column("given_by", sa.Uuid(), nullable=True),
        sa.Column("notice_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(how = 'printed') = (given_by IS NOT NULL)", name=op.f("ck_draft_copy_printed_by_somebody")
        ),
        sa.ForeignKeyConstraint(["given_by"], ["staff_member.id"], name=op.f("fk_draft_copy_given_by")),
        sa.ForeignKeyConstraint(["notice_id"], ["notice.id"], name=op.f("fk_draft_copy_notice_id")),
    )
    op.create_index(op.f("ix_draft_copy_seal"), "draft_copy", ["seal"])
    guards.make(op.get_bind(), guards.of_copies(op.get_bind()))


def downgrade() -> None:
    """Take it back."""
    op.drop_table("draft_copy")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION draft_copy_guard()")
    _table(sa.Column("form", sa.String(length=200), nullable=False))
