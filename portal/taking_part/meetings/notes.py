"""Writing, agreeing with and correcting the note of a meeting (F50)."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.promises import queries as promises
from portal.circle.promises.models import Task, TaskKind
from portal.circle.promises.services import add_task, keep
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.taking_part.meetings import flagging
from portal.taking_part.meetings.models import Bookable, EarlierNote, Meeting, MeetingNote

LOOKED_AT_WITHIN = 3  # working days
LATER = timedelta(microseconds=1)  # no two notes of a meeting are of one moment: an answer names the one it is to


def write(session: Session, actor: Actor, meeting: Meeting, words: str) -> bool:
    """Sum the meeting up for the contact; writing it anew asks them anew, and the note before is kept beside it.

    Whether there is something new to read: kept once more in the same words, the note and their answer stand.
    """
    session.execute(select(Meeting.id).where(Meeting.id == meeting.id).with_for_update())  # one writer at a time
    query = select(MeetingNote).where(MeetingNote.meeting_id == meeting.id)
    note = session.scalars(query, execution_options={"populate_existing": True}).first()
    if note is not None and note.words == words:
        _looked_at(session, actor, meeting)
        return False
    written_at = now()
    if note is None:
        note = MeetingNote(meeting_id=meeting.id, contact_id=meeting.contact_id)
        session.add(note)
    else:
        _keep_earlier(session, note)
        written_at = max(written_at, note.written_at + LATER)
    note.by_staff, note.written_at, note.words = actor.known_id(), written_at, words
    note.agreed, note.answered_at = None, None
    session.flush()
    _looked_at(session, actor, meeting)
    audit.record(session, "meetings.noted", actor, review_id=meeting.review_id, thing_id=meeting.id)
    return True


def _keep_earlier(session: Session, note: MeetingNote) -> None:
    """Words are never lost (F50): what is about to be written over, by whom and when, and what they answered to it."""
    earlier = EarlierNote(
        note_id=note.id,
        contact_id=note.contact_id,
        by_staff=note.by_staff,
        written_at=note.written_at,
        agreed=note.agreed,
        answered_at=note.answered_at,
    )
    earlier.words = note.words
    session.add(earlier)
    session.flush()  # the database lets a note be written anew only when this stands


def agree(session: Session, actor: Actor, meeting: Meeting, note: MeetingNote) -> None:
    """The contact says that it is right, or that it is right now."""
    note.agreed, note.answered_at = True, now()
    session.flush()
    _looked_at(session, actor, meeting)
    _answered(session, actor, meeting, agreed=True)


def correct(session: Session, actor: Actor, meeting: Meeting, note: MeetingNote, words: str) -> None:
    """The contact says what is not right; both stand side by side, and nobody is the referee.

    Whoever wrote the note gets a task to look at it, once while it waits.
    """
    said = note.correction or ""
    if words not in said:  # pressed twice is said once; what they said before stays above it
        note.correction = f"{said}\n\n{words}" if said else words
    note.agreed, note.answered_at = False, now()
    session.flush()
    flagging.said(session, actor, meeting, words)
    if not _waiting(session, meeting):
        whose = session.get_one(Bookable, meeting.with_id)
        card = areas.card(session, whose.area_id)
        add_task(
            session,
            actor,
            TaskKind.NOTE_CORRECTED,
            area_id=whose.area_id,
            contact_id=meeting.contact_id,
            review_id=meeting.review_id,
            owner_id=note.by_staff,
            due_on=card.day_in(LOOKED_AT_WITHIN) if card else None,
            made_once=f"note|{meeting.id}|{now():%Y%m%dT%H%M%S%f}",
        )
    _answered(session, actor, meeting, agreed=False)


def _waiting(session: Session, meeting: Meeting) -> list[Task]:
    """The task to look at what they put right, while nobody did."""
    return promises.waiting_for(session, f"note|{meeting.id}")


def _looked_at(session: Session, actor: Actor, meeting: Meeting) -> None:
    """The note was written anew, or they say that it is right after all: nobody has to look any more."""
    for task in _waiting(session, meeting):
        keep(session, actor, task)


def _answered(session: Session, actor: Actor, meeting: Meeting, *, agreed: bool) -> None:
    event = "meetings.note_answered"
    audit.record(session, event, actor, review_id=meeting.review_id, thing_id=meeting.id, agreed=agreed)
