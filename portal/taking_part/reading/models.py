"""What a reader keeps for themselves while reading."""

from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.foundation.db.base import Row
from portal.foundation.db.sealed import Sealed, SealedBytes


class DraftPlace(Row):
    """A reader's own marks in the draft: where they were, parts hidden until they ask. Theirs alone."""

    __tablename__ = "draft_place"
    __table_args__ = (UniqueConstraint("review_id", "contact_id"),)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), index=True)
    marks_sealed: Mapped[bytes] = mapped_column(SealedBytes)  # JSON: place, hidden, last version shown

    marks = Sealed("marks_sealed", owner=lambda row: ("contact", row.contact_id))
