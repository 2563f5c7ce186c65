"""The message with the link. It names the area and the member of staff, never a person, a death or a review."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.people.models import Contact
from portal.circle.people.queries import MessageKind
from portal.circle.people.services import notify


def link(session: Session, contact: Contact, address: str, sent_for: UUID | None, *, days: int) -> None:
    """Send a link; ``days`` is how long it lasts, 0 for an hour."""
    card = areas.card(session, contact.area_id)
    staff = areas.names_of(session, {sent_for} if sent_for else set())
    notify(
        session,
        contact,
        "link",
        {
            "link": address,
            "days": days,
            "area_name": card.name if card else "",
            "area_phone": card.phone if card else "",
            "staff_name": staff[sent_for].name if sent_for else "",
            "staff_phone": staff[sent_for].phone if sent_for else "",
        },
        kind=MessageKind.ASKED_FOR,
    )
