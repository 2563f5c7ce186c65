"""That a review waits, or goes on: its circle is told that something is on their page, never what."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.access import doors
from portal.circle.areas import queries as areas
from portal.circle.people.models import Contact
from portal.circle.people.queries import MessageKind
from portal.circle.people.services import notify
from portal.circle.reviews.models import CirclePlace, Review
from portal.foundation.db.lookup import Lookup
from portal.foundation.identity.actor import Actor


def told(session: Session, actor: Actor, review: Review, lookup: Lookup, base_url: str) -> None:
    """Tell each of the circle, on their channel, that somebody has written to them."""
    query = (
        select(Contact)
        .join(CirclePlace, CirclePlace.contact_id == Contact.id)
        .where(CirclePlace.review_id == review.id, CirclePlace.ended_at.is_(None))
    )
    card = areas.card(session, review.area_id)
    staff = areas.names_of(session, {actor.known_id()})[actor.known_id()]
    for contact in session.scalars(query.order_by(CirclePlace.id)).all():
        says = {
            "page": doors.address(session, lookup, contact.id, base_url),
            "area_name": card.name if card else "",
            "area_phone": card.phone if card else "",
            "staff_name": staff.name,
            "staff_phone": staff.phone,
        }
        notify(session, contact, "answered", says, kind=MessageKind.NEWS)
