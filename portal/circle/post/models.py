"""What came by post, and who put it in."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row
from portal.foundation.db.sealed import Sealed, SealedBytes


class SlipAnswer(StrEnum):
    """What can be ticked on a slip, in the order of its numbers: a new one goes to the end, or old slips would lie."""

    RING_ME = "ring_me"
    BY_POST = "by_post"
    LARGER_PRINT = "larger_print"
    MAY_READ = "may_read"
    NO_MORE = "no_more"
    NOT_FOR_ME = "not_for_me"


class ArrivedPost(Row):
    """One envelope of a contact, as staff put it in for them. ``ticked`` are words of ours.

    It is read by others only if the slip says so: ``shared`` needs the tick in ``ticked``.
    """

    __tablename__ = "arrived_post"
    __table_args__ = (
        CheckConstraint("shared = false OR asked_to_share = true", name="shared_only_when_ticked"),
        CheckConstraint("sent_back_on IS NULL OR photos > 0", name="only_what_came_goes_back"),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), index=True)
    answers_notice_id: Mapped[UUID | None] = mapped_column(ForeignKey("notice.id"), default=None)
    came_on: Mapped[date]
    put_in_by: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    put_in_at: Mapped[datetime]
    ticked: Mapped[list[str]] = mapped_column(JSON)
    asked_to_share: Mapped[bool] = mapped_column(default=False)
    shared: Mapped[bool] = mapped_column(default=False)
    photos: Mapped[int] = mapped_column(default=0)
    sent_back_on: Mapped[date | None] = mapped_column(default=None)
    sent_back_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"), default=None)
    story_id: Mapped[UUID | None] = mapped_column(default=None)
    receipt_notice_id: Mapped[UUID | None] = mapped_column(ForeignKey("notice.id"), default=None)
    made_once: Mapped[str] = mapped_column(unique=True)
    words_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    words = Sealed("words_sealed", owner=lambda row: ("contact", row.contact_id))
