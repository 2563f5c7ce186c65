"""Somebody wants to be reminded and no message of ours can be there in time: staff ring them instead (F48)."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.areas.working_days import works_on
from portal.circle.people import queries as people
from portal.circle.people import troubles
from portal.circle.people.models import Contact
from portal.circle.people.moments import Wishes, span_of
from portal.circle.people.queries import MessageKind
from portal.circle.promises import queries as promises
from portal.circle.promises.models import Task, TaskKind
from portal.circle.promises.services import add_task, drop
from portal.clock import in_england, now, today
from portal.foundation.identity.actor import SYSTEM
from portal.foundation.outbox.models import Channel
from portal.taking_part.meetings.models import Bookable, Meeting


def ask(session: Session, meeting: Meeting) -> Task | None:
    """Give the phone desk the task to remind them by a call, on the last working day before the meeting.

    Nothing for who asked us not to write or ring now, or to be quiet on every day that is left: their page says so.
    """
    contact = session.get_one(Contact, meeting.contact_id)
    quiet = Wishes(quiet=tuple(span_of(one) for one in people.quiet_dates(session, contact.id)))
    day = _day_to_ring(session, meeting, quiet)
    if day is None or people.next_moment(session, contact, MessageKind.TIMED, now()) is None:
        return None
    whose = session.get_one(Bookable, meeting.with_id)
    starts = in_england(meeting.starts_at)
    return add_task(
        session,
        SYSTEM,
        TaskKind.TELL_BY_PHONE,
        area_id=whose.area_id,
        contact_id=contact.id,
        review_id=meeting.review_id,
        due_on=day,
        made_once=f"remind|{meeting.id}|{meeting.sequence}",
        note=f"Remind them of their meeting with {whose.name}: {starts:%A} {starts.day} {starts:%B %Y, %H:%M}. "
        f"They wanted a reminder, and no message of ours can be there in time.{_no_number(session, contact)}",
        urgent=day <= today(),
    )


def by(session: Session, meeting: Meeting) -> date | None:
    """By when we ring them to remind them; nothing where nobody has to, or where a message goes."""
    if meeting.remind_at is None:
        return next((one.due_on for one in _waiting(session, meeting)), None)
    contact = session.get_one(Contact, meeting.contact_id)
    if (troubles.way_to(session, contact) or contact.channel) is not Channel.PHONE:
        return None
    day, closed = in_england(meeting.remind_at).date(), _closed(session, meeting)
    while not works_on(day, closed):  # staff get it then, and ring on the next day on which they work
        day += timedelta(days=1)
    return day


def _closed(session: Session, meeting: Meeting) -> frozenset[date]:
    return areas.closed_days(session, session.get_one(Bookable, meeting.with_id).area_id)


def end(session: Session, meeting: Meeting) -> None:
    """Nobody has to ring any more: it has another time, or will not be."""
    for task in _waiting(session, meeting):
        drop(session, SYSTEM, task)


def _no_number(session: Session, contact: Contact) -> str:
    known = contact.phone and Channel.PHONE not in troubles.broken(session, contact.id)
    return "" if known else " We know no number of theirs that works: find a way to tell them."


def _waiting(session: Session, meeting: Meeting) -> list[Task]:
    return promises.waiting_for(session, f"remind|{meeting.id}")


def _day_to_ring(session: Session, meeting: Meeting, wishes: Wishes) -> date | None:
    """The last working day before the meeting, today at the earliest, that is not quiet."""
    closed = _closed(session, meeting)
    held_on = in_england(meeting.starts_at).date()
    day = max(today(), held_on - timedelta(days=1))
    while day >= today():
        if works_on(day, closed) and not wishes.is_quiet(day):
            return day
        day -= timedelta(days=1)
    return None
