"""Writing, agreeing with and correcting the note of a meeting (F50)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.taking_part.meetings.models import Meeting, MeetingNote


def write(session: Session, actor: Actor, meeting: Meeting, words: str) -> MeetingNote:
    """Sum the meeting up for the contact; writing it anew asks them anew."""
    note = session.scalars(select(MeetingNote).where(MeetingNote.meeting_id == meeting.id)).first()
    if note is None:
        note = MeetingNote(meeting_id=meeting.id, contact_id=meeting.contact_id)
        session.add(note)
    note.by_staff, note.written_at, note.words = actor.known_id(), now(), words
    note.agreed, note.answered_at = None, None
    session.flush()
    audit.record(session, "meetings.noted", actor, review_id=meeting.review_id, thing_id=meeting.id)
    return note


def agree(session: Session, actor: Actor, meeting: Meeting, note: MeetingNote) -> None:
    """The contact says that it is right."""
    note.agreed, note.answered_at = True, now()
    session.flush()
    _answered(session, actor, meeting, agreed=True)


def correct(session: Session, actor: Actor, meeting: Meeting, note: MeetingNote, words: str) -> None:
    """The contact says what is not right; both stand side by side, and nobody is the referee."""
    note.agreed, note.answered_at, note.correction = False, now(), words
    session.flush()
    _answered(session, actor, meeting, agreed=False)


def _answered(session: Session, actor: Actor, meeting: Meeting, *, agreed: bool) -> None:
    event = "meetings.note_answered"
    audit.record(session, event, actor, review_id=meeting.review_id, thing_id=meeting.id, agreed=agreed)
