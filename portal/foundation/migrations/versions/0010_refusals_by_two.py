"""What two people decide, refusals of family, and the guards that hold them"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from portal.foundation.migrations import guards, refusal_guards

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None
STANDS = sa.text("ended_at IS NULL")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Carry the database forward."""
    _proposals()
    _refusals()
    op.add_column("circle_place", sa.Column("refused_by", sa.Uuid(), nullable=True))
    guards.make(op.get_bind(), guards.of_refusals(op.get_bind()))


def _staff(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["staff_member.id"], name=op.f(f"fk_{table}_{column}"))


def _proposals() -> None:
    op.create_table(
        "second_yes",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("detail", sa.String(length=200), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("other_id", sa.Uuid(), nullable=True),
        sa.Column("on_day", sa.Date(), nullable=True),
        sa.Column("again_on", sa.Date(), nullable=True),
        sa.Column("proposed_by", sa.Uuid(), nullable=False),
        sa.Column("proposed_at", MOMENT, nullable=False),
        sa.Column("confirmed_by", sa.Uuid(), nullable=True),
        sa.Column("confirmed_at", MOMENT, nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("made_once", sa.String(length=200), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("more_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "confirmed_by IS NULL OR confirmed_by <> proposed_by", name=op.f("ck_second_yes_two_people")
        ),
        sa.CheckConstraint(
            "(confirmed_by IS NULL) = (confirmed_at IS NULL)", name=op.f("ck_second_yes_confirmed_whole")
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_second_yes_area_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_second_yes_contact_id")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_second_yes_review_id")),
        *(_staff("second_yes", column) for column in ("proposed_by", "confirmed_by", "ended_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_second_yes")),
        sa.UniqueConstraint("made_once", name=op.f("uq_second_yes_made_once")),
    )
    op.create_index(op.f("ix_second_yes_review_id"), "second_yes", ["review_id"], unique=False)
    op.create_index("ix_second_yes_waiting", "second_yes", ["area_id", "confirmed_at", "ended_at"], unique=False)


def _refusals() -> None:
    op.create_table(
        "refusal",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("first_by", sa.Uuid(), nullable=False),
        sa.Column("second_by", sa.Uuid(), nullable=False),
        sa.Column("begins_at", MOMENT, nullable=False),
        sa.Column("again_on", sa.Date(), nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("ended_first", sa.Uuid(), nullable=True),
        sa.Column("ended_second", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("first_by <> second_by", name=op.f("ck_refusal_begun_by_two")),
        sa.CheckConstraint(
            "(ended_at IS NULL AND ended_first IS NULL AND ended_second IS NULL) OR "
            "(ended_at IS NOT NULL AND ended_first IS NOT NULL AND ended_second IS NOT NULL "
            "AND ended_first <> ended_second)",
            name=op.f("ck_refusal_ended_by_two"),
        ),
        sa.ForeignKeyConstraint(["proposal_id"], ["second_yes.id"], name=op.f("fk_refusal_proposal_id")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_refusal_review_id")),
        *(_staff("refusal", column) for column in ("first_by", "second_by", "ended_first", "ended_second")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refusal")),
    )
    op.create_index(
        "uq_refusal_standing", "refusal", ["review_id"], unique=True, sqlite_where=STANDS, postgresql_where=STANDS
    )


def downgrade() -> None:
    """Undo it."""
    connection = op.get_bind()
    for name, (table, *_rest) in refusal_guards.RULES.items():
        if connection.dialect.name == "sqlite":
            op.execute(f"DROP TRIGGER {name}")
        else:
            op.execute(f"DROP TRIGGER {name} ON {table}")
            op.execute(f"DROP FUNCTION {name}_guard()")
    op.drop_column("circle_place", "refused_by")
    op.drop_table("refusal")
    op.drop_table("second_yes")
