"""Telling those who asked that there is news about an action: that there is some, never what."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.access.doors import Ways
from portal.circle.areas import queries as areas
from portal.circle.people.queries import MessageKind
from portal.circle.people.services import notify
from portal.circle.reviews.models import Review
from portal.taking_part.actions import queries


def news(session: Session, review: Review, staff_id: UUID, ways: Ways) -> None:
    """One message to each who asked to hear of actions."""
    for contact in queries.hears(session, review):
        told = {"page": ways.door(session, contact.id), **areas.signature(session, contact.area_id, staff_id)}
        notify(session, contact, "answered", told, kind=MessageKind.NEWS)
