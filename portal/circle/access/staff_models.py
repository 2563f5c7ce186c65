"""How staff come in: their links, their identity at a provider, their code app and passkeys."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Base, Row
from portal.foundation.db.sealed import Sealed, SealedBytes


class StaffLinkKind(StrEnum):
    """What a link is for: only an invitation may set up a second way or bind an identity."""

    INVITATION = "invitation"
    SIGN_IN = "sign_in"


class StaffLink(Row):
    """A link in a message to a member of staff: used once, a new one ends the older ones."""

    __tablename__ = "staff_link"

    token_hash: Mapped[bytes] = mapped_column(unique=True)
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"), index=True)
    kind: Mapped[StaffLinkKind]
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)


class StaffCheck(Base):
    """A browser that pressed a link and has the second step before it. It is no sign-in and opens nothing."""

    __tablename__ = "staff_check"

    id_hash: Mapped[bytes] = mapped_column(primary_key=True)
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"), index=True)
    sets_up: Mapped[bool]  # came by an invitation: may set up a second way, or bind an identity
    challenge: Mapped[bytes]  # what a passkey has to sign
    made_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    tries: Mapped[int] = mapped_column(default=0)
    browser_hash: Mapped[bytes]


class StaffIdentity(Row):
    """Who a member of staff is at the provider: issuer and subject, never an email address."""

    __tablename__ = "staff_identity"
    __table_args__ = (UniqueConstraint("issuer", "subject"),)

    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"), index=True)
    issuer: Mapped[str]
    subject: Mapped[str]
    bound_at: Mapped[datetime]


class StaffCodeApp(Row):
    """The secret that a member of staff shares with their code app (RFC 6238), sealed with the area's key."""

    __tablename__ = "staff_code_app"

    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"), unique=True)
    area_id: Mapped[UUID] = mapped_column(ForeignKey("area.id"))
    made_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None] = mapped_column(default=None)
    last_step: Mapped[int | None] = mapped_column(BigInteger, default=None)  # so that a code works once
    secret_sealed: Mapped[bytes] = mapped_column(SealedBytes)

    secret = Sealed("secret_sealed", owner=lambda row: ("area", row.area_id))


class StaffPasskey(Row):
    """The public half of a passkey."""

    __tablename__ = "staff_passkey"

    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"), index=True)
    credential_id: Mapped[bytes] = mapped_column(unique=True)
    public_key: Mapped[bytes]
    sign_count: Mapped[int]
    made_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None] = mapped_column(default=None)
