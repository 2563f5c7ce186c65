"""A change of reviewer that is written down before it holds, so that the circle knows beforehand (F114)."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row


class WhyToday(StrEnum):
    """Why a change could not be told beforehand."""

    ILL = "ill"
    LEFT = "left"  # they do not work here any more
    OTHER = "other"


_WAITS = text("done_at IS NULL AND ended_at IS NULL")


class ReviewerChange(Row):
    """From which day somebody else reviews. One waits at a time; one for the same day has a reason."""

    __tablename__ = "reviewer_change"
    __table_args__ = (
        CheckConstraint("from_staff <> to_staff", name="two_people"),
        CheckConstraint(
            "from_day > written_on OR (from_day = written_on AND why_today IS NOT NULL)", name="told_before"
        ),
        CheckConstraint("done_at IS NULL OR ended_at IS NULL", name="one_end"),
        Index("uq_reviewer_change_waits", "review_id", unique=True, sqlite_where=_WAITS, postgresql_where=_WAITS),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    from_staff: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    to_staff: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    by_staff: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    from_day: Mapped[date] = mapped_column(index=True)
    written_on: Mapped[date]
    why_today: Mapped[WhyToday | None] = mapped_column(default=None)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)  # taken back, or overtaken by another change
