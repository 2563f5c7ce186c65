"""When I can be booked, for staff: the week, a day that differs, and that day as usual again."""

from datetime import date
from typing import Any

from flask import request, url_for

from portal.circle.areas import queries as areas
from portal.circle.areas.working_days import no_holiday
from portal.clock import today
from portal.foundation.web.access import allow, transact
from portal.foundation.web.days import read_day
from portal.foundation.web.security import go_to
from portal.taking_part.meetings import hours, queries
from portal.taking_part.meetings.desk_forms import LEFT_OUT, WEEKDAYS, Typed
from portal.taking_part.meetings.models import Way
from portal.taking_part.meetings.staff_views import KEEP, refused, room
from portal.taking_part.meetings.times import left_out


@room.post("/hours")
@allow(KEEP)
@transact
def set_hours(actor: Any, session: Any) -> Any:
    """Weekly hours, ways, travel, most in a day. Meetings that stand are not moved by it."""
    typed = Typed(request.form)
    week = {day: typed.hours(f"opens-{day}", f"closes-{day}", name) for day, name in enumerate(WEEKDAYS)}
    travel = typed.number("travel", "Minutes on the way", 30)
    most = typed.number("most", "Most meetings in a day", 0) or None
    if typed.wrong:
        return refused(actor, session, "hours", typed.wrong)
    staff = areas.names_of(session, {actor.id})[actor.id]
    open_days = {day: hours for day, hours in week.items() if hours is not None}
    ways = [str(one.value) for one in Way if one.value in request.form.getlist("ways")]
    whose = hours.publish(session, actor, staff, actor.area_id, open_days, ways, travel, most)
    whose.woman = {"woman": True, "man": False}.get(request.form.get("i_am", ""))
    return go_to(url_for("meeting_desk.page", told="times"))


@room.post("/days")
@allow(KEEP)
@transact
def set_day(actor: Any, session: Any) -> Any:
    """One day that differs: other hours, or none; or it is as usual again."""
    if (usual := read_day(request.form.get("as_usual"))) is not None:
        return _as_usual(actor, session, usual)
    typed, whose = Typed(request.form), queries.bookable_of(session, actor.id)
    day = typed.day("day", "Write the day, like 24/12/2026.")
    between = typed.hours("from", "until", "That day")
    if day is not None and day < today():
        typed.say("day", "Write a day from today on, like 24/12/2026.")
    if day is not None and between is not None and left_out(day, *between):
        typed.say("from" if left_out(day, between[0]) else "until", LEFT_OUT)
    if whose is None:
        typed.say("opens-0", "Keep your weekly times first. Then a day can differ from them.")
    if typed.wrong or day is None or whose is None:
        return refused(actor, session, "day", typed.wrong)
    hours.differ(session, actor, whose, day, *(between or (None, None)))
    shown = between is None or no_holiday(day, areas.closed_days(session, whose.area_id))
    told = "day" if shown else "day_closed"
    return go_to(url_for("meeting_desk.page", told=told, on=day.isoformat()))


def _as_usual(actor: Any, session: Any, day: date) -> Any:
    """The week counts on that day again. What is booked stays booked; twice is once."""
    whose = queries.bookable_of(session, actor.id)
    if whose is not None:
        hours.as_usual(session, actor, whose, day)
    return go_to(url_for("meeting_desk.page", told="usual"))
