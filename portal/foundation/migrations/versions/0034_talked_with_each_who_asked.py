"""Each who asked for a closer look is talked with before the decision, and what was said stays"""

from collections.abc import Sequence

from alembic import op

from portal.foundation.migrations import draft_guards, focused_guards, guards

revision: str = "0034"
down_revision: str | None = "0033"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Carry the database forward."""
    guards.make(op.get_bind(), guards.of_closer_looks(op.get_bind()))


def downgrade() -> None:
    """Take it back."""
    draft_guards.take_away(op.get_bind(), focused_guards.of_engine(op.get_bind()))
