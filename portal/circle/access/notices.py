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
class WaysIn:
    """How to come in: the link (``days`` is how long it lasts, 0 for an hour), the door, and a code if one waits."""

    link: str
    door: str
    code: str
    days: int


def surer_code(session: Session, contact: Contact, digits: str, channel: Channel) -> None:
    """The six digits that somebody asked for to be made sure of."""
    about = {**areas.signature(session, contact.area_id), "code": f"{digits[:3]} {digits[3:]}"}
    notify(session, contact, "code", about, kind=MessageKind.ASKED_FOR, channel=channel)


def code_was_read_out(session: Session, contact: Contact, staff_id: UUID) -> None:
    """Somebody read a code out on the phone: the contact hears of it, in case it was not them who rang."""
    about = areas.signature(session, contact.area_id, staff_id)
    notify(session, contact, "code_read_out", about, kind=MessageKind.ASKED_FOR)


def ways_in(session: Session, contact: Contact, ways: WaysIn, sent_for: UUID | None) -> None:
    """Send somebody their ways in."""
    notify(
        session,
        contact,
        "link",
        {
            "link": ways.link,
            "door": ways.door,
            "code": f"{ways.code[:3]} {ways.code[3:]}" if ways.code else "",
            "days": ways.days,
            **areas.signature(session, contact.area_id, sent_for),
        },
        kind=MessageKind.ASKED_FOR,
    )
