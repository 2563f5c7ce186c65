"""The message with the ways in. It names the area and the member of staff, never a person, a death or a review."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.people.models import Contact
from portal.circle.people.queries import MessageKind
from portal.circle.people.services import notify
from portal.foundation.outbox.models import Channel


@dataclass(frozen=True, slots=True)
class Ways:
    """How to come in: the link (``days`` is how long it lasts, 0 for an hour), the door, and a code if one waits."""

    link: str
    door: str
    code: str
    days: int


def surer_code(session: Session, contact: Contact, digits: str, channel: Channel) -> None:
    """The six digits that somebody asked for to be made sure of."""
    about = {**_area(session, contact), "code": f"{digits[:3]} {digits[3:]}"}
    notify(session, contact, "code", about, kind=MessageKind.ASKED_FOR, channel=channel)


def code_was_read_out(session: Session, contact: Contact, staff_id: UUID) -> None:
    """Somebody read a code out on the phone: the contact hears of it, in case it was not them who rang."""
    staff = areas.names_of(session, {staff_id})
    about = {**_area(session, contact), "staff_name": staff[staff_id].name if staff_id in staff else ""}
    notify(session, contact, "code_read_out", about, kind=MessageKind.ASKED_FOR)


def _area(session: Session, contact: Contact) -> dict[str, str]:
    card = areas.card(session, contact.area_id)
    return {"area_name": card.name if card else "", "area_phone": card.phone if card else ""}


def ways_in(session: Session, contact: Contact, ways: Ways, sent_for: UUID | None) -> None:
    """Send somebody their ways in."""
    card = areas.card(session, contact.area_id)
    staff = areas.names_of(session, {sent_for} if sent_for else set())
    notify(
        session,
        contact,
        "link",
        {
            "link": ways.link,
            "door": ways.door,
            "code": f"{ways.code[:3]} {ways.code[3:]}" if ways.code else "",
            "days": ways.days,
            "area_name": card.name if card else "",
            "area_phone": card.phone if card else "",
            "staff_name": staff[sent_for].name if sent_for else "",
            "staff_phone": staff[sent_for].phone if sent_for else "",
        },
        kind=MessageKind.ASKED_FOR,
    )
