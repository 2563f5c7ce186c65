"""Messages about a focused review: that there is an answer, never which."""

from sqlalchemy.orm import Session

from portal.circle.access.doors import Ways
from portal.circle.areas import queries as areas
from portal.circle.people.queries import MessageKind
from portal.circle.people.services import notify
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.foundation.identity.actor import Actor


def decided(session: Session, actor: Actor, review: Review, ways: Ways) -> None:
    """Tell each of the circle that somebody has written to them: the decision and its reasons are on their page."""
    signed = areas.signature(session, review.area_id, actor.known_id())
    for contact in reviews.contacts(session, review):
        told = {"page": ways.door(session, contact.id), **signed}
        notify(session, contact, "answered", told, kind=MessageKind.NEWS)
