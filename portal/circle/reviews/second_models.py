"""What only two people can do together, and the refusal that stands between a review and a family."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row
from portal.foundation.db.sealed import Sealed, SealedBytes


class YesKind(StrEnum):
    """What a second person is asked to say yes to."""

    REFUSAL = "refusal"  # the person did not want family involved
    REFUSAL_OVER = "refusal_over"  # that does not hold any more
    RELATIONSHIP = "relationship"  # somebody was something else to the person
    CONTACT_MOVE = "contact_move"  # somebody belongs into the circle of another review
    STORY_MOVE = "story_move"
    MERGE = "merge"  # two contacts are one person
    PART = "part"  # they are two after all
    AREA_MOVE = "area_move"  # a review belongs to another area, whose lead accepts it


class SecondYes(Row):
    """One person of the staff proposed something, another one says yes; never the same, in the database too."""

    __tablename__ = "second_yes"
    __table_args__ = (
        CheckConstraint("confirmed_by IS NULL OR confirmed_by <> proposed_by", name="two_people"),
        CheckConstraint("(confirmed_by IS NULL) = (confirmed_at IS NULL)", name="confirmed_whole"),
        Index("ix_second_yes_waiting", "area_id", "confirmed_at", "ended_at"),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    area_id: Mapped[UUID] = mapped_column(ForeignKey("area.id"))  # whose staff say the second yes
    kind: Mapped[YesKind]
    detail: Mapped[str] = mapped_column(default="")  # a word of ours: the relationship that it becomes
    contact_id: Mapped[UUID | None] = mapped_column(ForeignKey("contact.id"), default=None)
    other_id: Mapped[UUID | None] = mapped_column(default=None)  # another contact, review, area or story
    on_day: Mapped[date | None] = mapped_column(default=None)
    again_on: Mapped[date | None] = mapped_column(default=None)  # when somebody looks at it again
    proposed_by: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    proposed_at: Mapped[datetime]
    confirmed_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"), default=None)
    confirmed_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"), default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)  # taken back, or not agreed to
    made_once: Mapped[str] = mapped_column(unique=True)  # key of the form
    words_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)
    more_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    words = Sealed("words_sealed", owner=lambda row: ("review", row.review_id))
    more = Sealed("more_sealed", owner=lambda row: ("review", row.review_id))  # a refusal: to whom it was said


_STANDS = text("ended_at IS NULL")


class Refusal(Row):
    """The person did not want family involved. It begins and ends by two people; what they said is in the proposal."""

    __tablename__ = "refusal"
    __table_args__ = (
        CheckConstraint("first_by <> second_by", name="begun_by_two"),
        CheckConstraint(
            "(ended_at IS NULL AND ended_first IS NULL AND ended_second IS NULL) OR "
            "(ended_at IS NOT NULL AND ended_first IS NOT NULL AND ended_second IS NOT NULL "
            "AND ended_first <> ended_second)",
            name="ended_by_two",
        ),
        Index("uq_refusal_standing", "review_id", unique=True, sqlite_where=_STANDS, postgresql_where=_STANDS),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    proposal_id: Mapped[UUID] = mapped_column(ForeignKey("second_yes.id"))
    first_by: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    second_by: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    begins_at: Mapped[datetime]
    again_on: Mapped[date]
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_first: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"), default=None)
    ended_second: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"), default=None)
