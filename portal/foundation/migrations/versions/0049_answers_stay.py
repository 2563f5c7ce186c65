"""An answer stays as it was given, with the comments that it answers"""

from collections.abc import Sequence

from alembic import op

from portal.foundation.migrations import answer_guards, draft_guards, guards

revision: str = "0049"
down_revision: str | None = "0048"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Carry the database forward."""
    guards.make(op.get_bind(), guards.of_answers(op.get_bind()))


def downgrade() -> None:
    """Take it back."""
    draft_guards.take_away(op.get_bind(), answer_guards.of_engine(op.get_bind().dialect.name))
