"""Reviews that are closed, what was put right in them, who was looked for, contacts who are one person"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0014"
down_revision: str | None = "0013"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None
STANDS = sa.text("ended_at IS NULL")
MOMENT = sa.DateTime(timezone=True)
COLUMNS = (
    ("review", "closed_as", sa.String(length=40)),
    ("review", "no_family_on", sa.Date()),
    ("review", "no_family_by", sa.Uuid()),
    ("contact", "merged_into", sa.Uuid()),
)


def upgrade() -> None:
    """Carry the database forward."""
    for table, name, kind in COLUMNS:
        op.add_column(table, sa.Column(name, kind, nullable=True))
    _closing()
    _correction()
    _looked_for()


def downgrade() -> None:
    """Undo it."""
    for table in ("looked_for", "review_correction", "review_closing"):
        op.drop_table(table)
    for table, name, _kind in reversed(COLUMNS):
        op.drop_column(table, name)


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}"))


def _closing() -> None:
    op.create_table(
        "review_closing",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("reason_told", sa.Boolean(), nullable=False),
        sa.Column("closed_at", MOMENT, nullable=False),
        sa.Column("closed_by", sa.Uuid(), nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("why_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("key_worker_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key_worker_phone_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name=op.f("ck_review_closing_ended_whole")),
        _to("review_closing", "review_id", "review"),
        _to("review_closing", "closed_by", "staff_member"),
        _to("review_closing", "ended_by", "staff_member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_closing")),
    )
    op.create_index(
        "uq_review_closing_standing",
        "review_closing",
        ["review_id"],
        unique=True,
        sqlite_where=STANDS,
        postgresql_where=STANDS,
    )


def _correction() -> None:
    op.create_table(
        "review_correction",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("field", sa.String(length=200), nullable=False),
        sa.Column("by_staff", sa.Uuid(), nullable=False),
        sa.Column("put_right_at", MOMENT, nullable=False),
        sa.Column("before_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        _to("review_correction", "review_id", "review"),
        _to("review_correction", "by_staff", "staff_member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_correction")),
    )
    op.create_index(op.f("ix_review_correction_review_id"), "review_correction", ["review_id"], unique=False)


def _looked_for() -> None:
    op.create_table(
        "looked_for",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("how", sa.String(length=40), nullable=False),
        sa.Column("result", sa.String(length=40), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("by_staff", sa.Uuid(), nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.Column("made_once", sa.String(length=200), nullable=False),
        sa.Column("whom_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        _to("looked_for", "review_id", "review"),
        _to("looked_for", "by_staff", "staff_member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_looked_for")),
        sa.UniqueConstraint("made_once", name=op.f("uq_looked_for_made_once")),
    )
    op.create_index(op.f("ix_looked_for_review_id"), "looked_for", ["review_id"], unique=False)
