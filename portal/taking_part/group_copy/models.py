"""The copy for the group: what was decided of each name, the text that a person signed, what the circle said of it."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row
from portal.foundation.db.sealed import Sealed, SealedBytes
from portal.taking_part.group_copy.dates import Sort


class GroupDecision(Row):
    """What staff decided of one name of a review, once: replaced by what, or kept because it is none.

    It holds for every place where the name stands, in later versions too. Found by an HMAC of its folded words.
    """

    __tablename__ = "group_decision"
    __table_args__ = (
        UniqueConstraint("review_id", "key_mac"),
        CheckConstraint("kept = (instead_sealed IS NULL)", name="kept_or_replaced"),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    key_mac: Mapped[bytes]
    sort: Mapped[Sort]
    kept: Mapped[bool]
    capital_only: Mapped[bool] = mapped_column(default=False, server_default=false())  # written small it is a word
    by_staff: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    decided_at: Mapped[datetime]
    name_sealed: Mapped[bytes] = mapped_column(SealedBytes)
    instead_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    name = Sealed("name_sealed", owner=lambda row: ("review", row.review_id))
    instead = Sealed("instead_sealed", owner=lambda row: ("review", row.review_id))


class GroupCopy(Row):
    """A text that a named person read and signed as anonymous; shown to the circle, later given to the group.

    There is none that nobody signed. What comes after the signature makes it hold no more: guards in the database
    let it neither be shown nor given then.
    """

    __tablename__ = "group_copy"
    __table_args__ = (
        UniqueConstraint("review_id", "number"),
        CheckConstraint("undecided = 0", name="all_decided"),
        CheckConstraint(
            "(shown_at IS NULL) = (shown_by IS NULL) AND (shown_at IS NULL) = (goes_on IS NULL)",
            name="shown_by_somebody",
        ),
        CheckConstraint(
            "(given_at IS NULL) = (given_by IS NULL) AND (given_at IS NULL) = (given_to_sealed IS NULL)",
            name="given_by_somebody",
        ),
        CheckConstraint("given_at IS NULL OR shown_at IS NOT NULL", name="shown_first"),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    version_id: Mapped[UUID] = mapped_column(ForeignKey("draft_version.id"), index=True)
    number: Mapped[int]
    signed_by: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    signed_at: Mapped[datetime]
    undecided: Mapped[int]
    text_mac: Mapped[bytes]
    shown_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"), default=None)
    shown_at: Mapped[datetime | None] = mapped_column(default=None)
    goes_on: Mapped[date | None] = mapped_column(default=None)  # from then on it may go, answered or not
    given_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"), default=None)
    given_at: Mapped[datetime | None] = mapped_column(default=None)
    text_sealed: Mapped[bytes] = mapped_column(SealedBytes)  # JSON: the pieces in their order
    given_to_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    text = Sealed("text_sealed", owner=lambda row: ("review", row.review_id))
    given_to = Sealed("given_to_sealed", owner=lambda row: ("review", row.review_id))


class GroupNotHere(Row):
    """One place at which a name that is replaced everywhere stays: here it is a word, not the name.

    The place is known by the words around it, so that it falls away, and the name is replaced, when they change.
    """

    __tablename__ = "group_not_here"

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    decision_id: Mapped[UUID] = mapped_column(ForeignKey("group_decision.id"), index=True)
    by_staff: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    made_at: Mapped[datetime]
    ended_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"), default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    place_sealed: Mapped[bytes] = mapped_column(SealedBytes)  # JSON: which part, the words before, itself, after

    place = Sealed("place_sealed", owner=lambda row: ("review", row.review_id))


class FileKind(StrEnum):
    """As what the copy was given."""

    PDF = "pdf"
    DOCX = "docx"


class GroupFile(Row):
    """A file of the copy that was made for the group; guards let none be made before it may go, and none be lost."""

    __tablename__ = "group_file"

    copy_id: Mapped[UUID] = mapped_column(ForeignKey("group_copy.id"), index=True)
    kind: Mapped[FileKind]
    file_hash: Mapped[bytes] = mapped_column(index=True)
    seal: Mapped[str] = mapped_column(index=True)  # the mark at the foot of each page
    made_by: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    made_at: Mapped[datetime]


class GroupOffer(Row):
    """That one of the circle was told that they can see this copy. It goes to the group before nobody was.

    A guard in the database lets it go when each has answered, or their own days are over.
    """

    __tablename__ = "group_offer"
    __table_args__ = (
        UniqueConstraint("copy_id", "contact_id"),
        CheckConstraint("goes_on > told_on", name="with_time_to_look"),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    copy_id: Mapped[UUID] = mapped_column(ForeignKey("group_copy.id"), index=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), index=True)
    told_on: Mapped[date]  # the day on which their message goes
    goes_on: Mapped[date]  # from then on their silence holds it back no more
    in_person: Mapped[bool]  # a member of staff told them
    by_staff: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))


class Opinion(StrEnum):
    """What somebody of the circle says of the copy."""

    FINE = "fine"
    STILL_SHOWS = "still_shows"  # that still shows who they were


class GroupAnswer(Row):
    """What one contact said of one copy; nobody else of the circle sees whose it is."""

    __tablename__ = "group_answer"
    __table_args__ = (
        CheckConstraint(
            "(answered_at IS NULL) = (answered_by IS NULL) AND (answered_at IS NULL) = (answer_sealed IS NULL)",
            name="answered_by_somebody",
        ),
    )

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    copy_id: Mapped[UUID] = mapped_column(ForeignKey("group_copy.id"), index=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), index=True)
    opinion: Mapped[Opinion]
    made_at: Mapped[datetime]
    made_once: Mapped[str] = mapped_column(unique=True)
    assisted_by: Mapped[UUID | None] = mapped_column(default=None)
    taken_back_at: Mapped[datetime | None] = mapped_column(default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    answered_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"), default=None)
    words_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)
    answer_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    words = Sealed("words_sealed", owner=lambda row: ("contact", row.contact_id))
    answer = Sealed("answer_sealed", owner=lambda row: ("contact", row.contact_id))
