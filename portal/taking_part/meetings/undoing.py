"""A meeting that they cancelled, booked once more at the same time: where it is still free, else the nearest times."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.people.models import Contact
from portal.circle.reviews.models import Review
from portal.clock import LONDON, now
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.taking_part.meetings import booking, helping, places, queries, reminding
from portal.taking_part.meetings.models import LIVE, Bookable, Meeting, MeetingState, Way
from portal.taking_part.meetings.times import Wanted, few

NEAREST = 3  # times shown instead: few enough to choose from when tired


def can_be_undone(meeting: Meeting) -> bool:
    """Whether they cancelled it themselves, and its time is still to come."""
    return meeting.state is MeetingState.CANCELLED and not meeting.cancelled_by_us and meeting.starts_at > now()


def still_free(session: Session, review: Review, contact: Contact, meeting: Meeting) -> queries.Offered | None:
    """Its time once more, with who would come too; nothing where it is not free any more.

    Who cancelled by a slip has their time back also on the day before: the notice that a new booking needs was kept.
    """
    whose = queries.bookable_of(session, review.reviewer_id)
    if whose is None or whose.id != meeting.with_id or not can_be_undone(meeting):
        return None
    if meeting.room_id and places.one(session, review.area_id, meeting.room_id) is None:
        return None
    wanted = Wanted(
        meeting.ends_at - meeting.starts_at,
        (meeting.starts_at.astimezone(LONDON).date(),),
        now(),
        _travel(whose, meeting.way),
        areas.closed_days(session, review.area_id),
    )
    room = [[meeting.room_id]] if meeting.room_id else []
    groups = helping.candidates(session, review.area_id, contact, meeting.needs)
    times = helping.together(session, whose.id, [*groups, *room], wanted)
    somebody = helping.somebody_in(meeting.needs)
    to_find = helping.without_anybody(somebody, groups)
    if meeting.starts_at not in times and any(groups):
        times, to_find = helping.together(session, whose.id, room, wanted), somebody
    if meeting.starts_at not in times:
        return None
    return queries.Offered(whose.id, {meeting.starts_at: times[meeting.starts_at]}, to_find)


def nearest(session: Session, review: Review, contact: Contact, meeting: Meeting) -> list[datetime]:
    """The times nearest to one that is gone, in order."""
    room = places.one(session, review.area_id, meeting.room_id)
    closed = areas.closed_days(session, review.area_id)
    found = queries.offered(
        session, review, contact, meeting.way, closed, meeting.needs, room.id if room is not None else None
    )
    times = few(found.times) if found is not None else []
    return sorted(sorted(times, key=lambda one: abs(one - meeting.starts_at))[:NEAREST])


def book_again(session: Session, actor: Actor, area_id: UUID, meeting: Meeting, found: queries.Offered | None) -> bool:
    """The same meeting stands again; whether this did it: twice is once. ``found``: as ``still_free`` says.

    Raises ``TooLate`` where we cancelled it or it is over, ``TimeTaken`` where somebody else has the time.
    """
    if meeting.state in LIVE:
        return False
    if not can_be_undone(meeting):
        raise booking.TooLate
    if found is None:
        raise booking.TimeTaken
    try:
        with session.begin_nested():
            meeting.state = MeetingState.BOOKED
            session.flush()
            booking.claim(session, meeting, (meeting.with_id, *found.times[meeting.starts_at]))
    except IntegrityError:
        session.refresh(meeting)
        if meeting.state in LIVE:  # pressed twice at once
            return False
        raise booking.TimeTaken from None
    meeting.sequence += 1
    reminding.plan(session, meeting)
    if found.to_find:
        helping.look_for(session, actor, area_id, meeting)
    helping.ask_for_woman_or_man(session, actor, area_id, meeting)
    event = "meetings.booked_again"
    audit.record(session, event, actor, review_id=meeting.review_id, thing_id=meeting.id, sequence=meeting.sequence)
    return True


def _travel(whose: Bookable, way: Way) -> timedelta:
    return timedelta(minutes=whose.travel_minutes) if way in {Way.AT_HOME, Way.NEUTRAL_PLACE} else timedelta(0)
