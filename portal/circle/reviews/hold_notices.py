"""That a review waits, or goes on: its circle is told that something is on their page, never what."""

from sqlalchemy.orm import Session

from portal.circle.access.doors import Ways
from portal.circle.areas import queries as areas
from portal.circle.people.queries import MessageKind
from portal.circle.people.services import notify
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.foundation.identity.actor import Actor


def told(session: Session, actor: Actor, review: Review, ways: Ways) -> None:
    """Tell each of the circle, on their channel, that somebody has written to them."""
    signed = areas.signature(session, review.area_id, actor.known_id())
    for contact in reviews.contacts(session, review):
        says = {"page": ways.door(session, contact.id), **signed}
        notify(session, contact, "answered", says, kind=MessageKind.NEWS)
