"""A reader's own marks in the draft: a place kept, parts hidden until they ask. Nobody else sees when they read."""

import json
from dataclasses import asdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.reviews.models import Review
from portal.foundation.identity.actor import Actor
from portal.taking_part.reading.models import DraftPlace
from portal.taking_part.reading.queries import Marks


def keep(session: Session, actor: Actor, review: Review, marks: Marks) -> None:
    """Keep them, sealed with the reader's own key. No trail: when somebody reads is nobody's business."""
    query = select(DraftPlace).where(DraftPlace.review_id == review.id, DraftPlace.contact_id == actor.known_id())
    row = session.scalars(query).first()
    if row is None:
        row = DraftPlace(review_id=review.id, contact_id=actor.known_id())
        session.add(row)
    row.marks = json.dumps(asdict(marks))
    session.flush()
