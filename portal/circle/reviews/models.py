"""Reviews, the circle of each, and the dated steps that make the timeline."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row
from portal.foundation.db.sealed import Sealed, SealedBytes


class Stage(StrEnum):
    """Where a review is."""

    TOLD = "told"
    INITIAL = "initial"
    FOCUSED = "focused"
    DRAFT = "draft"
    WITH_THE_GROUP = "with_the_group"
    COMPLETE = "complete"


class ClosingKind(StrEnum):
    """Why a review goes no further."""

    NOT_ELIGIBLE = "not_eligible"
    NATIONAL_OPT_OUT = "national_opt_out"
    UNDER_18 = "under_18"
    OPENED_IN_ERROR = "opened_in_error"
    DUPLICATE = "duplicate"


class Relationship(StrEnum):
    """What a contact was to the person."""

    MOTHER = "mother"
    FATHER = "father"
    SISTER = "sister"
    BROTHER = "brother"
    PARTNER = "partner"
    CHILD = "child"
    OTHER_FAMILY = "other_family"
    FRIEND = "friend"
    PAID_CARER = "paid_carer"
    ADVOCATE = "advocate"


# Kept apart while the person's own wish stands that family is not involved.
FAMILY = frozenset(
    {
        Relationship.MOTHER,
        Relationship.FATHER,
        Relationship.SISTER,
        Relationship.BROTHER,
        Relationship.PARTNER,
        Relationship.CHILD,
        Relationship.OTHER_FAMILY,
    }
)


_OPEN = text("stage != 'complete'")


class Review(Row):
    """One LeDeR review. The person's name is sealed with the review's key."""

    __tablename__ = "review"
    __table_args__ = (
        # Open reviews by the day they are due: as quick when there are a million complete ones before them.
        Index("ix_review_open_of_reviewer", "reviewer_id", "due_on", "id", sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_review_open_of_area", "area_id", "due_on", "id", sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    area_id: Mapped[UUID] = mapped_column(ForeignKey("area.id"), index=True)
    reference: Mapped[str] = mapped_column(unique=True)
    stage: Mapped[Stage]
    told_on: Mapped[date]
    due_on: Mapped[date]
    reviewer_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"), index=True)
    opened_at: Mapped[datetime]
    closed_as: Mapped[ClosingKind | None] = mapped_column(default=None)  # as its closing says that stands now
    no_family_on: Mapped[date | None] = mapped_column(default=None)  # looked for, and nobody of the family found
    no_family_by: Mapped[UUID | None] = mapped_column(default=None)
    made_once: Mapped[str | None] = mapped_column(unique=True, index=True, default=None)  # key of the form
    person_sealed: Mapped[bytes] = mapped_column(SealedBytes)
    leder_reference_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)
    born_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)
    died_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)
    spoken_of_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)  # where a contact says nothing
    leder_token: Mapped[bytes | None] = mapped_column(unique=True, index=True, default=None)  # of one area: alike.py
    person_token: Mapped[bytes | None] = mapped_column(index=True, default=None)

    person = Sealed("person_sealed", owner=lambda row: ("review", row.id))
    leder_reference = Sealed("leder_reference_sealed", owner=lambda row: ("review", row.id))
    born = Sealed("born_sealed", owner=lambda row: ("review", row.id))  # days as in 1975-03-01
    died = Sealed("died_sealed", owner=lambda row: ("review", row.id))
    spoken_of = Sealed("spoken_of_sealed", owner=lambda row: ("review", row.id))


class SpokenOf(StrEnum):
    """How somebody speaks of the person who died (F116)."""

    HE = "he"
    SHE = "she"
    THEY = "they"


class CirclePlace(Row):
    """A contact's place in the circle of one review.

    ``called``: what they call the person; ``spoken_of``: as whom; ``word_for_death``: how they say that somebody died.
    """

    __tablename__ = "circle_place"
    __table_args__ = (UniqueConstraint("review_id", "contact_id"),)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), index=True)
    relationship: Mapped[Relationship]
    key_contact: Mapped[bool] = mapped_column(default=False)
    shows_presence: Mapped[bool] = mapped_column(default=False)  # whether the others may know they are here
    invited_at: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    refused_by: Mapped[UUID | None] = mapped_column(default=None)  # the refusal that ended it
    made_once: Mapped[str | None] = mapped_column(unique=True, index=True, default=None)  # key of the form
    called_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)
    spoken_of_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)
    word_for_death_sealed: Mapped[bytes | None] = mapped_column(SealedBytes, default=None)

    called = Sealed("called_sealed", owner=lambda row: ("contact", row.contact_id))
    spoken_of = Sealed("spoken_of_sealed", owner=lambda row: ("contact", row.contact_id))  # a word of ``SpokenOf``
    word_for_death = Sealed("word_for_death_sealed", owner=lambda row: ("contact", row.contact_id))


class StepKind(StrEnum):
    """Steps of a review that its circle may see."""

    TOLD = "told"
    REVIEWER_NAMED = "reviewer_named"
    INVITED = "invited"
    SPOKE_WITH_FAMILY = "spoke_with_family"
    READ_GP_RECORDS = "read_gp_records"
    SPOKE_WITH_CARER = "spoke_with_carer"
    FINISHED = "finished"
    WAITS_FOR_INQUEST = "waits_for_inquest"
    WAITS_FOR_SAFEGUARDING = "waits_for_safeguarding"
    WAITS_FOR_POLICE = "waits_for_police"
    WAITS_FOR_ANOTHER = "waits_for_another"
    WAITS_FOR_LESS = "waits_for_less"  # one of several that it waited for is over
    GOES_ON = "goes_on"


class ReviewStep(Row):
    """An attributed, dated step of a review: who did it, when."""

    __tablename__ = "review_step"
    __table_args__ = (Index("ix_review_step_review", "review_id", "on_day"),)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    kind: Mapped[StepKind]
    on_day: Mapped[date]
    by_staff: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"))
    written_at: Mapped[datetime]


class CircleStepKind(StrEnum):
    """How somebody of the circle was told, and invited."""

    RANG = "rang"
    WROTE = "wrote"  # a letter that somebody signed
    INVITED_BY_EMAIL = "invited_by_email"
    INVITED_BY_LETTER = "invited_by_letter"
    TOLD_WHAT_THEY_READ = "told_what_they_read"  # a key contact who is not family: what, and why (F16)


class CircleStep(Row):
    """An attributed, dated step towards somebody of the circle. For staff: the circle does not see it."""

    __tablename__ = "circle_step"

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    kind: Mapped[CircleStepKind]
    on_day: Mapped[date]
    by_staff: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"))
    written_at: Mapped[datetime]
    made_once: Mapped[str | None] = mapped_column(unique=True, default=None)  # key of the form


class ReviewHandover(Row):
    """A review went from one reviewer to another: by whom, when. Both see it."""

    __tablename__ = "review_handover"

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    from_staff: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"), index=True)
    to_staff: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"), index=True)
    by_staff: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"))
    on_day: Mapped[date]
    written_at: Mapped[datetime]


class OfferAnswer(StrEnum):
    """What became of an offer to be the key contact."""

    YES = "yes"
    NO = "no"
    TAKEN_BACK = "taken_back"


class KeyContactOffer(Row):
    """The key contact asks somebody of the circle to be it in their place. It counts only when that one says yes."""

    __tablename__ = "key_contact_offer"

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), index=True)
    from_contact: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    to_contact: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), index=True)
    offered_at: Mapped[datetime]
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    answer: Mapped[OfferAnswer | None] = mapped_column(default=None)
