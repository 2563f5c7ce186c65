"""Writing for somebody on the phone: from when until when, why, and each yes that they said."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.circle.calls.models import Speaker
from portal.foundation.db.base import Row
from portal.foundation.db.sealed import Sealed, SealedBytes


class WhyActing(StrEnum):
    """Why a member of staff writes for somebody; asked once a call."""

    ASKED_ON_PHONE = "asked_on_phone"
    CANNOT_USE_THE_PAGE = "cannot_use_the_page"
    CANNOT_READ_OR_WRITE = "cannot_read_or_write"
    OTHER_LANGUAGE = "other_language"
    SOMETHING_ELSE = "something_else"


class EndedHow(StrEnum):
    """How writing for somebody came to its end."""

    STOPPED = "stopped"  # a press
    SIGNED_OUT = "signed_out"
    OVER = "over"  # the call ended or was handed on, the sign-in ran out, or the role was taken away


_LIVE = text("ended_at IS NULL")


class Acting(Row):
    """A member of staff writes for the contact of one call, at one sign-in. The database lets nobody be written for
    whom no open call of that sign-in has made sure of."""

    __tablename__ = "acting"
    __table_args__ = (
        Index("ix_acting_one_live", "sign_in", unique=True, sqlite_where=_LIVE, postgresql_where=_LIVE),
        Index("ix_acting_contact", "contact_id", "begun_at"),
    )

    call_id: Mapped[UUID] = mapped_column(ForeignKey("call.id"), index=True)
    area_id: Mapped[UUID] = mapped_column(ForeignKey("area.id"))
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"), index=True)
    sign_in: Mapped[bytes]
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    why: Mapped[WhyActing]
    begun_at: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_how: Mapped[EndedHow | None] = mapped_column(default=None)
    told_at: Mapped[datetime | None] = mapped_column(default=None)  # when the message to the contact was written
    words_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    words = Sealed("words_sealed", owner=lambda row: ("contact", row.contact_id))  # more about why


class SpokenYes(Row):
    """A yes that the contact said on the phone: their own, heard by a member of staff, confirmed by a message.

    ``to_what``: the name of the endpoint. ``through``: who spoke, or carried the words over.
    """

    __tablename__ = "spoken_yes"
    __table_args__ = (Index("ix_spoken_yes_contact", "contact_id", "heard_at"),)

    acting_id: Mapped[UUID] = mapped_column(ForeignKey("acting.id"), index=True)
    call_id: Mapped[UUID] = mapped_column(ForeignKey("call.id"))
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    review_id: Mapped[UUID | None] = mapped_column(ForeignKey("review.id"), default=None)
    to_what: Mapped[str]
    word: Mapped[str]  # how the message afterwards calls it
    thing_id: Mapped[UUID | None] = mapped_column(default=None)
    through: Mapped[Speaker]
    heard_by: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    heard_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None] = mapped_column(default=None)
    made_once: Mapped[str] = mapped_column(unique=True)
