"""Messages about the draft: that something waits, never what it says; nobody is sent the draft itself."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.access.doors import Ways
from portal.circle.areas import queries as areas
from portal.circle.people.models import Contact
from portal.circle.people.queries import MessageKind
from portal.circle.people.services import notify
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.foundation.identity.actor import Actor
from portal.taking_part.drafts.offering import offer


def ready(session: Session, actor: Actor, review: Review, ways: Ways, *, offers: bool = True) -> None:
    """Tell each of the circle that there is something to read, if they like, and write down that it was offered.

    ``offers`` is false for the pen portrait: whoever was shown who the person was has not been offered the draft.
    """
    for contact in reviews.contacts(session, review):
        if offers:
            offer(session, actor, review, contact, copy=True)
        tell(session, contact, "something_to_read", actor.known_id(), ways)


def tell(session: Session, contact: Contact, template: str, staff_id: UUID, ways: Ways) -> None:
    """Tell one of the circle, on their channel, with a door to their page and the name of who writes."""
    told = {"page": ways.door(session, contact.id), **areas.signature(session, contact.area_id, staff_id)}
    notify(session, contact, template, told, kind=MessageKind.NEWS)
