"""Each of the circle is told of the copy for the group before it goes"""

from collections.abc import Sequence
from datetime import timedelta

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Connection

from portal.foundation.migrations import group_guards, guards
from portal.ids import uuid7

revision: str = "0036"
down_revision: str | None = "0035"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_HELD = ("stopped", "wrong_person", "refused", "died", "merged")
_SHOWN = sa.text(
    "SELECT c.review_id, c.id, p.contact_id, c.shown_at, c.goes_on, c.shown_by FROM group_copy c"
    " JOIN circle_place p ON p.review_id = c.review_id"
    " WHERE c.shown_at IS NOT NULL AND p.ended_at IS NULL AND p.invited_at <= c.shown_at AND NOT EXISTS"
    " (SELECT 1 FROM contact_hold h WHERE h.contact_id = p.contact_id AND h.ends_at IS NULL AND h.kind IN :held)"
).bindparams(sa.bindparam("held", _HELD, expanding=True))


def upgrade() -> None:
    """Carry the database forward. Who was in the circle when a copy was shown was told of it then."""
    table = op.create_table(
        "group_offer",
        *(sa.Column(one, sa.Uuid(), nullable=False) for one in ("review_id", "copy_id", "contact_id")),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("goes_on", sa.Date(), nullable=False),
        sa.Column("in_person", sa.Boolean(), nullable=False),
        sa.Column("by_staff", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("goes_on > told_on", name=op.f("ck_group_offer_with_time_to_look")),
        sa.ForeignKeyConstraint(["by_staff"], ["staff_member.id"], name=op.f("fk_group_offer_by_staff")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_group_offer_contact_id")),
        sa.ForeignKeyConstraint(["copy_id"], ["group_copy.id"], name=op.f("fk_group_offer_copy_id")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_group_offer_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_offer")),
        sa.UniqueConstraint("copy_id", "contact_id", name=op.f("uq_group_offer_copy_id_contact_id")),
    )
    for column in ("copy_id", "contact_id"):
        op.create_index(op.f(f"ix_group_offer_{column}"), "group_offer", [column])
    _told_before(op.get_bind(), table)
    guards.make(op.get_bind(), guards.of_group_offers(op.get_bind()))


def _told_before(connection: Connection, table: sa.Table) -> None:
    typed = _SHOWN.columns(
        review_id=sa.Uuid(),
        id=sa.Uuid(),
        contact_id=sa.Uuid(),
        shown_at=sa.DateTime(timezone=True),
        goes_on=sa.Date(),
        shown_by=sa.Uuid(),
    )
    rows = [
        {
            "id": uuid7(),
            "review_id": one.review_id,
            "copy_id": one.id,
            "contact_id": one.contact_id,
            "told_on": min(one.shown_at.date(), one.goes_on - timedelta(days=1)),
            "goes_on": one.goes_on,
            "in_person": False,
            "by_staff": one.shown_by,
        }
        for one in connection.execute(typed)
    ]
    if rows:
        connection.execute(sa.insert(table), rows)


def downgrade() -> None:
    """Take it back."""
    group_guards.take_offers_away(op.get_bind())
    op.drop_table("group_offer")
