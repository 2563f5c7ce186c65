"""Pictures of a draft: the file, kept for its review, and where a version shows it with what it shows in words."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row


class Says(StrEnum):
    """What is said of a picture to those who do not see it."""

    UNSAID = "unsaid"  # nobody said it yet: such a version cannot be opened
    WORDS = "words"  # the words of its paragraph
    DECORATION = "decoration"  # it says nothing


class DraftPicture(Row):
    """A picture that came in a Word file, drawn anew. ``number``: within its review, as reviewers name it."""

    __tablename__ = "draft_picture"
    __table_args__ = (UniqueConstraint("review_id", "number"), UniqueConstraint("review_id", "file_mac"))

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    number: Mapped[int]
    media_id: Mapped[UUID] = mapped_column(ForeignKey("media_item.id"), unique=True)
    file_mac: Mapped[bytes]  # HMAC of the file's SHA-256: the seal holds when the picture is erased
    kept_by: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    kept_at: Mapped[datetime]


class DraftPictureShown(Row):
    """A paragraph of a version is a picture. Sealed with the version; from then on guards in the database keep it."""

    __tablename__ = "draft_picture_shown"

    version_id: Mapped[UUID] = mapped_column(ForeignKey("draft_version.id"), index=True)
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    paragraph_id: Mapped[UUID] = mapped_column(ForeignKey("draft_paragraph.id"), unique=True)
    picture_id: Mapped[UUID] = mapped_column(ForeignKey("draft_picture.id"), index=True)
    says: Mapped[Says]
