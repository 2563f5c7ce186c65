"""Tasks. A promise is a task that somebody outside was told about."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, false
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row
from portal.foundation.db.sealed import Sealed, SealedBytes


class TaskKind(StrEnum):
    """What has to be done."""

    CALL_BACK = "call_back"
    NOT_FOR_ME = "not_for_me"
    CALL_HANDED = "call_handed"  # a colleague hands somebody on the phone over
    TELL_BY_PHONE = "tell_by_phone"  # a message for somebody who is rung, not written to
    BOUNCED = "bounced"  # a message to them did not arrive
    LETTER_RETURNED = "letter_returned"
    WRONG_NUMBER = "wrong_number"
    NEW_ADDRESS = "new_address"  # they told us a new address or number: make sure that it is theirs
    KEY_CONTACT = "key_contact"  # the key contact names somebody we do not know yet
    WHO_ELSE = "who_else"  # who else knew the person, and whom rather not to ask: the reviewer answers
    SECOND_YES = "second_yes"  # something waits for a second person of the staff
    REFUSAL_AGAIN = "refusal_again"  # the day to look again at whether the person's wish still stands
    STORY_ANSWER = "story_answer"  # a story was shared: its reviewer answers
    DRAFT_COMMENT = "draft_comment"  # somebody said something of the draft: the reviewer answers
    GROUP_COPY = "group_copy"  # somebody said that the copy for the group still shows who the person was
    FIND_FOR_MEETING = "find_for_meeting"  # an interpreter, a signer, a woman or a man for a meeting
    LINK_MISSING = "link_missing"  # a meeting by video is soon, and nobody wrote down where it is joined
    MEETING_NOT_MOVED = "meeting_not_moved"  # the time that staff proposed does not suit them: the old one stands
    NOTE_CORRECTED = "note_corrected"  # the note of a meeting is not right: its writer looks at it
    MEETING_WITHOUT_STAFF = "meeting_without_staff"  # who was to meet them has left
    NO_NEWS = "no_news"  # a note is due though there is no news: the reviewer confirms it
    LOOK_AGAIN = "look_again"  # a caller asked for a senior person
    FLAGGED_WORDS = "flagged_words"  # words that sound like crisis or danger: a person reads them


# What nobody does any more for somebody who stopped.
LET_GO = (
    TaskKind.CALL_BACK,
    TaskKind.TELL_BY_PHONE,
    TaskKind.BOUNCED,
    TaskKind.LETTER_RETURNED,
    TaskKind.WRONG_NUMBER,
    TaskKind.NO_NEWS,
)


class PartOfDay(StrEnum):
    """When in the day we ring."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EITHER = "either"


class Task(Row):
    """Something staff have to do, by a day, with an owner. Sealed with the contact's key, else the area's."""

    __tablename__ = "task"
    __table_args__ = (
        Index("ix_task_open", "area_id", "done_at", "due_on"),
        Index("ix_task_contact", "contact_id", "made_at"),
    )

    area_id: Mapped[UUID] = mapped_column(ForeignKey("area.id"))
    kind: Mapped[TaskKind]
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"))
    contact_id: Mapped[UUID | None] = mapped_column(ForeignKey("contact.id"))
    review_id: Mapped[UUID | None] = mapped_column(default=None)
    due_on: Mapped[date]
    part: Mapped[PartOfDay | None] = mapped_column(default=None)
    about: Mapped[str] = mapped_column(default="")  # a page of ours by its name
    language: Mapped[str] = mapped_column(default="en_GB")
    made_at: Mapped[datetime]
    made_once: Mapped[str | None] = mapped_column(unique=True, default=None)  # key of the form: sent twice, kept once
    call_id: Mapped[UUID | None] = mapped_column(default=None, index=True)  # the call in which it was promised
    notice_id: Mapped[UUID | None] = mapped_column(default=None)  # what we wrote after two tries
    tries: Mapped[int] = mapped_column(default=0)
    urgent: Mapped[bool] = mapped_column(default=False, server_default=false())  # staff are told of it at once
    tells_notice_id: Mapped[UUID | None] = mapped_column(index=True, default=None)  # what is to be said to them
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    done_by: Mapped[UUID | None] = mapped_column(default=None)
    let_go: Mapped[bool] = mapped_column(default=False, server_default=false())  # they asked us to stop
    name_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)
    phone_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)
    note_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)
    answer_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    name = Sealed("name_sealed", owner=lambda row: row.key_owner)
    phone = Sealed("phone_sealed", owner=lambda row: row.key_owner)
    note = Sealed("note_sealed", owner=lambda row: row.key_owner)
    answer = Sealed("answer_sealed", owner=lambda row: row.key_owner)

    @property
    def key_owner(self) -> tuple[str, UUID]:
        """Whose key seals it."""
        return ("contact", self.contact_id) if self.contact_id else ("area", self.area_id)
