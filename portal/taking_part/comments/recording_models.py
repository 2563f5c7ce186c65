"""A recording that somebody made of what they want to say of a paragraph."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row
from portal.foundation.db.sealed import Sealed, SealedBytes


class DraftRecording(Row):
    """The sound of one comment, and its words as staff wrote them down. The recording is what counts."""

    __tablename__ = "draft_recording"
    __table_args__ = (
        CheckConstraint("(transcribed_at IS NULL) = (transcribed_by IS NULL)", name="written_down_by_somebody"),
        CheckConstraint("(transcribed_at IS NULL) = (transcript_sealed IS NULL)", name="written_down_in_words"),
    )

    comment_id: Mapped[UUID] = mapped_column(ForeignKey("draft_comment.id"), unique=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    media_id: Mapped[UUID] = mapped_column(ForeignKey("media_item.id"))
    seconds: Mapped[int]
    given_at: Mapped[datetime]
    transcribed_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"), default=None)
    transcribed_at: Mapped[datetime | None] = mapped_column(default=None)
    transcript_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    transcript = Sealed("transcript_sealed", owner=lambda row: ("contact", row.contact_id))
