"""Stories, their passages, photos and papers, who may read them, and thanks."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row
from portal.foundation.db.sealed import Sealed, SealedBytes


class Card(StrEnum):
    """Gentle prompt cards; each can be skipped. The first is *Just let me say it*."""

    JUST_SAY_IT = "just-say-it"
    LAUGH = "laugh"
    GOOD_DAY = "good-day"
    HELPED = "helped"
    WENT_WRONG = "went-wrong"


class StoryState(StrEnum):
    """Written and read by nobody, shared, or taken back."""

    WRITING = "writing"
    SHARED = "shared"
    TAKEN_BACK = "taken_back"


class Quoting(StrEnum):
    """Whether the review may use the words. No answer means: ask first."""

    YES = "yes"
    ASK_FIRST = "ask_first"
    NO = "no"


class PaperKind(StrEnum):
    """What a paper is."""

    PDF = "pdf"
    DOCX = "docx"


class Story(Row):
    """One story of one contact for one review."""

    __tablename__ = "story"
    __table_args__ = (Index("ix_story_review", "review_id", "state", "shared_at"),)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), index=True)
    state: Mapped[StoryState]
    may_quote: Mapped[Quoting | None] = mapped_column(default=None)
    assisted_by: Mapped[UUID | None] = mapped_column(default=None)
    begun_at: Mapped[datetime]
    shared_at: Mapped[datetime | None] = mapped_column(default=None)
    made_once: Mapped[str] = mapped_column(unique=True)
    told_as: Mapped[UUID | None] = mapped_column(default=None)  # the contact it was told as, before two became one


class StoryPassage(Row):
    """What was written on one card; saved as it grows. ``version`` tells two tabs apart."""

    __tablename__ = "story_passage"
    __table_args__ = (UniqueConstraint("story_id", "card"),)

    story_id: Mapped[UUID] = mapped_column(ForeignKey("story.id"), index=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    card: Mapped[Card]
    version: Mapped[int]
    saved_at: Mapped[datetime]
    assisted_by: Mapped[UUID | None] = mapped_column(default=None)  # who of the staff wrote the words down, if any did
    words_sealed: Mapped[bytes] = mapped_column(SealedBytes)

    words = Sealed("words_sealed", owner=lambda row: ("contact", row.contact_id))


class StoryPhoto(Row):
    """A photo of a story, with what its giver says of it. ``file_token`` makes the same file sent twice one."""

    __tablename__ = "story_photo"
    __table_args__ = (UniqueConstraint("story_id", "file_token"),)

    story_id: Mapped[UUID] = mapped_column(ForeignKey("story.id"), index=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    media_id: Mapped[UUID] = mapped_column(ForeignKey("media_item.id"))
    given_at: Mapped[datetime]
    description_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    file_token: Mapped[bytes | None] = mapped_column(default=None)

    description = Sealed("description_sealed", owner=lambda row: ("contact", row.contact_id))


class StoryPaper(Row):
    """A paper of a story: the name its file had, and what its giver says of it."""

    __tablename__ = "story_paper"
    __table_args__ = (UniqueConstraint("story_id", "file_token"),)

    story_id: Mapped[UUID] = mapped_column(ForeignKey("story.id"), index=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    media_id: Mapped[UUID] = mapped_column(ForeignKey("media_item.id"))
    kind: Mapped[PaperKind]
    given_at: Mapped[datetime]
    name_sealed: Mapped[bytes] = mapped_column(SealedBytes)
    description_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)
    file_token: Mapped[bytes | None] = mapped_column(default=None)

    name = Sealed("name_sealed", owner=lambda row: ("contact", row.contact_id))
    description = Sealed("description_sealed", owner=lambda row: ("contact", row.contact_id))


class StoryReader(Row):
    """Somebody of the circle whom the teller lets read a story, by name."""

    __tablename__ = "story_reader"
    __table_args__ = (UniqueConstraint("story_id", "contact_id"),)

    story_id: Mapped[UUID] = mapped_column(ForeignKey("story.id"), index=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), index=True)


class StoryThanks(Row):
    """A reviewer's answer to a story; sealed with the teller's key, for it is written to them."""

    __tablename__ = "story_thanks"

    story_id: Mapped[UUID] = mapped_column(ForeignKey("story.id"), index=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    thanked_at: Mapped[datetime]
    made_once: Mapped[str] = mapped_column(unique=True)
    words_sealed: Mapped[bytes] = mapped_column(SealedBytes)

    words = Sealed("words_sealed", owner=lambda row: ("contact", row.contact_id))
