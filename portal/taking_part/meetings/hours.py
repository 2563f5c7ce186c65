"""Publishing times: weekly hours, days that differ. What is booked stays booked, whatever the hours say later."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal.circle.areas.models import StaffMember
from portal.clock import LONDON, today
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.taking_part.meetings import calendars
from portal.taking_part.meetings.models import Bookable, BookableKind, SpecialHours, WeeklyHours
from portal.taking_part.meetings.queries import bookable_of
from portal.taking_part.meetings.times import Span, open_spans


def publish(
    session: Session,
    actor: Actor,
    staff: StaffMember,
    area_id: UUID,
    week: Mapping[int, tuple[time, time]],
    ways: Sequence[str],
    travel_minutes: int,
    most_in_a_day: int | None,
) -> Bookable:
    """Say when a member of staff can be booked, by the clock of England; replaces what was said before."""
    whose = bookable_of(session, staff.id)
    if whose is None:
        whose = Bookable(area_id=area_id, kind=BookableKind.STAFF, staff_id=staff.id, name=staff.name)
        session.add(whose)
    whose.ways, whose.travel_minutes, whose.most_in_a_day = list(ways), travel_minutes, most_in_a_day
    keep_week(session, whose, week)
    audit.record(session, "meetings.hours_published", actor, area_id=area_id, thing_id=whose.id, days=len(week))
    return whose


def keep_week(session: Session, whose: Bookable, week: Mapping[int, tuple[time, time]]) -> None:
    """Hours that come again each week, by the clock of England; they replace what was said before."""
    session.flush()
    session.execute(delete(WeeklyHours).where(WeeklyHours.bookable_id == whose.id))
    for weekday, (opens, closes) in sorted(week.items()):
        session.add(WeeklyHours(bookable_id=whose.id, weekday=weekday, opens=opens, closes=closes))
    session.flush()


def outside(session: Session, bookable_id: UUID, taken: Sequence[tuple[UUID, datetime, datetime]]) -> set[UUID]:
    """Which of these (id, begins, ends) lie outside the hours as they now are."""
    if not taken:
        return set()
    first, last = min(one[1] for one in taken), max(one[2] for one in taken)
    calendar = calendars.of(session, [bookable_id], first, last)[bookable_id]
    found = set()
    for one, begins, ends in taken:
        span, day = Span(begins, ends), begins.astimezone(LONDON).date()
        if not any(opening.holds(span) for opening in open_spans(calendar, day)):
            found.add(one)
    return found


def differ(session: Session, actor: Actor, whose: Bookable, day: date, opens: time | None, closes: time | None) -> None:
    """One day that differs: other hours, or none when either is missing."""
    session.execute(delete(SpecialHours).where(SpecialHours.bookable_id == whose.id, SpecialHours.day == day))
    kept = (opens, closes) if opens and closes and opens < closes else (None, None)
    session.add(SpecialHours(bookable_id=whose.id, day=day, opens=kept[0], closes=kept[1]))
    session.flush()
    audit.record(session, "meetings.day_differs", actor, area_id=whose.area_id, thing_id=whose.id, day=day.isoformat())


def as_usual(session: Session, actor: Actor, whose: Bookable, day: date) -> bool:
    """A day that differed is as every week again; whether it differed."""
    mine = SpecialHours.bookable_id == whose.id, SpecialHours.day == day
    if session.scalars(select(SpecialHours.id).where(*mine)).first() is None:
        return False
    session.execute(delete(SpecialHours).where(*mine))
    event = "meetings.day_as_usual"
    audit.record(session, event, actor, area_id=whose.area_id, thing_id=whose.id, day=day.isoformat())
    return True


def week_of(session: Session, bookable_id: UUID) -> dict[int, WeeklyHours]:
    """The weekly hours by weekday."""
    return {
        one.weekday: one for one in session.scalars(select(WeeklyHours).where(WeeklyHours.bookable_id == bookable_id))
    }


def differing(session: Session, bookable_id: UUID) -> list[SpecialHours]:
    """Days to come that differ."""
    query = select(SpecialHours).where(SpecialHours.bookable_id == bookable_id, SpecialHours.day >= today())
    return list(session.scalars(query.order_by(SpecialHours.day)))
