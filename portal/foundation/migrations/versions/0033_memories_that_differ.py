"""What people remember differently is said at a paragraph of their review"""

from collections.abc import Sequence

from alembic import op

from portal.foundation.migrations import draft_guards, guards, memory_guards

revision: str = "0033"
down_revision: str | None = "0032"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Carry the database forward."""
    guards.make(op.get_bind(), guards.of_memories(op.get_bind()))


def downgrade() -> None:
    """Take it back."""
    draft_guards.take_away(op.get_bind(), memory_guards.GUARDS)
