"""Writing for somebody on the phone, each yes that they said, and who wrote the words of a story down"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from portal.foundation.migrations import guards

revision: str = "0018"
down_revision: str | None = "0017"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None
LIVE = sa.text("ended_at IS NULL")


def upgrade() -> None:
    """Carry the database forward."""
    op.create_table(
        "acting",
        sa.Column("call_id", sa.Uuid(), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("sign_in", sa.LargeBinary(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("why", sa.String(length=40), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_how", sa.String(length=40), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_acting_area_id")),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_acting_call_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_acting_contact_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"], name=op.f("fk_acting_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acting")),
    )
    op.create_index("ix_acting_one_live", "acting", ["sign_in"], unique=True, sqlite_where=LIVE, postgresql_where=LIVE)
    op.create_index("ix_acting_contact", "acting", ["contact_id", "begun_at"], unique=False)
    for column in ("call_id", "staff_id"):
        op.create_index(op.f(f"ix_acting_{column}"), "acting", [column], unique=False)
    op.create_table(
        "spoken_yes",
        sa.Column("acting_id", sa.Uuid(), nullable=False),
        sa.Column("call_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=True),
        sa.Column("to_what", sa.String(length=200), nullable=False),
        sa.Column("word", sa.String(length=200), nullable=False),
        sa.Column("thing_id", sa.Uuid(), nullable=True),
        sa.Column("through", sa.String(length=40), nullable=False),
        sa.Column("heard_by", sa.Uuid(), nullable=False),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_once", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["acting_id"], ["acting.id"], name=op.f("fk_spoken_yes_acting_id")),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_spoken_yes_call_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_spoken_yes_contact_id")),
        sa.ForeignKeyConstraint(["heard_by"], ["staff_member.id"], name=op.f("fk_spoken_yes_heard_by")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_spoken_yes_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spoken_yes")),
        sa.UniqueConstraint("made_once", name=op.f("uq_spoken_yes_made_once")),
    )
    op.create_index("ix_spoken_yes_contact", "spoken_yes", ["contact_id", "heard_at"], unique=False)
    op.create_index(op.f("ix_spoken_yes_acting_id"), "spoken_yes", ["acting_id"], unique=False)
    op.add_column("story_passage", sa.Column("assisted_by", sa.Uuid(), nullable=True))
    guards.make(op.get_bind(), guards.of_acting(op.get_bind()))


def downgrade() -> None:
    """Undo it."""
    op.drop_column("story_passage", "assisted_by")
    op.drop_table("spoken_yes")
    op.drop_table("acting")
    if op.get_bind().dialect.name == "postgresql":
        for function in ("acting_guard", "spoken_yes_guard", "spoken_yes_stays_guard"):
            op.execute(f"DROP FUNCTION {function}()")
