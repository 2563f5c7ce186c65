"""Forms of staff and files kept too, and what ended a sign-in"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None
NEW = ("ends_at", "asks", "typed")


def upgrade() -> None:
    """Carry the database forward: what is kept already lasts its seven days."""
    op.add_column("sign_in", sa.Column("ended_by", sa.String(length=40), nullable=True))
    with op.batch_alter_table("kept_form") as table:
        table.add_column(sa.Column("staff_id", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("area_id", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("asks", sa.Boolean(), nullable=True))
        table.add_column(sa.Column("typed", sa.Boolean(), nullable=True))
    days = "datetime(kept_at, '+7 days')" if _sqlite() else "kept_at + interval '7 days'"
    op.execute(f"UPDATE kept_form SET ends_at = {days}, asks = {_no()}, typed = {_no()}")  # noqa: S608  words of ours
    with op.batch_alter_table("kept_form") as table:
        table.alter_column("contact_id", existing_type=sa.Uuid(), nullable=True)
        table.alter_column("ends_at", existing_type=sa.DateTime(timezone=True), nullable=False)
        for column in ("asks", "typed"):
            table.alter_column(column, existing_type=sa.Boolean(), nullable=False)
        table.create_foreign_key(op.f("fk_kept_form_staff_id"), "staff_member", ["staff_id"], ["id"])
        table.create_foreign_key(op.f("fk_kept_form_area_id"), "area", ["area_id"], ["id"])
        table.create_check_constraint(op.f("ck_kept_form_one_writer"), "(contact_id IS NULL) <> (staff_id IS NULL)")
        table.create_check_constraint(
            op.f("ck_kept_form_staff_have_an_area"), "staff_id IS NULL OR area_id IS NOT NULL"
        )
    for column in ("staff_id", "ends_at"):
        op.create_index(op.f(f"ix_kept_form_{column}"), "kept_form", [column], unique=False)
    op.create_table(
        "kept_file",
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("browser_hash", sa.LargeBinary(), nullable=False),
        sa.Column("path", sa.String(length=500), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asks", sa.Boolean(), nullable=False),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("stored_name", sa.String(length=200), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_kept_file_contact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_file")),
    )
    for column in ("contact_id", "ends_at"):
        op.create_index(op.f(f"ix_kept_file_{column}"), "kept_file", [column], unique=False)


def downgrade() -> None:
    """Take it back: forms of staff and files cannot be kept by what was before."""
    op.drop_table("kept_file")
    op.execute("DELETE FROM kept_form WHERE contact_id IS NULL OR asks OR typed")
    for column in ("staff_id", "ends_at"):
        op.drop_index(op.f(f"ix_kept_form_{column}"), table_name="kept_form")
    with op.batch_alter_table("kept_form") as table:
        table.drop_constraint(op.f("ck_kept_form_one_writer"), type_="check")
        table.drop_constraint(op.f("ck_kept_form_staff_have_an_area"), type_="check")
        for column in ("staff_id", "area_id"):
            table.drop_constraint(op.f(f"fk_kept_form_{column}"), type_="foreignkey")
        for column in ("staff_id", "area_id", *NEW):
            table.drop_column(column)
        table.alter_column("contact_id", existing_type=sa.Uuid(), nullable=False)
    op.drop_column("sign_in", "ended_by")


def _sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _no() -> str:
    return "0" if _sqlite() else "false"
