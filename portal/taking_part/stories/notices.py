"""Messages about stories: they say that an answer waits, never what it is about."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.people.models import Contact
from portal.circle.people.queries import MessageKind
from portal.circle.people.services import notify


def thanked(session: Session, contact: Contact, staff_id: UUID, page: str) -> None:
    """Somebody has answered you."""
    card = areas.card(session, contact.area_id)
    staff = areas.names_of(session, {staff_id})[staff_id]
    notify(
        session,
        contact,
        "answered",
        {
            "page": page,
            "area_name": card.name if card else "",
            "area_phone": card.phone if card else "",
            "staff_name": staff.name,
            "staff_phone": staff.phone,
        },
        kind=MessageKind.NEWS,
    )
