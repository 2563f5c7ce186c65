"""The outbox: a message is a row, written in the transaction of what it tells about."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row
from portal.foundation.db.sealed import Sealed, SealedBytes


class Channel(StrEnum):
    """How a message reaches somebody."""

    EMAIL = "email"
    TEXT = "text"
    LETTER = "letter"
    PHONE = "phone"


class State(StrEnum):
    """Where a message is."""

    WAITING = "waiting"
    SENT = "sent"  # the mail server or GOV.UK Notify took it; a letter was posted; somebody was told by phone
    FOR_STAFF = "for_staff"  # a letter to print or a call to make
    PRINTED = "printed"  # a letter that is on paper and not yet posted
    GATHERED = "gathered"  # told of in the one message of the week
    UNDELIVERABLE = "undeliverable"
    CANCELLED = "cancelled"


class Notice(Row):
    """One message to one person. Address and content are sealed with their key."""

    __tablename__ = "notice"
    __table_args__ = (Index("ix_notice_due", "state", "due_at"),)

    area_id: Mapped[UUID]
    owner_kind: Mapped[str]  # contact or area: whose key seals it
    owner_id: Mapped[UUID] = mapped_column(index=True)
    channel: Mapped[Channel]
    template: Mapped[str]
    locale: Mapped[str]
    easy: Mapped[bool]
    state: Mapped[State]
    due_at: Mapped[datetime]
    made_at: Mapped[datetime]
    sent_at: Mapped[datetime | None] = mapped_column(default=None)
    tries: Mapped[int] = mapped_column(default=0)
    leased_until: Mapped[datetime | None] = mapped_column(default=None)
    last_answer: Mapped[str | None] = mapped_column(default=None)  # a code of the mail server, never an address
    leases: Mapped[int] = mapped_column(default=0, server_default="0")  # above 1: an earlier try may have arrived
    arrived_at: Mapped[datetime | None] = mapped_column(default=None)  # GOV.UK Notify says that it reached the phone
    printed_at: Mapped[datetime | None] = mapped_column(default=None)
    handled_by: Mapped[UUID | None] = mapped_column(default=None)  # of staff: who posted it or told them
    gathered_into: Mapped[UUID | None] = mapped_column(default=None)  # the message of the week that tells of it
    address_sealed: Mapped[bytes | None] = mapped_column(SealedBytes)
    context_sealed: Mapped[bytes | None] = mapped_column(SealedBytes)

    address = Sealed("address_sealed", owner=lambda row: (row.owner_kind, row.owner_id))
    context = Sealed("context_sealed", owner=lambda row: (row.owner_kind, row.owner_id))
