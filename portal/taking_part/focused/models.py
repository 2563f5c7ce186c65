"""Who asked for a focused review, the talk about what to expect, and the decision, each with its day and name."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row
from portal.foundation.db.sealed import Sealed, SealedBytes


class Criterion(StrEnum):
    """The usual criteria, shown so that nobody has to beg (F70). Source: family leaflet; FACTS, LeDeR 5."""

    CONCERN = "concern"
    LEARNING = "learning"
    ETHNIC_BACKGROUND = "ethnic_background"
    FAMILY_ASKED = "family_asked"
    AREA_SETTING = "area_setting"  # groups that this area always looks at more closely


class TalkKind(StrEnum):
    """How the talk about what to expect went (F71)."""

    TALKED = "talked"
    NOT_WANTED = "not_wanted"  # offered, and they did not wish to talk
    NOBODY = "nobody"  # nobody is in the circle


class FocusedAsk(Row):
    """Somebody of the circle asked for a closer look; a reason is never needed."""

    __tablename__ = "focused_ask"

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    asked_at: Mapped[datetime]
    made_once: Mapped[str] = mapped_column(unique=True)
    assisted_by: Mapped[UUID | None] = mapped_column(default=None)
    taken_back_at: Mapped[datetime | None] = mapped_column(default=None)
    task_id: Mapped[UUID | None] = mapped_column(default=None)  # the talk that we promised
    reason_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    reason = Sealed("reason_sealed", owner=lambda row: ("contact", row.contact_id))


class FocusedTalk(Row):
    """The talk about what a focused review can and cannot do, with other routes in it; comes before any decision."""

    __tablename__ = "focused_talk"

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    contact_id: Mapped[UUID | None] = mapped_column(ForeignKey("contact.id"))
    kind: Mapped[TalkKind]
    on_day: Mapped[date]
    by_staff: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    other_ways_told: Mapped[bool]
    written_at: Mapped[datetime]
    summary_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    summary = Sealed("summary_sealed", owner=lambda row: ("review", row.review_id))


class FocusedDecision(Row):
    """Whether there is a focused review, with reasons and what is next, in writing (F72). A guard in the database
    lets none be written before a talk."""

    __tablename__ = "focused_decision"
    __table_args__ = (CheckConstraint("place >= 1", name="place_from_one"),)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    place: Mapped[int]  # 1 the first; a later one is a new look at it
    focused: Mapped[bool]
    criteria: Mapped[list[str]] = mapped_column(JSON, default=list)
    decided_by: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    decided_at: Mapped[datetime]
    made_once: Mapped[str] = mapped_column(unique=True)
    reasons_sealed: Mapped[bytes] = mapped_column(SealedBytes)
    next_sealed: Mapped[bytes] = mapped_column(SealedBytes)

    reasons = Sealed("reasons_sealed", owner=lambda row: ("review", row.review_id))
    next = Sealed("next_sealed", owner=lambda row: ("review", row.review_id))
