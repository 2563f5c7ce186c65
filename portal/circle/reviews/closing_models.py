"""A review that ends before it is complete, what was put right in one, and who was looked for."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.circle.reviews.models import ClosingKind
from portal.foundation.db.base import Row
from portal.foundation.db.sealed import Sealed, SealedBytes

_STANDS = text("ended_at IS NULL")


class ReviewClosing(Row):
    """Why a review goes no further, who decided, and whether its circle is told the reason."""

    __tablename__ = "review_closing"
    __table_args__ = (
        CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name="ended_whole"),
        Index("uq_review_closing_standing", "review_id", unique=True, sqlite_where=_STANDS, postgresql_where=_STANDS),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    kind: Mapped[ClosingKind]
    reason_told: Mapped[bool]
    closed_at: Mapped[datetime]
    closed_by: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    ended_at: Mapped[datetime | None] = mapped_column(default=None)  # it goes on after all
    ended_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"), default=None)
    why_sealed: Mapped[bytes] = mapped_column(SealedBytes)
    key_worker_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)
    key_worker_phone_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    why = Sealed("why_sealed", owner=lambda row: ("review", row.review_id))  # for staff; the circle never reads it
    # Of the child death review, for the family of a child.
    key_worker = Sealed("key_worker_sealed", owner=lambda row: ("review", row.review_id))
    key_worker_phone = Sealed("key_worker_phone_sealed", owner=lambda row: ("review", row.review_id))


class ReviewCorrection(Row):
    """What stood in a review before it was put right: shown struck through, never lost."""

    __tablename__ = "review_correction"

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    field: Mapped[str]  # person, born, died, leder_reference, told_on
    by_staff: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    put_right_at: Mapped[datetime]
    before_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    before = Sealed("before_sealed", owner=lambda row: ("review", row.review_id))


class LookedHow(StrEnum):
    """How somebody was looked for."""

    RANG = "rang"
    WROTE = "wrote"
    ASKED_GP = "asked_gp"
    ASKED_CARERS = "asked_carers"
    ASKED_HOSPITAL = "asked_hospital"
    ASKED_COUNCIL = "asked_council"


class LookedResult(StrEnum):
    """What came of it."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    NOT_KNOWN_THERE = "not_known_there"
    HAS_DIED = "has_died"
    DOES_NOT_WANT_TO = "does_not_want_to"


class LookedFor(Row):
    """One try to find family, or somebody else who knew the person well (F111)."""

    __tablename__ = "looked_for"

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    how: Mapped[LookedHow]
    result: Mapped[LookedResult]
    on_day: Mapped[date]
    by_staff: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    written_at: Mapped[datetime]
    made_once: Mapped[str] = mapped_column(unique=True)  # key of the form
    whom_sealed: Mapped[bytes] = mapped_column(SealedBytes)

    whom = Sealed("whom_sealed", owner=lambda row: ("review", row.review_id))
