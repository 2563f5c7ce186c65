"""Who and what can be booked, when they are open, the meetings, and the quarters of an hour that each claims."""

from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, Text, Time, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Base, Row
from portal.foundation.db.sealed import Sealed, SealedBytes


class BookableKind(StrEnum):
    """What can be booked."""

    STAFF = "staff"
    INTERPRETER = "interpreter"
    SIGNER = "signer"
    ROOM = "room"


class Way(StrEnum):
    """How to meet (F38)."""

    PHONE = "phone"
    VIDEO = "video"
    AT_HOME = "at_home"
    NEUTRAL_PLACE = "neutral_place"


class MeetingState(StrEnum):
    """Where a meeting is. A time changed by staff waits for a yes (F47)."""

    BOOKED = "booked"
    CHANGED = "changed"  # staff proposed another time; the old one stands until they say yes
    CANCELLED = "cancelled"
    HELD = "held"
    MISSED = "missed"


LIVE = frozenset({MeetingState.BOOKED, MeetingState.CHANGED})
"""A meeting that stands: it is to come, or nobody has said yet how it went."""


class Bookable(Row):
    """Somebody, or a room, with times of their own. An interpreter without a calendar is not in here: a task is."""

    __tablename__ = "bookable"
    __table_args__ = (UniqueConstraint("staff_id"),)

    area_id: Mapped[UUID] = mapped_column(ForeignKey("area.id"), index=True)
    kind: Mapped[BookableKind]
    staff_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"), default=None)
    name: Mapped[str]
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    woman: Mapped[bool | None] = mapped_column(default=None)
    ways: Mapped[list[str]] = mapped_column(JSON, default=list)
    travel_minutes: Mapped[int] = mapped_column(default=30)  # before and after a visit
    most_in_a_day: Mapped[int | None] = mapped_column(default=None)
    access: Mapped[str] = mapped_column(default="")  # of a room: what else is good to know
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    phone_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)  # of an interpreter or signer
    email_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    phone = Sealed("phone_sealed", owner=lambda row: ("area", row.area_id))
    email = Sealed("email_sealed", owner=lambda row: ("area", row.area_id))


class Place(Row):
    """Where a room is (F38): its address, the way there step by step, what somebody finds. Kept by the area's staff.

    Of a fact that is ``None`` nobody knows yet, and the page says to ask us.
    """

    __tablename__ = "meeting_place"
    __table_args__ = (UniqueConstraint("bookable_id"),)

    bookable_id: Mapped[UUID] = mapped_column(ForeignKey("bookable.id"))
    address: Mapped[str] = mapped_column(Text)
    by_bus: Mapped[str] = mapped_column(Text, default="")  # a step a line
    by_train: Mapped[str] = mapped_column(Text, default="")
    by_car: Mapped[str] = mapped_column(Text, default="")
    step_free: Mapped[bool | None] = mapped_column(default=None)
    parking: Mapped[bool | None] = mapped_column(default=None)
    quiet_room: Mapped[bool | None] = mapped_column(default=None)
    toilet: Mapped[bool | None] = mapped_column(default=None)  # one that a wheelchair fits into


class WeeklyHours(Row):
    """Hours that come again each week, by the clock of England."""

    __tablename__ = "weekly_hours"
    __table_args__ = (
        CheckConstraint("weekday BETWEEN 0 AND 6", name="a_weekday"),
        CheckConstraint("closes > opens", name="closes_later"),
    )

    bookable_id: Mapped[UUID] = mapped_column(ForeignKey("bookable.id"), index=True)
    weekday: Mapped[int]
    opens: Mapped[time] = mapped_column(Time)
    closes: Mapped[time] = mapped_column(Time)


class SpecialHours(Row):
    """One day that differs: other hours, or none."""

    __tablename__ = "special_hours"
    __table_args__ = (CheckConstraint("(opens IS NULL AND closes IS NULL) OR closes > opens", name="closes_later"),)

    bookable_id: Mapped[UUID] = mapped_column(ForeignKey("bookable.id"), index=True)
    day: Mapped[date]
    opens: Mapped[time | None] = mapped_column(Time, default=None)
    closes: Mapped[time | None] = mapped_column(Time, default=None)


class Meeting(Row):
    """A meeting of one contact with one member of staff. ``sequence`` counts its changes for calendars (RFC 5546)."""

    __tablename__ = "meeting"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="ends_after_it_starts"),
        CheckConstraint("room_id IS NULL OR way = 'neutral_place'", name="a_room_at_a_neutral_place"),
        Index("ix_meeting_remind", "remind_at"),
        Index("ix_meeting_contact", "contact_id", "starts_at"),
        Index("ix_meeting_staff", "with_id", "starts_at"),
        Index("ix_meeting_whose", "with_id", "ends_at"),
        Index("ix_meeting_room", "room_id", "ends_at"),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    with_id: Mapped[UUID] = mapped_column(ForeignKey("bookable.id"))
    room_id: Mapped[UUID | None] = mapped_column(ForeignKey("bookable.id"), default=None)
    way: Mapped[Way]
    state: Mapped[MeetingState]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    zone: Mapped[str] = mapped_column(default="Europe/London")  # of the reader, for showing beside UK time
    sequence: Mapped[int] = mapped_column(default=0)
    booked_at: Mapped[datetime]
    made_once: Mapped[str] = mapped_column(unique=True)
    assisted_by: Mapped[UUID | None] = mapped_column(default=None)
    needs: Mapped[list[str]] = mapped_column(JSON, default=list)
    find_by: Mapped[date | None] = mapped_column(default=None)  # an interpreter is looked for; we confirm by this day
    remind_hours: Mapped[int | None] = mapped_column(default=24)
    remind_at: Mapped[datetime | None] = mapped_column(default=None)  # nothing: none wanted, or it went
    reminder_id: Mapped[UUID | None] = mapped_column(default=None)  # the message, to be called back with the meeting
    sooner_from: Mapped[datetime | None] = mapped_column(default=None)  # since when they would like a sooner time
    proposed_start: Mapped[datetime | None] = mapped_column(default=None)
    cancelled_by_us: Mapped[bool] = mapped_column(
        default=False, server_default=false()
    )  # then it is not theirs to undo
    missed_by_us: Mapped[bool] = mapped_column(default=False, server_default=false())  # then we say sorry
    place_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)
    company_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)  # who comes with them
    about_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)
    link_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)  # where a video meeting is joined

    place = Sealed("place_sealed", owner=lambda row: ("contact", row.contact_id))
    company = Sealed("company_sealed", owner=lambda row: ("contact", row.contact_id))
    about = Sealed("about_sealed", owner=lambda row: ("contact", row.contact_id))
    link = Sealed("link_sealed", owner=lambda row: ("contact", row.contact_id))


class MeetingClaim(Base):
    """A quarter of an hour of somebody, claimed by one meeting. The key makes two bookings of one time impossible."""

    __tablename__ = "meeting_claim"

    bookable_id: Mapped[UUID] = mapped_column(ForeignKey("bookable.id"), primary_key=True)
    quarter: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)


class MeetingFeed(Row):
    """A private address at which the calendar of a member of staff can be read, kept as a hash of its key."""

    __tablename__ = "meeting_feed"
    __table_args__ = (UniqueConstraint("token_hash"),)

    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"), index=True)
    token_hash: Mapped[bytes]
    made_at: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column(default=None)


class MeetingNote(Row):
    """What was said, summed up by staff; the contact corrects it and agrees or does not (F50)."""

    __tablename__ = "meeting_note"
    __table_args__ = (UniqueConstraint("meeting_id"),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    by_staff: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    written_at: Mapped[datetime]
    agreed: Mapped[bool | None] = mapped_column(default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    words_sealed: Mapped[bytes] = mapped_column(SealedBytes)
    correction_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    words = Sealed("words_sealed", owner=lambda row: ("contact", row.contact_id))
    correction = Sealed("correction_sealed", owner=lambda row: ("contact", row.contact_id))


class EarlierNote(Row):
    """A note of a meeting as it stood before staff wrote it anew: with what the contact had answered to it."""

    __tablename__ = "meeting_note_earlier"
    __table_args__ = (UniqueConstraint("note_id", "written_at"),)

    note_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_note.id"))
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    by_staff: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    written_at: Mapped[datetime]
    agreed: Mapped[bool | None] = mapped_column(default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    words_sealed: Mapped[bytes] = mapped_column(SealedBytes)

    words = Sealed("words_sealed", owner=lambda row: ("contact", row.contact_id))
