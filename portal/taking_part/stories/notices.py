"""Messages about stories: they say that an answer waits, never what it is about."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.people.models import Contact
from portal.circle.people.queries import MessageKind
from portal.circle.people.services import notify


def thanked(session: Session, contact: Contact, staff_id: UUID, page: str) -> None:
    """Somebody has answered you."""
    told = {"page": page, **areas.signature(session, contact.area_id, staff_id)}
    notify(session, contact, "answered", told, kind=MessageKind.NEWS)
