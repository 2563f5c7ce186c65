"""A recording goes with its comment where two contacts became one person, and back"""

from collections.abc import Sequence

from alembic import op

from portal.foundation.migrations import draft_guards, guards, recording_guards

revision: str = "0048"
down_revision: str | None = "0047"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Carry the database forward: the guards of recordings are made anew."""
    connection = op.get_bind()
    draft_guards.take_away(connection, recording_guards.of_engine(connection.dialect.name))
    guards.make(connection, guards.of_recordings(connection))


def downgrade() -> None:
    """Take it back: the guard of today keeps what the earlier one kept, and stays."""
