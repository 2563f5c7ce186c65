"""Messages about calls: a code to read out, and afterwards what we did and promised. They name nobody who died."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.calls.models import Call
from portal.circle.people.models import Contact
from portal.circle.people.queries import MessageKind
from portal.circle.people.services import notify
from portal.circle.promises.queries import Promise
from portal.clock import in_england


def call_code(session: Session, contact: Contact, digits: str, staff_id: UUID) -> None:
    """The code that whoever is on the phone reads out, on the channel that we hold."""
    about = {"code": f"{digits[:3]} {digits[3:]}", **areas.signature(session, contact.area_id, staff_id)}
    notify(session, contact, "call_code", about, kind=MessageKind.ASKED_FOR)


def call_summary(
    session: Session, contact: Contact, call: Call, staff_id: UUID, done: list[str], made: list[Promise], page: str
) -> None:
    """What we did and promised in a call. ``done``: words of ours; no words of the caller's go into a message."""
    about = {
        "day": in_england(call.begun_at).date().isoformat(),
        "done": done,
        "promised": [
            {"who": one.who or "", "day": one.due_on.isoformat(), "part": one.part.value if one.part else ""}
            for one in made
        ],
        "page": page,
        **areas.signature(session, contact.area_id, staff_id),
    }
    notify(session, contact, "call_summary", about, kind=MessageKind.ASKED_FOR)
