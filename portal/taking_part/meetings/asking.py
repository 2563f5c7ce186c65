"""Asking a family about another time: nobody else is asked about it meanwhile, and what staff should know of it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.areas.working_days import works_on
from portal.clock import LONDON, in_england, now
from portal.foundation.identity.actor import Actor
from portal.taking_part.meetings import calendars, helping, queries
from portal.taking_part.meetings.models import Bookable, Meeting, MeetingClaim, MeetingState
from portal.taking_part.meetings.times import Span, Wanted, quarters

TAKEN = (
    "You have another meeting then, you asked another family about that time, or the room is taken. "
    "They were not asked. Choose another time."
)


def taken(session: Session, meeting: Meeting, span: Span) -> bool:
    """Whether whose meeting it is, or its room, is booked then for another one."""
    whom = [one for one in (meeting.with_id, meeting.room_id) if one]
    busy = MeetingClaim.bookable_id.in_(whom), MeetingClaim.quarter.in_(quarters(span))
    query = select(MeetingClaim.quarter).where(*busy, MeetingClaim.meeting_id != meeting.id)
    return session.scalars(query).first() is not None


def of_another(session: Session, meeting: Meeting, span: Span) -> bool:
    """Whether the same member of staff waits for somebody else's yes to a time that meets this one."""
    asked = Meeting.with_id == meeting.with_id, Meeting.state == MeetingState.CHANGED, Meeting.id != meeting.id
    waiting = session.scalars(select(Meeting).where(*asked, Meeting.proposed_start < span.ends)).all()
    return any(
        one.proposed_start and span.starts < one.proposed_start + (one.ends_at - one.starts_at) for one in waiting
    )


def gone(session: Session, actor: Actor, meeting: Meeting) -> None:
    """They said yes to a time that cannot be had any more: they are not asked about it again, and staff hear of it."""
    if meeting.state is MeetingState.CHANGED and meeting.proposed_start is not None:
        helping.not_moved(session, actor, meeting, meeting.proposed_start, gone=True)
        no_more(meeting)
        session.flush()


def no_more(meeting: Meeting) -> None:
    """Nobody is asked about another time any more: the old one stands."""
    if meeting.state is MeetingState.CHANGED:
        meeting.state, meeting.proposed_start = MeetingState.BOOKED, None


def still(meeting: Meeting) -> bool:
    """Whether they are asked about another time that is still to come."""
    asked = meeting.state is MeetingState.CHANGED and meeting.proposed_start is not None
    return asked and meeting.proposed_start > now()  # type: ignore[operator]  # asked: it is there


def about(session: Session, meeting: Meeting) -> str | None:
    """What staff should know of the time that they proposed: quiet for the family, busy for helpers, or closed."""
    proposed = meeting.proposed_start
    if proposed is None:
        return None
    if queries.is_quiet(session, meeting.contact_id, proposed):
        return "quiet"
    if not all_free(session, meeting, proposed):
        return "busy"
    closed = areas.closed_days(session, session.get_one(Bookable, meeting.with_id).area_id)
    return None if works_on(in_england(proposed).date(), closed) else "closed"


def all_free(session: Session, meeting: Meeting, starts: datetime) -> bool:
    """Whether everybody who was to interpret or sign is free at another time."""
    wanted = Wanted(meeting.ends_at - meeting.starts_at, (starts.astimezone(LONDON).date(),), starts)
    return all(starts in calendars.free_times(session, [one.id], wanted) for one in helping.coming_to(session, meeting))
