"""Taking a call: begun before anybody is looked for, written down as it goes, ended."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.calls import queries
from portal.circle.calls.models import Call, CallLine, LineKind, Speaker
from portal.circle.people.models import Contact
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor


class NoteChanged(Exception):
    """The note was written on in another window meanwhile; neither text may be lost."""


def begin(session: Session, actor: Actor, area_id: UUID) -> Call:
    """Open a call at this sign-in, or give back the one that is open there already."""
    already = queries.open_call(session, actor)
    if already is not None:
        return already
    call = Call(area_id=area_id, staff_id=actor.known_id(), sign_in=actor.session_id, begun_at=now())
    call.speaker, call.version = Speaker.UNKNOWN, 0
    session.add(call)
    session.flush()
    audit.record(session, "calls.begun", actor, area_id=area_id, thing_id=call.id)
    return call


def note(session: Session, call: Call, words: str, version: int | None = None) -> int:
    """Keep the note as it stands now; its new version.

    With ``version`` (the one that was on the page) raises ``NoteChanged`` when somebody wrote on it since.
    """
    if words == (call.note or ""):
        return call.version
    if version is not None and version != call.version:
        raise NoteChanged
    call.note, call.version = words or None, call.version + 1
    session.flush()
    return call.version


def found(session: Session, actor: Actor, call: Call, contact: Contact) -> None:
    """Who it may be. What was written so far is sealed with their key; nothing of who they are is checked by this."""
    if call.contact_id == contact.id:
        return
    before = call.name, call.phone, call.note
    call.contact_id, call.review_id, call.area_id = contact.id, None, contact.area_id
    call.checked_how = call.checked_at = call.checked_by = None
    call.name, call.phone, call.note = before
    for line in queries.lines(session, call.id):
        words, line.contact_id, line.area_id = line.words, contact.id, contact.area_id
        line.words = words
    session.flush()
    audit.record(session, "calls.found", actor, area_id=call.area_id, thing_id=contact.id)


def write_line(
    session: Session,
    actor: Actor,
    call: Call,
    kind: LineKind,
    what: str = "",
    words: str | None = None,
    thing_id: UUID | None = None,
) -> CallLine:
    """Write down one thing that was asked, told, done or promised."""
    line = CallLine(
        call_id=call.id,
        area_id=call.area_id,
        contact_id=call.contact_id,
        staff_id=actor.known_id(),
        kind=kind,
        what=what,
        at=now(),
        thing_id=thing_id,
    )
    line.words = words or None
    session.add(line)
    session.flush()
    return line


def end(session: Session, actor: Actor, call: Call) -> None:
    """The call is over. Ending it twice changes nothing."""
    if call.ended_at is None:
        call.ended_at = now()
        session.flush()
        audit.record(session, "calls.ended", actor, area_id=call.area_id, thing_id=call.id, checked=call.checked)
