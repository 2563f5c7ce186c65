"""The message to somebody for whom we wrote on the phone: who, when, what was done, and how to say that it is wrong.

It names nobody who died, and tells in words of ours what was done, never what was said.
"""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.calls.acting_models import Acting
from portal.circle.people.models import Contact
from portal.circle.people.queries import MessageKind
from portal.circle.people.services import notify
from portal.clock import in_england
from portal.foundation.web.words import words_for


def done_for_you(session: Session, acting: Acting, done: Iterable[str], yeses: Iterable[str], page: str) -> bool:
    """Write it, on their channel; whether it may be written (a wrong person is never written to)."""
    contact = session.get_one(Contact, acting.contact_id)
    spoken = words_for(contact.reading)
    notice = notify(
        session,
        contact,
        "done_for_you",
        {
            "page": page,
            **areas.signature(session, acting.area_id, acting.staff_id),
            "day": spoken.day(in_england(acting.begun_at).date()),
            "time": spoken.time(acting.begun_at),
            "done": list(done),
            "yeses": list(yeses),
        },
        kind=MessageKind.ASKED_FOR,
    )
    return notice is not None
