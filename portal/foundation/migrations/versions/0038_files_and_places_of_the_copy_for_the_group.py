"""Files of the copy for the group, places at which a name stays, places that an area knows"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from portal.foundation.migrations import group_guards, guards

revision: str = "0038"
down_revision: str | None = "0037"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Carry the database forward."""
    op.create_table(
        "group_not_here",
        *(sa.Column(one, sa.Uuid(), nullable=False) for one in ("review_id", "decision_id", "by_staff")),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("place_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_staff"], ["staff_member.id"], name=op.f("fk_group_not_here_by_staff")),
        sa.ForeignKeyConstraint(["decision_id"], ["group_decision.id"], name=op.f("fk_group_not_here_decision_id")),
        sa.ForeignKeyConstraint(["ended_by"], ["staff_member.id"], name=op.f("fk_group_not_here_ended_by")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_group_not_here_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_not_here")),
    )
    for column in ("review_id", "decision_id"):
        op.create_index(op.f(f"ix_group_not_here_{column}"), "group_not_here", [column])
    op.create_table(
        "group_file",
        sa.Column("copy_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("file_hash", sa.LargeBinary(), nullable=False),
        sa.Column("seal", sa.String(length=200), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["copy_id"], ["group_copy.id"], name=op.f("fk_group_file_copy_id")),
        sa.ForeignKeyConstraint(["made_by"], ["staff_member.id"], name=op.f("fk_group_file_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_file")),
    )
    for column in ("copy_id", "file_hash", "seal"):
        op.create_index(op.f(f"ix_group_file_{column}"), "group_file", [column])
    with op.batch_alter_table("area") as table:
        table.add_column(sa.Column("known_places", sa.Text(), server_default="", nullable=False))
    guards.make(op.get_bind(), guards.of_group_files(op.get_bind()))


def downgrade() -> None:
    """Take it back."""
    group_guards.take_files_away(op.get_bind())
    with op.batch_alter_table("area") as table:
        table.drop_column("known_places")
    op.drop_table("group_file")
    op.drop_table("group_not_here")
