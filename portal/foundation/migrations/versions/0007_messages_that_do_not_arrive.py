"""Letters printed and posted, messages that do not arrive, addresses in trouble, mail to staff"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

MOMENT = sa.DateTime(timezone=True)
NOTICE: tuple[tuple[str, sa.types.TypeEngine[Any]], ...] = (
    ("arrived_at", MOMENT),
    ("printed_at", MOMENT),
    ("handled_by", sa.Uuid()),
    ("gathered_into", sa.Uuid()),
)


def upgrade() -> None:
    """Carry the database forward."""
    op.add_column("notice", sa.Column("leases", sa.Integer(), server_default="0", nullable=False))
    for name, kind in NOTICE:
        op.add_column("notice", sa.Column(name, kind, nullable=True))
    op.add_column("task", sa.Column("urgent", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("task", sa.Column("tells_notice_id", sa.Uuid(), nullable=True))
    op.create_index(op.f("ix_task_tells_notice_id"), "task", ["tells_notice_id"], unique=False)
    op.add_column("door", sa.Column("reminded_at", MOMENT, nullable=True))
    op.create_table(
        "contact_trouble",
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_contact_trouble_contact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_trouble")),
    )
    op.create_index(op.f("ix_contact_trouble_contact_id"), "contact_trouble", ["contact_id"], unique=False)
    op.create_table(
        "staff_mail",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_once", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"], name=op.f("fk_staff_mail_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_mail")),
        sa.UniqueConstraint("made_once", name=op.f("uq_staff_mail_made_once")),
    )
    op.create_index(op.f("ix_staff_mail_staff_id"), "staff_mail", ["staff_id"], unique=False)


def downgrade() -> None:
    """Take it back."""
    op.drop_table("staff_mail")
    op.drop_table("contact_trouble")
    op.drop_column("door", "reminded_at")
    op.drop_index(op.f("ix_task_tells_notice_id"), table_name="task")
    op.drop_column("task", "tells_notice_id")
    op.drop_column("task", "urgent")
    for name, _kind in NOTICE:
        op.drop_column("notice", name)
    op.drop_column("notice", "leases")
