"""Calendars of interpreters, signers and rooms; where a room is; two meetings of one time are impossible"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from portal.foundation.migrations import draft_guards, guards, meeting_guards

revision: str = "0024"
down_revision: str | None = "0023"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None
LATER = "closes > opens"


def upgrade() -> None:
    """Carry the database forward."""
    op.create_table(
        "meeting_place",
        sa.Column("bookable_id", sa.Uuid(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("address", "by_bus", "by_train", "by_car")),
        *(sa.Column(name, sa.Boolean(), nullable=True) for name in ("step_free", "parking", "quiet_room", "toilet")),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["bookable_id"], ["bookable.id"], name=op.f("fk_meeting_place_bookable_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_place")),
        sa.UniqueConstraint("bookable_id", name=op.f("uq_meeting_place_bookable_id")),
    )
    with op.batch_alter_table("bookable") as table:
        table.add_column(sa.Column("phone_sealed", sa.LargeBinary(), nullable=True))
        table.add_column(sa.Column("email_sealed", sa.LargeBinary(), nullable=True))
    with op.batch_alter_table("weekly_hours") as table:
        table.create_check_constraint(op.f("ck_weekly_hours_closes_later"), LATER)
    with op.batch_alter_table("special_hours") as table:
        table.create_check_constraint(
            op.f("ck_special_hours_closes_later"), f"(opens IS NULL AND closes IS NULL) OR {LATER}"
        )
    with op.batch_alter_table("meeting") as table:
        table.add_column(sa.Column("room_id", sa.Uuid(), nullable=True))
        table.create_foreign_key(op.f("fk_meeting_room_id"), "bookable", ["room_id"], ["id"])
        table.create_check_constraint(
            op.f("ck_meeting_a_room_at_a_neutral_place"), "room_id IS NULL OR way = 'neutral_place'"
        )
        table.create_index("ix_meeting_whose", ["with_id", "ends_at"])
        table.create_index("ix_meeting_room", ["room_id", "ends_at"])
    guards.make(op.get_bind(), guards.of_meetings(op.get_bind()))


def downgrade() -> None:
    """Take it back."""
    draft_guards.take_away(op.get_bind(), meeting_guards.of_engine(op.get_bind().dialect.name))
    with op.batch_alter_table("meeting") as table:
        table.drop_index("ix_meeting_room")
        table.drop_index("ix_meeting_whose")
        table.drop_constraint(op.f("ck_meeting_a_room_at_a_neutral_place"), type_="check")
        table.drop_constraint(op.f("fk_meeting_room_id"), type_="foreignkey")
        table.drop_column("room_id")
    for name in ("weekly_hours", "special_hours"):
        with op.batch_alter_table(name) as table:
            table.drop_constraint(op.f(f"ck_{name}_closes_later"), type_="check")
    with op.batch_alter_table("bookable") as table:
        table.drop_column("email_sealed")
        table.drop_column("phone_sealed")
    op.drop_table("meeting_place")
