"""Messages about the draft: that something waits, never what it says; nobody is sent the draft itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

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
from portal.taking_part.drafts.completing import offer


@dataclass(frozen=True, slots=True)
class Ways:
    """What a message needs to lead somebody back in: their door is worked out, never kept."""

    lookup: Lookup
    base_url: str


def ready(session: Session, actor: Actor, review: Review, ways: Ways, *, offers: bool = True) -> None:
    """Tell each of the circle that there is something to read, if they like, and write down that it was offered.

    ``offers`` is false for the pen portrait: whoever was shown who the person was has not been offered the draft.
    """
    query = (
        select(Contact)
        .join(CirclePlace, CirclePlace.contact_id == Contact.id)
        .where(CirclePlace.review_id == review.id, CirclePlace.ended_at.is_(None))
    )
    for contact in session.scalars(query.order_by(CirclePlace.id)).all():
        if offers:
            offer(session, actor, review, contact, copy=True)
        _tell(session, contact, "something_to_read", actor.known_id(), ways)


def answered(session: Session, actor: Actor, contact_ids: Iterable[UUID], ways: Ways) -> None:
    """Tell everybody whose comment an answer serves, once each, that there is an answer."""
    for contact_id in sorted(set(contact_ids)):
        _tell(session, session.get_one(Contact, contact_id), "answered", actor.known_id(), ways)


def _tell(session: Session, contact: Contact, template: str, staff_id: UUID, ways: Ways) -> None:
    card = areas.card(session, contact.area_id)
    staff = areas.names_of(session, {staff_id})[staff_id]
    told = {
        "page": doors.address(session, ways.lookup, contact.id, ways.base_url),
        "area_name": card.name if card else "",
        "area_phone": card.phone if card else "",
        "staff_name": staff.name,
        "staff_phone": staff.phone,
    }
    notify(session, contact, template, told, kind=MessageKind.NEWS)
