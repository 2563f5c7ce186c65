"""Messages about the copy: that something is ready, or answered; never what it is about."""

from sqlalchemy.orm import Session

from portal.circle.access.doors import Ways
from portal.circle.areas import queries as areas
from portal.circle.people.models import Contact
from portal.circle.people.queries import MessageKind
from portal.circle.people.services import notify
from portal.circle.reviews.models import Review
from portal.foundation.identity.actor import Actor
from portal.taking_part.group_copy.offering import to_be_told


def ready(session: Session, actor: Actor, review: Review, ways: Ways) -> None:
    """Tell the circle that there is something to look at; whom we ring is rung, and a task says so."""
    for contact in to_be_told(session, review.id):
        tell(session, actor, contact, "something_to_read", ways)


def tell(session: Session, actor: Actor, contact: Contact, template: str, ways: Ways) -> None:
    """Write one message, signed by the member of staff."""
    signed = areas.signature(session, contact.area_id, actor.known_id())
    told = {"page": ways.door(session, contact.id), **signed}
    notify(session, contact, template, told, kind=MessageKind.NEWS)
