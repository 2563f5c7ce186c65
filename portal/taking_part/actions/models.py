"""What the group agreed after a review was finished, and whether somebody stays in touch to hear of it."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row
from portal.foundation.db.sealed import Sealed, SealedBytes


class ActionState(StrEnum):
    """Whether it happened."""

    AGREED = "agreed"
    DONE = "done"
    NOT_DONE = "not_done"  # and it will not be done: why is said


class GroupAction(Row):
    """One action of the local governance group: what, who does it, by when, and what became of it.

    A guard in the database lets none be written before the review is complete, and none be taken away.
    """

    __tablename__ = "group_action"
    __table_args__ = (
        CheckConstraint("(state = 'done') = (done_on IS NOT NULL)", name="done_on_a_day"),
        CheckConstraint("(state = 'not_done') = (why_sealed IS NOT NULL)", name="not_done_for_a_reason"),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    agreed_on: Mapped[date]
    due_on: Mapped[date]
    state: Mapped[ActionState] = mapped_column(default=ActionState.AGREED)
    done_on: Mapped[date | None] = mapped_column(default=None)
    made_by: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    made_at: Mapped[datetime]
    made_once: Mapped[str] = mapped_column(unique=True)
    told_late_at: Mapped[datetime | None] = mapped_column(default=None)
    what_sealed: Mapped[bytes] = mapped_column(SealedBytes)
    who_sealed: Mapped[bytes] = mapped_column(SealedBytes)  # a service or a role
    why_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    what = Sealed("what_sealed", owner=lambda row: ("review", row.review_id))
    who = Sealed("who_sealed", owner=lambda row: ("review", row.review_id))
    why = Sealed("why_sealed", owner=lambda row: ("review", row.review_id))


class ActionWords(Row):
    """An action in another language, or in easy words, beside the English ones, which count; who wrote it is said.

    ``why`` goes when what became of the action changes: it would say what is no more.
    """

    __tablename__ = "group_action_words"
    __table_args__ = (UniqueConstraint("action_id", "language", "easy"),)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    action_id: Mapped[UUID] = mapped_column(ForeignKey("group_action.id"), index=True)
    language: Mapped[str]
    easy: Mapped[bool]
    by_whom: Mapped[str]
    written_by: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    written_at: Mapped[datetime]
    what_sealed: Mapped[bytes] = mapped_column(SealedBytes)
    who_sealed: Mapped[bytes] = mapped_column(SealedBytes)
    why_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    what = Sealed("what_sealed", owner=lambda row: ("review", row.review_id))
    who = Sealed("who_sealed", owner=lambda row: ("review", row.review_id))
    why = Sealed("why_sealed", owner=lambda row: ("review", row.review_id))


class Staying(StrEnum):
    """What somebody chose at the end."""

    STAY = "stay"
    GOODBYE = "goodbye"


class StayChoice(Row):
    """A choice at the end; the newest holds, the older ones are the history."""

    __tablename__ = "stay_choice"

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), index=True)
    choice: Mapped[Staying]
    chosen_at: Mapped[datetime]
    assisted_by: Mapped[UUID | None] = mapped_column(default=None)
