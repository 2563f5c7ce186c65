"""Where somebody's words went: from a story to a numbered paragraph of the draft."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row


class StoryUse(Row):
    """A member of staff says that a paragraph uses a story. Only its teller sees it, once they are shown the paragraph.

    A guard in the database takes only a shared story of the same review.
    """

    __tablename__ = "story_use"
    __table_args__ = (
        UniqueConstraint("story_id", "number"),
        CheckConstraint("number >= 1", name="number_from_one"),
        Index("ix_story_use_review", "review_id", "number"),
    )

    story_id: Mapped[UUID] = mapped_column(ForeignKey("story.id"))
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    number: Mapped[int]  # of the paragraph, for life
    linked_by: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    linked_at: Mapped[datetime]
    shown_at: Mapped[datetime | None] = mapped_column(default=None)  # the circle can read that paragraph since
    ended_at: Mapped[datetime | None] = mapped_column(default=None)  # it does not use it after all
