"""What makes us surer than a link alone: second ways that are confirmed, and the codes sent by them."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row
from portal.foundation.outbox.models import Channel


class ConfirmedHow(StrEnum):
    """How we know that an address or number is really theirs."""

    LINK = "link"  # a link sent there was pressed
    CODE = "code"  # a code sent there was written down here
    CALL = "call"  # we rang the number that we hold, and they answered


class ChannelConfirmed(Row):
    """An address or number of a contact that is known to reach them. A changed one has to be confirmed anew."""

    __tablename__ = "channel_confirmed"
    __table_args__ = (UniqueConstraint("contact_id", "channel", "address_token"),)

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    channel: Mapped[Channel]
    address_token: Mapped[bytes]
    confirmed_at: Mapped[datetime]
    how: Mapped[ConfirmedHow]


class SurerCode(Row):
    """Six digits that make one sign-in surer. ``sign_in_hash`` empty: read out on the phone, good in any of theirs."""

    __tablename__ = "surer_code"

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), index=True)
    sign_in_hash: Mapped[bytes]
    channel: Mapped[Channel]
    code_hash: Mapped[bytes]
    made_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"), default=None)
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    tries_left: Mapped[int]
    used_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
