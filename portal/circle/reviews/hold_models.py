"""That a review waits while another process runs: which one, since when, and when it went on."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row
from portal.foundation.db.sealed import Sealed, SealedBytes


class Process(StrEnum):
    """What a review waits for (NHS England's questions and answers on LeDeR name these)."""

    INQUEST = "inquest"
    SAFEGUARDING = "safeguarding"
    POLICE = "police"
    OTHER = "other"


_STANDS = text("ended_at IS NULL")


class ReviewHold(Row):
    """A review put on hold by staff. It moves no date of ours; guards in the database keep it as it was written."""

    __tablename__ = "review_hold"
    __table_args__ = (
        CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name="ended_by_somebody"),
        CheckConstraint("(ended_at IS NULL) = (ended_on IS NULL)", name="ended_on_a_day"),
        CheckConstraint("process <> 'other' OR called_sealed IS NOT NULL", name="other_has_a_name"),
        # One of each at a time: an inquest and the police may run side by side.
        Index(
            "uq_review_hold_standing",
            "review_id",
            "process",
            unique=True,
            sqlite_where=_STANDS,
            postgresql_where=_STANDS,
        ),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    process: Mapped[Process]
    since: Mapped[date]
    begun_at: Mapped[datetime]
    begun_by: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    ended_on: Mapped[date | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"), default=None)
    called_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)
    note_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    # What another process is called, in words that the circle reads; and what staff know, which it never reads.
    called = Sealed("called_sealed", owner=lambda row: ("review", row.review_id))
    note = Sealed("note_sealed", owner=lambda row: ("review", row.review_id))
