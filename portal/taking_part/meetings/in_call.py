"""What is done about a meeting for somebody on the phone is named in the record of the call: how, and when."""

from sqlalchemy.orm import Session

from portal.circle.calls import queries as calls
from portal.circle.calls.acting import FOR_THEM
from portal.circle.calls.models import LineKind
from portal.circle.calls.services import write_line
from portal.foundation.identity.actor import Actor, Kind
from portal.foundation.web.words import Reading, words_for
from portal.taking_part.meetings.models import Meeting
from portal.taking_part.meetings.wording import WAYS_FOR_STAFF


def name(session: Session, actor: Actor, meeting: Meeting, what: str) -> None:
    """Write it in the call that is open at this sign-in and with this contact; nothing where there is none.

    ``what``: ``booked``, ``moved`` or ``cancelled``. Written for a caller, or booked by staff in the caller's name.
    """
    acting = actor.assisted_by is not None
    if not acting and actor.kind is not Kind.STAFF:
        return
    call = calls.open_call(session, actor)
    if call is None or call.contact_id != meeting.contact_id:
        return
    staff = Actor(id=actor.assisted_by or actor.id, kind=Kind.STAFF, area_id=call.area_id)
    when = words_for(Reading()).day_and_time(meeting.starts_at)  # in English: staff read it
    said = f"{WAYS_FOR_STAFF[meeting.way]}, {when}"
    done = f"{FOR_THEM}{what}" if acting else f"meeting_{what}"
    write_line(session, staff, call, LineKind.DONE, done, said, meeting.id)
