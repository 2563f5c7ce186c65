"""Reminders (F48): as long before as chosen, never on a quiet date, once, and only of a meeting that stands."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portal.circle.access.doors import Ways
from portal.circle.people import queries as people
from portal.circle.people import troubles
from portal.circle.people.models import Contact
from portal.circle.people.moments import Wishes, span_of
from portal.circle.people.queries import MessageKind
from portal.clock import LONDON, in_england, now
from portal.foundation.outbox import services as outbox
from portal.foundation.outbox.models import Channel
from portal.taking_part.meetings import notices, ringing, without_link
from portal.taking_part.meetings.models import LIVE, Meeting

AT_ONCE = 50  # reminders of one round
POST_TAKES = timedelta(days=5)
IN_THE_POST = timedelta(days=3)  # a letter printed now may just be there: the days that first class takes
RINGING_TAKES = timedelta(days=1)  # somebody of staff has to find the time to ring
EARLIEST = timedelta(days=60)  # nobody is reminded longer before than this because of quiet dates


def plan(session: Session, meeting: Meeting) -> None:
    """Set when to remind of a meeting as it now is; what was on its way for an older time is called back."""
    drop(session, meeting)
    if meeting.remind_hours:
        contact = session.get_one(Contact, meeting.contact_id)
        way = troubles.way_to(session, contact) or contact.channel
        quiet = tuple(span_of(one) for one in people.quiet_dates(session, contact.id))
        meeting.remind_at = moment_for(meeting.starts_at, meeting.remind_hours, way, Wishes(quiet=quiet))
        if (ring_by := ringing.by(session, meeting)) and ring_by >= in_england(meeting.starts_at).date():
            meeting.remind_at = None  # nobody of staff works in between
        if meeting.remind_at is None:
            ringing.ask(session, meeting)
    session.flush()


def drop(session: Session, meeting: Meeting) -> None:
    """Nobody is reminded of it any more, and its link is not waited for."""
    if meeting.reminder_id is not None:
        outbox.call_back(session, meeting.reminder_id)
    meeting.remind_at, meeting.reminder_id = None, None
    ringing.end(session, meeting)
    without_link.end(session, meeting)


def moment_for(starts: datetime, hours: int, channel: Channel, wishes: Wishes) -> datetime | None:
    """When a reminder goes: so many hours before, or on the last day before that is not quiet; ``None``: too late.

    Post and calls need days more: what they bring has to be there in time.
    """
    wanted = starts - timedelta(hours=hours)
    wanted -= {Channel.LETTER: POST_TAKES, Channel.PHONE: RINGING_TAKES}.get(channel, timedelta(0))
    while wishes.is_quiet(wanted.astimezone(LONDON).date()):
        local = wanted.astimezone(LONDON) - timedelta(days=1)  # the same time by the clock, a day before
        wanted = local.astimezone(UTC)
        if starts - wanted > EARLIEST:
            return None
    return wanted if wanted > now() else None


def send_due(session: Session, ways: Ways) -> int:
    """Remind of what is soon. Each meeting is taken by one worker: its moment is taken out in the same step."""
    moment = now()
    due = (
        select(Meeting.id)
        .where(Meeting.remind_at <= moment, Meeting.state.in_(LIVE))
        .order_by(Meeting.remind_at)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    taken = update(Meeting).where(Meeting.id.in_(due.scalar_subquery()), Meeting.remind_at <= moment)
    ids = session.scalars(
        taken.values(remind_at=None).returning(Meeting.id), execution_options={"synchronize_session": False}
    )
    return sum(_remind(session, session.get_one(Meeting, one), ways) for one in list(ids))


def _remind(session: Session, meeting: Meeting, ways: Ways) -> bool:
    session.refresh(meeting)
    if meeting.starts_at <= now():
        return False
    contact = session.get_one(Contact, meeting.contact_id)
    goes_at = people.next_moment(session, contact, MessageKind.TIMED, now())
    if goes_at is not None and now() < goes_at < meeting.starts_at:
        meeting.remind_at = goes_at  # a quiet date came since: after it, if that is still before
        return False
    if goes_at is None or goes_at >= meeting.starts_at or not _arrives(session, contact, meeting):
        ringing.ask(session, meeting)
        return False
    notice = notices.reminder(session, meeting, ways)
    meeting.reminder_id = notice.id if notice else None
    return notice is not None


def _arrives(session: Session, contact: Contact, meeting: Meeting) -> bool:
    """Whether a message that goes now reaches them before the meeting: there is a way, and it is no slow letter."""
    way = troubles.way_to(session, contact)
    return way is not None and (way is not Channel.LETTER or now() + IN_THE_POST <= meeting.starts_at)
