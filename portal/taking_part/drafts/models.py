"""A draft's versions: sections, paragraphs with numbers for life, translations. An opened version never changes."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row
from portal.foundation.db.sealed import Sealed, SealedBytes
from portal.taking_part.drafts.matching import How


class CameBy(StrEnum):
    """How a version came in."""

    WORD = "word"
    PASTED = "pasted"
    WRITTEN = "written"


class Mark(StrEnum):
    """What a paragraph is for the service: shown in words, never by colour alone."""

    GOOD_PRACTICE = "good_practice"
    LEARNING = "learning"
    CONCERN = "concern"


class Shape(StrEnum):
    """How a paragraph is shown."""

    TEXT = "text"
    LIST_ITEM = "list_item"
    TABLE = "table"  # rows by line breaks, cells by tabs
    PICTURE = "picture"  # what it shows in words; the picture itself, where it came in, stands in picture_models


class DraftVersion(Row):
    """One version of a review's draft. Opened and sealed in one moment; from then on guards in the database keep it."""

    __tablename__ = "draft_version"
    __table_args__ = (
        UniqueConstraint("review_id", "number"),
        CheckConstraint("(opened_at IS NULL) = (opened_by IS NULL)", name="opened_by_somebody"),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    number: Mapped[int]
    came_by: Mapped[CameBy]
    made_by: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    made_at: Mapped[datetime]
    made_once: Mapped[str | None] = mapped_column(unique=True, default=None)  # key of the form
    portrait: Mapped[bool] = mapped_column(default=False)  # who they were, shown early and alone (F117)
    opened_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"), default=None)
    opened_at: Mapped[datetime | None] = mapped_column(default=None)
    comments_until: Mapped[date | None] = mapped_column(default=None)  # our day, never a closing door
    despite: Mapped[str] = mapped_column(default="", server_default="")  # kinds of warning, for which a reason stands
    # What changed since the version before, in plain words; and why it was opened although a guard warned.
    changes_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)
    reason_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    changes = Sealed("changes_sealed", owner=lambda row: ("review", row.review_id))
    reason = Sealed("reason_sealed", owner=lambda row: ("review", row.review_id))


class DraftSection(Row):
    """A part of a version, with a note at its head that says what is in it (F59)."""

    __tablename__ = "draft_section"
    __table_args__ = (UniqueConstraint("version_id", "place"),)

    version_id: Mapped[UUID] = mapped_column(ForeignKey("draft_version.id"))
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    place: Mapped[int]
    words_mac: Mapped[bytes]  # HMAC of title and note: the seal holds when the words are erased
    title_sealed: Mapped[bytes] = mapped_column(SealedBytes)
    note_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    title = Sealed("title_sealed", owner=lambda row: ("review", row.review_id))
    note = Sealed("note_sealed", owner=lambda row: ("review", row.review_id))


class DraftParagraph(Row):
    """A numbered paragraph. ``number`` is for life: the same one in every version that has it."""

    __tablename__ = "draft_paragraph"
    __table_args__ = (
        UniqueConstraint("version_id", "number"),
        UniqueConstraint("version_id", "place"),
        Index("ix_draft_paragraph_section", "section_id", "place"),
    )

    version_id: Mapped[UUID] = mapped_column(ForeignKey("draft_version.id"))
    section_id: Mapped[UUID] = mapped_column(ForeignKey("draft_section.id"))
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    place: Mapped[int]  # in the whole version
    number: Mapped[int]
    how: Mapped[How]  # how it was found again; UNSURE until the reviewer has said
    came_from: Mapped[int | None] = mapped_column(default=None)
    shape: Mapped[Shape] = mapped_column(default=Shape.TEXT)
    mark: Mapped[Mark | None] = mapped_column(default=None)
    words_mac: Mapped[bytes]
    words_sealed: Mapped[bytes] = mapped_column(SealedBytes)

    words = Sealed("words_sealed", owner=lambda row: ("review", row.review_id))


class DraftGone(Row):
    """A number that an earlier version had and this one has not; where its words went, if they did."""

    __tablename__ = "draft_gone"
    __table_args__ = (UniqueConstraint("version_id", "number"),)

    version_id: Mapped[UUID] = mapped_column(ForeignKey("draft_version.id"))
    number: Mapped[int]
    merged_into: Mapped[int | None] = mapped_column(default=None)


class SealKind(StrEnum):
    """What a link of the chain of seals stands for."""

    VERSION = "version"
    TRANSLATION = "translation"
    COMPLETION = "completion"


class DraftSeal(Row):
    """A link of a review's chain of seals: HMAC over what was shown and the link before, key outside the database.

    Guards in the database let nobody change or remove one; the trail, whose end is anchored, names each.
    """

    __tablename__ = "draft_seal"
    __table_args__ = (UniqueConstraint("review_id", "place"),)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    place: Mapped[int]
    kind: Mapped[SealKind]
    version_id: Mapped[UUID] = mapped_column(ForeignKey("draft_version.id"), index=True)
    language: Mapped[str] = mapped_column(default="")
    easy: Mapped[bool] = mapped_column(default=False)
    by_staff: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    sealed_at: Mapped[datetime]
    link: Mapped[bytes]


class DraftTranslation(Row):
    """A paragraph in another language or in easy read, beside the same number; who wrote it is said."""

    __tablename__ = "draft_translation"
    __table_args__ = (UniqueConstraint("version_id", "number", "language", "easy"),)

    version_id: Mapped[UUID] = mapped_column(ForeignKey("draft_version.id"))
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    number: Mapped[int]
    language: Mapped[str]
    easy: Mapped[bool] = mapped_column(default=False)
    by_whom: Mapped[str]  # the translator's name, or that a machine did it
    words_mac: Mapped[bytes]
    words_sealed: Mapped[bytes] = mapped_column(SealedBytes)

    words = Sealed("words_sealed", owner=lambda row: ("review", row.review_id))


class Head(StrEnum):
    """What stands in a draft besides its numbered paragraphs."""

    TITLE = "title"
    NOTE = "note"  # at the head of a part
    CHANGES = "changes"  # what changed, in plain words; of the whole version


class DraftHeadTranslation(Row):
    """The title of a part, its note, or what changed, in another language: found by the place of the part."""

    __tablename__ = "draft_head_translation"
    __table_args__ = (UniqueConstraint("version_id", "language", "what", "place"),)

    version_id: Mapped[UUID] = mapped_column(ForeignKey("draft_version.id"))
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    language: Mapped[str]
    what: Mapped[Head]
    place: Mapped[int]  # of the part; 0 for what is of the whole version
    words_mac: Mapped[bytes]
    words_sealed: Mapped[bytes] = mapped_column(SealedBytes)

    words = Sealed("words_sealed", owner=lambda row: ("review", row.review_id))


class EasySummary(Row):
    """One screen of the easy-read summary of a version: a sentence or two, and the name of a picture."""

    __tablename__ = "draft_easy_summary"
    __table_args__ = (UniqueConstraint("version_id", "language", "place"),)

    version_id: Mapped[UUID] = mapped_column(ForeignKey("draft_version.id"))
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    language: Mapped[str]
    place: Mapped[int]
    picture: Mapped[str]
    by_whom: Mapped[str]
    words_mac: Mapped[bytes]
    words_sealed: Mapped[bytes] = mapped_column(SealedBytes)

    words = Sealed("words_sealed", owner=lambda row: ("review", row.review_id))
