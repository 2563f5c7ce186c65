"""Comments beside paragraphs, their answers, and what stands where two see it differently."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row
from portal.foundation.db.sealed import Sealed, SealedBytes


class CommentKind(StrEnum):
    """What somebody wants to say of a paragraph (F53)."""

    WRONG = "wrong"
    MISSING = "missing"
    HURTS = "hurts"
    THANK_YOU = "thank_you"
    QUESTION = "question"


class CallWish(StrEnum):
    """After *this hurts*: nobody is rung who did not say so (F61)."""

    RING_ME = "ring_me"
    JUST_KNOW_IT = "just_know_it"


class Outcome(StrEnum):
    """What became of a comment (F56)."""

    CHANGED = "changed"
    ADDED = "added"
    NOT_CHANGED = "not_changed"
    PASSED_ON = "passed_on"
    ANSWERED = "answered"  # a question, and only that
    REMEMBERED = "remembered_differently"  # with no referee; said at the paragraph, never whose (F63)
    HEARD = "heard"  # a thank-you read by a person, a hurt met by a talk


class DraftComment(Row):
    """What one contact says of one paragraph of one version; nobody else of the circle sees whose it is (F62).

    Bound to the version and the number that they read; it follows the number into later versions. ``answered_at``
    is what completion waits for; a reply empties it once, a taking back counts as answered.
    """

    __tablename__ = "draft_comment"
    __table_args__ = (
        ForeignKeyConstraint(
            ["version_id", "number"],
            ["draft_paragraph.version_id", "draft_paragraph.number"],
            name="fk_draft_comment_paragraph",
        ),
        Index("ix_draft_comment_review", "review_id", "number"),
        Index("ix_draft_comment_contact", "contact_id", "review_id"),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    version_id: Mapped[UUID] = mapped_column(ForeignKey("draft_version.id"))
    number: Mapped[int]
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    kind: Mapped[CommentKind]
    call_wish: Mapped[CallWish | None] = mapped_column(default=None)
    came_by: Mapped[str] = mapped_column(default="page")  # page, phone, letter, recording
    made_at: Mapped[datetime]
    made_once: Mapped[str] = mapped_column(unique=True)
    assisted_by: Mapped[UUID | None] = mapped_column(default=None)
    told_as: Mapped[UUID | None] = mapped_column(default=None)  # who said it, before two contacts became one person
    addendum: Mapped[bool] = mapped_column(default=False)  # came after completion
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    replied_at: Mapped[datetime | None] = mapped_column(default=None)
    words_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)
    reply_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)  # "that is not what I meant", once

    words = Sealed("words_sealed", owner=lambda row: ("contact", row.contact_id))
    reply = Sealed("reply_sealed", owner=lambda row: ("contact", row.contact_id))


class DraftAnswer(Row):
    """One answer; it may serve several comments. Never says whose they are."""

    __tablename__ = "draft_answer"
    __table_args__ = (
        # What was changed or added can be read where it now stands.
        CheckConstraint("outcome NOT IN ('changed', 'added') OR number IS NOT NULL", name="changed_where"),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    outcome: Mapped[Outcome]
    number: Mapped[int | None] = mapped_column(default=None)  # the paragraph as it now is
    passed_to: Mapped[str | None] = mapped_column(default=None)  # a role or body, never a person's name
    by_staff: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    answered_at: Mapped[datetime]
    made_once: Mapped[str] = mapped_column(unique=True)
    words_sealed: Mapped[bytes] = mapped_column(SealedBytes)

    words = Sealed("words_sealed", owner=lambda row: ("review", row.review_id))


class CommentAnswered(Row):
    """Which comments an answer serves. A comment that was reopened has two."""

    __tablename__ = "draft_comment_answered"
    __table_args__ = (UniqueConstraint("answer_id", "comment_id"),)

    answer_id: Mapped[UUID] = mapped_column(ForeignKey("draft_answer.id"))
    comment_id: Mapped[UUID] = mapped_column(ForeignKey("draft_comment.id"), index=True)


class SeenDifferently(Row):
    """*We see it differently*: their own words, which stand in the completed review beside the paragraph (F115)."""

    __tablename__ = "draft_seen_differently"
    __table_args__ = (UniqueConstraint("comment_id"),)

    comment_id: Mapped[UUID] = mapped_column(ForeignKey("draft_comment.id"))
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    number: Mapped[int]
    talk_offered_at: Mapped[datetime]
    said_at: Mapped[datetime]
    words_sealed: Mapped[bytes] = mapped_column(SealedBytes)

    words = Sealed("words_sealed", owner=lambda row: ("contact", row.contact_id))
