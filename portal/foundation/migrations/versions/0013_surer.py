"""Second ways that are confirmed, and codes that make a sign-in surer"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None
ONE_EACH = "uq_channel_confirmed_contact_id_channel_address_token"
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Carry the database forward."""
    op.add_column("sign_in", sa.Column("stepped_up_at", MOMENT, nullable=True))
    op.create_table(
        "channel_confirmed",
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("address_token", sa.LargeBinary(), nullable=False),
        sa.Column("confirmed_at", MOMENT, nullable=False),
        sa.Column("how", sa.String(length=40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_channel_confirmed_contact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel_confirmed")),
        sa.UniqueConstraint("contact_id", "channel", "address_token", name=op.f(ONE_EACH)),
    )
    op.create_table(
        "surer_code",
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("sign_in_hash", sa.LargeBinary(), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("tries_left", sa.Integer(), nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_surer_code_contact_id")),
        sa.ForeignKeyConstraint(["made_by"], ["staff_member.id"], name=op.f("fk_surer_code_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surer_code")),
    )
    op.create_index(op.f("ix_surer_code_contact_id"), "surer_code", ["contact_id"], unique=False)


def downgrade() -> None:
    """Take it back."""
    op.drop_table("surer_code")
    op.drop_table("channel_confirmed")
    op.drop_column("sign_in", "stepped_up_at")
