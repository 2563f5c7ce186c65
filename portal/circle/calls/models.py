"""A call as it is kept, line by line, and the codes by which we make sure who is on the phone."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.circle.reviews.models import Review
from portal.foundation.db.base import Row
from portal.foundation.db.sealed import Sealed, SealedBytes


class Speaker(StrEnum):
    """Who is on the line."""

    UNKNOWN = "unknown"
    CONTACT = "contact"
    HELPER = "helper"
    RELAY_OPERATOR = "relay_operator"
    INTERPRETER = "interpreter"


class CheckedHow(StrEnum):
    """How we made sure who it is. There are no secret questions: a date of birth is not a check."""

    RANG_BACK = "rang_back"  # we rang the number that we hold, and they answered
    CODE = "code"  # a code went to the number or address that we hold, and they read it out


class LineKind(StrEnum):
    """What a line of a call is about."""

    ASKED = "asked"
    TOLD = "told"
    DONE = "done"
    PROMISED = "promised"


# What a line says when somebody was made sure of; its ``thing_id`` is whom.
SURE_BY = {"sure_by_ringing": CheckedHow.RANG_BACK, "sure_by_code": CheckedHow.CODE}
_OPEN = text("ended_at IS NULL")
_CHECKED = (
    "(checked_at IS NULL AND checked_how IS NULL AND checked_by IS NULL) OR (checked_at IS NOT NULL"
    " AND checked_how IS NOT NULL AND checked_by IS NOT NULL AND contact_id IS NOT NULL)"
)


class Call(Row):
    """One call. Its words are sealed with the contact's key once we know who it is, before that with the area's.

    ``staff_id`` took the call; ``handed_to`` took it over from them. ``sign_in`` is the sign-in at which it is open:
    one call at a time; nothing while it waits for a colleague.
    """

    __tablename__ = "call"
    __table_args__ = (
        Index("ix_call_one_open", "sign_in", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_call_contact", "contact_id", "begun_at"),
        Index("ix_call_area", "area_id", "begun_at"),
        # Nobody is made sure of before we know who it may be, and never without saying how and by whom.
        CheckConstraint(_CHECKED, name="checked_whom"),
    )

    area_id: Mapped[UUID] = mapped_column(ForeignKey("area.id"))
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"), index=True)
    sign_in: Mapped[bytes | None] = mapped_column(default=None)
    begun_at: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    contact_id: Mapped[UUID | None] = mapped_column(ForeignKey("contact.id"), default=None)
    review_id: Mapped[UUID | None] = mapped_column(ForeignKey("review.id"), default=None)
    speaker: Mapped[Speaker] = mapped_column(default=Speaker.UNKNOWN)
    checked_how: Mapped[CheckedHow | None] = mapped_column(default=None)
    checked_at: Mapped[datetime | None] = mapped_column(default=None)
    checked_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"), default=None)
    handed_to: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"), index=True, default=None)
    pause_until: Mapped[datetime | None] = mapped_column(default=None)  # who took it is away until then
    version: Mapped[int] = mapped_column(default=0)  # of the note: two windows do not overwrite each other
    name_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)
    phone_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)
    note_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    name = Sealed("name_sealed", owner=lambda row: row.key_owner)  # as the caller gave it
    phone = Sealed("phone_sealed", owner=lambda row: row.key_owner)
    note = Sealed("note_sealed", owner=lambda row: row.key_owner)

    @property
    def key_owner(self) -> tuple[str, UUID]:
        """Whose key seals it."""
        return ("contact", self.contact_id) if self.contact_id else ("area", self.area_id)

    @property
    def checked(self) -> bool:
        """Whether we made sure who it is."""
        return self.contact_id is not None and self.checked_at is not None


class CallLine(Row):
    """One thing asked, told, done or promised in a call. ``what``: a word of ours for it."""

    __tablename__ = "call_line"
    __table_args__ = (Index("ix_call_line_call", "call_id", "at"),)

    call_id: Mapped[UUID] = mapped_column(ForeignKey("call.id"))
    area_id: Mapped[UUID] = mapped_column(ForeignKey("area.id"))
    contact_id: Mapped[UUID | None] = mapped_column(ForeignKey("contact.id"), default=None)
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    kind: Mapped[LineKind]
    what: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    thing_id: Mapped[UUID | None] = mapped_column(default=None)
    words_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    words = Sealed("words_sealed", owner=lambda row: row.key_owner)

    @property
    def key_owner(self) -> tuple[str, UUID]:
        """Whose key seals it."""
        return ("contact", self.contact_id) if self.contact_id else ("area", self.area_id)


class CallCode(Row):
    """Six digits sent to the number or address that we hold: whoever is on the phone reads them out. Kept as HMAC."""

    __tablename__ = "call_code"

    call_id: Mapped[UUID] = mapped_column(ForeignKey("call.id"), index=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    code_hash: Mapped[bytes]
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    wrong: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)


@dataclass(frozen=True, slots=True)
class Record:
    """A call with the review that it was about, if we know one."""

    call: Call
    review: Review | None
