"""The calendars of those who can be booked, as the search for free times wants them, in a fixed number of queries."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.taking_part.meetings.models import Bookable, MeetingClaim, SpecialHours, WeeklyHours
from portal.taking_part.meetings.times import STEP, Calendar, Span, SpecialDay, Wanted, Weekly, free

_STEP = int(STEP.total_seconds())


def of(session: Session, ids: Sequence[UUID], first: datetime, last: datetime) -> dict[UUID, Calendar]:
    """The calendars of these, with what is taken between two moments; past meetings are never looked at."""
    weekly: dict[UUID, list[Weekly]] = {one: [] for one in ids}
    special: dict[UUID, list[SpecialDay]] = {one: [] for one in ids}
    for one in session.scalars(select(WeeklyHours).where(WeeklyHours.bookable_id.in_(ids))):
        weekly[one.bookable_id].append(Weekly(one.weekday, one.opens, one.closes))
    days = SpecialHours.day >= first.date(), SpecialHours.day <= last.date()
    for day in session.scalars(select(SpecialHours).where(SpecialHours.bookable_id.in_(ids), *days)):
        special[day.bookable_id].append(SpecialDay(day.day, day.opens, day.closes))
    limits = select(Bookable.id, Bookable.most_in_a_day).where(Bookable.id.in_(ids))
    most = {bookable_id: limit for bookable_id, limit in session.execute(limits)}
    taken = _taken(session, ids, first, last)
    return {one: Calendar(tuple(weekly[one]), tuple(special[one]), taken[one], most.get(one)) for one in ids}


def _taken(session: Session, ids: Sequence[UUID], first: datetime, last: datetime) -> dict[UUID, tuple[Span, ...]]:
    query = (
        select(MeetingClaim.bookable_id, MeetingClaim.meeting_id, MeetingClaim.quarter)
        .where(
            MeetingClaim.bookable_id.in_(ids),
            MeetingClaim.quarter >= int(first.timestamp()) // _STEP,
            MeetingClaim.quarter <= int(last.timestamp()) // _STEP,
        )
        .order_by(MeetingClaim.bookable_id, MeetingClaim.quarter)
    )
    spans: dict[UUID, dict[UUID, Span]] = {one: {} for one in ids}
    for bookable_id, meeting_id, quarter in session.execute(query):
        begins = datetime.fromtimestamp(quarter * _STEP, UTC)
        earlier = spans[bookable_id].get(meeting_id)
        spans[bookable_id][meeting_id] = Span(earlier.starts if earlier else begins, begins + STEP)
    return {one: tuple(found.values()) for one, found in spans.items()}


def free_times(session: Session, ids: Sequence[UUID], wanted: Wanted) -> list[datetime]:
    """The moments at which all of these are free; the first is whose time it is."""
    if not ids or not wanted.days:
        return []
    day = timedelta(days=1)
    first = datetime.combine(min(wanted.days), datetime.min.time(), UTC) - day
    last = datetime.combine(max(wanted.days), datetime.max.time(), UTC) + day
    found = of(session, ids, first, last)
    return free([found[one] for one in ids], wanted)
