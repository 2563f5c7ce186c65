"""What somebody writes when they book, or says of a note, can be words that a person has to read soon (F36)."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.triage import services as triage
from portal.circle.triage.things import Opened, Thing
from portal.foundation.identity.actor import Actor
from portal.taking_part.meetings.models import Meeting
from portal.taking_part.meetings.queries import note_of


def said(session: Session, actor: Actor, one: Meeting, *words: str | None) -> None:
    """Words of it reached staff just now."""
    received = triage.Received(Thing.MEETING, one.id, one.contact_id, one.review_id)
    triage.look_at(session, actor, received, *words)


def opened(session: Session, one_id: UUID) -> Opened:
    """What they wrote, for whoever looks at it; nothing when it was taken back."""
    one = session.get(Meeting, one_id)
    if one is None:
        return Opened()
    note = note_of(session, one.id)
    words = one.about, one.company, note.correction if note else None
    return Opened(tuple(one for one in words if one), "meeting_desk.page")
