"""A booking reads one other meeting, however many are to come"""

from collections.abc import Sequence

from alembic import op

from portal.foundation.migrations import draft_guards, guards, meeting_guards

revision: str = "0039"
down_revision: str | None = "0038"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Carry the database forward: the guards of meetings are made anew, as they are now."""
    connection = op.get_bind()
    draft_guards.take_away(connection, meeting_guards.of_engine(connection.dialect.name))
    guards.make(connection, guards.of_meetings(connection))


def downgrade() -> None:
    """Nothing to take back: the guards refuse the same."""
