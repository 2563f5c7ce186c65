"""Taking a call: begun before anybody is looked for, written down as it goes, handed on, ended."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.calls import queries
from portal.circle.calls.models import Call, CallLine, LineKind, Speaker
from portal.circle.people.models import Contact
from portal.circle.promises import queries as promise_queries
from portal.circle.promises import services as promises
from portal.circle.promises.models import TaskKind
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.events import WordsArrived, bus
from portal.foundation.identity.actor import Actor, Role

PAUSE = timedelta(minutes=15)


class NoteChanged(Exception):
    """The note was written on in another window meanwhile; neither text may be lost."""


class OtherCallOpen(Exception):
    """One call at a time: another one is open at this sign-in."""


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the boxes of the call note; ``version``: of the note that was on the page, if we know it."""

    note: str
    name: str = ""
    phone: str = ""
    speaker: Speaker = Speaker.UNKNOWN
    version: int | None = None


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


def write_down(session: Session, call: Call, written: Written, *, both: bool = False) -> None:
    """Keep who speaks and the note. ``both``: what stood there meanwhile stays above. Raises ``NoteChanged``."""
    call.name, call.phone, call.speaker = written.name or None, written.phone or None, written.speaker
    session.flush()
    if both and call.note and call.note not in written.note:
        note(session, call, f"{call.note}\n\n{written.note}")
    else:
        note(session, call, written.note, None if both else written.version)


def found(session: Session, actor: Actor, call: Call, contact: Contact, review_id: UUID | None = None) -> None:
    """Who it may be. What was written so far is sealed with their key; nothing of who they are is checked by this."""
    if call.contact_id == contact.id:
        return
    before = call.name, call.phone, call.note
    call.contact_id, call.review_id, call.area_id = contact.id, review_id, contact.area_id
    forget_check(call)
    call.name, call.phone, call.note = before
    for line in queries.lines(session, call.id):
        words, line.contact_id, line.area_id = line.words, contact.id, contact.area_id
        line.words = words
    session.flush()
    audit.record(session, "calls.found", actor, area_id=call.area_id, thing_id=contact.id)


def forget_check(call: Call) -> None:
    """Nobody is made sure of any more: somebody else was chosen, or somebody else is on our end of the line."""
    call.checked_how = call.checked_at = call.checked_by = None


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


def hand_over(session: Session, actor: Actor, call: Call, colleague_id: UUID) -> None:
    """Ask a colleague to take the call: it waits for them, and both names stay on it."""
    call.handed_to, call.sign_in = colleague_id, None
    forget_check(call)
    session.flush()
    _ask(session, actor, call, colleague_id)
    audit.record(session, "calls.handed", actor, area_id=call.area_id, thing_id=call.id)


def leave_for_lead(session: Session, actor: Actor, call: Call) -> None:
    """Who took the call may not go on: it stays open, with its note, and is a task of whoever leads the area."""
    if call.sign_in is not None:
        call.sign_in = None
        forget_check(call)
        session.flush()
        _ask(session, actor, call, _lead_of(session, call.area_id))
        audit.record(session, "calls.handed", actor, area_id=call.area_id, thing_id=call.id)


def _ask(session: Session, actor: Actor, call: Call, owner_id: UUID | None) -> None:
    task = promises.add_task(session, actor, TaskKind.CALL_HANDED, area_id=call.area_id, contact_id=call.contact_id)
    task.owner_id, task.call_id = owner_id or task.owner_id, call.id
    task.name, task.phone = call.name, call.phone
    session.flush()


def _lead_of(session: Session, area_id: UUID) -> UUID | None:
    leads = areas.staff_with_role(session, area_id, Role.AREA_LEAD)
    here = [one for one in leads if areas.is_here(one)] or leads
    return here[0].id if here else None


def take(session: Session, actor: Actor, call: Call) -> None:
    """Take up a call that waits. Raises ``OtherCallOpen``. Whoever is on the line is made sure of anew."""
    if call.ended_at is not None or call.sign_in == actor.session_id:
        return
    if queries.open_call(session, actor) is not None:
        raise OtherCallOpen
    if actor.id not in (call.staff_id, call.handed_to):
        call.handed_to = actor.known_id()
    call.sign_in = actor.session_id
    forget_check(call)
    session.flush()
    for task in promise_queries.open_of_call(session, call.id):
        if task.kind is TaskKind.CALL_HANDED:
            promises.keep(session, actor, task)
    audit.record(session, "calls.taken", actor, area_id=call.area_id, thing_id=call.id)


def end(session: Session, actor: Actor, call: Call, *, pause: bool = False) -> None:
    """The call is over. Ending it twice changes nothing. ``pause``: who took it is away for a quarter of an hour."""
    if call.ended_at is None:
        call.ended_at = now()
        call.pause_until = now() + PAUSE if pause else None
        session.flush()
        if call.note:
            bus.announce(
                session,
                WordsArrived(actor, "call", call.id, call.area_id, call.note, call.contact_id, call.review_id),
            )
        audit.record(session, "calls.ended", actor, area_id=call.area_id, thing_id=call.id, checked=call.checked)


def come_back(session: Session, actor: Actor) -> None:
    """The pause is over, sooner than it would be by itself."""
    for call in queries.pauses_of(session, actor.known_id()):
        call.pause_until = None
    session.flush()
