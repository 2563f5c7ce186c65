"""The offer of the draft to each of the circle, and the completion that waits for all of it (F57)."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row
from portal.foundation.outbox.models import Channel


class Meeting(StrEnum):
    """How somebody wants to meet the draft; nobody has to."""

    ALONE = "alone"
    WITH_ME = "with_me"
    LATER = "later"
    NOT_AT_ALL = "not_at_all"


class DraftOffer(Row):
    """That the draft and a copy were offered to one of the circle, on a channel that reaches them.

    Counts as done when they answered (*later* is an answer that we wait for), or after a letter and two calls on
    different days. When they read it is not written anywhere.
    """

    __tablename__ = "draft_offer"
    __table_args__ = (
        UniqueConstraint("review_id", "contact_id"),
        CheckConstraint("second_call_on IS NULL OR second_call_on > first_call_on", name="calls_on_two_days"),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    channel: Mapped[Channel]
    offered_at: Mapped[datetime]
    copy_offered_at: Mapped[datetime | None] = mapped_column(default=None)
    answer: Mapped[Meeting | None] = mapped_column(default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    # A copy on paper that they asked for, and the moment at which one was downloaded or in the post.
    copy_asked_at: Mapped[datetime | None] = mapped_column(default=None)
    copy_given_at: Mapped[datetime | None] = mapped_column(default=None)
    letter_on: Mapped[date | None] = mapped_column(default=None)
    first_call_on: Mapped[date | None] = mapped_column(default=None)
    second_call_on: Mapped[date | None] = mapped_column(default=None)
    more_time_until: Mapped[date | None] = mapped_column(default=None)  # F58: one press, no reason
    told_as: Mapped[UUID | None] = mapped_column(default=None)  # whose it was, before two contacts became one person


class PlatformChange(Row):
    """Something that has to be changed in the LeDeR platform, because the text here changed (F118)."""

    __tablename__ = "draft_platform_change"

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    number: Mapped[int]
    version_id: Mapped[UUID] = mapped_column(ForeignKey("draft_version.id"))
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    done_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"), default=None)


class ReviewCompletion(Row):
    """The review is complete: by whom, with which version, and who said that both texts are the same."""

    __tablename__ = "review_completion"
    __table_args__ = (UniqueConstraint("review_id"),)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    version_id: Mapped[UUID] = mapped_column(ForeignKey("draft_version.id"))
    completed_by: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    completed_at: Mapped[datetime]
    same_text_by: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
