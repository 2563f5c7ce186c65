"""Where somebody was in the draft follows them where two contacts became one person."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.foundation.events import ContactsMerged
from portal.taking_part.reading.models import DraftPlace


def places_follow_merge(session: Session, event: ContactsMerged) -> None:
    """Marks of the one who goes are the other's where they have none; else each keeps their own."""
    for row in session.scalars(select(DraftPlace).where(DraftPlace.contact_id == event.goes)).all():
        own = select(DraftPlace.id).where(DraftPlace.review_id == row.review_id, DraftPlace.contact_id == event.stays)
        if session.scalars(own).first() is None:
            marks, row.contact_id = row.marks, event.stays
            row.marks = marks
    session.flush()
