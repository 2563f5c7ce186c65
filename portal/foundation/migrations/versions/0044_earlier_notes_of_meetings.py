"""The note of a meeting as it stood before it was written anew"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from portal.foundation.migrations import draft_guards, guards, note_guards

revision: str = "0044"
down_revision: str | None = "0043"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Carry the database forward."""
    op.create_table(
        "meeting_note_earlier",
        *(sa.Column(one, sa.Uuid(), nullable=False) for one in ("note_id", "contact_id", "by_staff")),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["note_id"], ["meeting_note.id"], name=op.f("fk_meeting_note_earlier_note_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_meeting_note_earlier_contact_id")),
        sa.ForeignKeyConstraint(["by_staff"], ["staff_member.id"], name=op.f("fk_meeting_note_earlier_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_note_earlier")),
        sa.UniqueConstraint("note_id", "written_at", name=op.f("uq_meeting_note_earlier_note_id_written_at")),
    )
    guards.make(op.get_bind(), guards.of_notes(op.get_bind()))


def downgrade() -> None:
    """Take it back."""
    connection = op.get_bind()
    draft_guards.take_away(connection, note_guards.of_engine(connection.dialect.name))
    op.drop_table("meeting_note_earlier")
