"""My times and my meetings, for staff: hours in a few presses, another time proposed, held or missed, the note."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, make_response, render_template, request, url_for

from portal.circle.access.installed import ways
from portal.circle.areas import queries as areas
from portal.circle.people import queries as people
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.days import read_day
from portal.foundation.web.security import go_to
from portal.taking_part.meetings import booking, feed, helping, hours, notes, notices, queries, sooner, standing_in
from portal.taking_part.meetings.forms import NoteForm
from portal.taking_part.meetings.models import Meeting, Way
from portal.taking_part.meetings.times import exists, in_utc
from portal.taking_part.meetings.wording import WAYS

room = Blueprint("meeting_desk", __name__, url_prefix="/desk/meetings")
KEEP = Permission.KEEP_TIMES


@room.get("/")
@allow(KEEP)
def page(actor: Any, session: Any) -> str:
    """My meetings, and when I can be booked."""
    return page_of_desk(actor, session)


@room.post("/hours")
@allow(KEEP)
@transact
def set_hours(actor: Any, session: Any) -> Any:
    """Weekly hours, ways, travel, most in a day. Meetings that stand are not moved by it."""
    staff = areas.names_of(session, {actor.id})[actor.id]
    week = {day: (read_time(f"opens-{day}"), read_time(f"closes-{day}")) for day in range(7)}
    open_days = {day: (opens, closes) for day, (opens, closes) in week.items() if opens and closes and opens < closes}
    if any(day not in open_days and any(hours) for day, hours in week.items()):
        return _refused(actor, session, "Write for each day from when to when, like 09:00 and 17:00.")
    ways = [str(one.value) for one in Way if one.value in request.form.getlist("ways")]
    travel, most = _small("travel", 30), _small("most", 0) or None
    hours.publish(session, actor, staff, actor.area_id, open_days, ways, travel, most)
    return go_to(url_for("meeting_desk.page"))


@room.post("/days")
@allow(KEEP)
@transact
def set_day(actor: Any, session: Any) -> Any:
    """One day that differs: other hours, or none."""
    day, whose = read_day(request.form.get("day")), queries.bookable_of(session, actor.id)
    if day is None or whose is None:
        return _refused(actor, session, "Write the day, like 24/12/2026, after you kept your weekly hours.")
    hours.differ(session, actor, whose, day, read_time("from"), read_time("until"))
    return go_to(url_for("meeting_desk.page"))


@room.post("/<uuid:meeting_id>")
@allow(KEEP)
@transact
def change(actor: Any, session: Any, meeting_id: UUID) -> Any:
    """Propose another time, write the note, or say that it was held or missed."""
    meeting = _mine(actor, session, meeting_id)
    do = request.form.get("do")
    try:
        wrong = {"propose": _propose, "note": _note, "cancel": _cancel, "found": _found, "ill": _ill}.get(
            do or "", _happened
        )(actor, session, meeting)
    except booking.TooLate:
        said = "That cannot be done with a meeting that is over, cancelled or still to come."
        return make_response(page_of_desk(actor, session, said), 409)
    return _refused(actor, session, wrong) if wrong else go_to(url_for("meeting_desk.page"))


def _propose(actor: Any, session: Any, meeting: Meeting) -> str | None:
    day, at = read_day(request.form.get("day")), read_time("at")
    if day is None or at is None:
        return "Write the other day and time, like 24/12/2026 and 10:00."
    if not exists(day, at):
        return "That night the clocks go forward, and this hour is left out. Choose another one."
    booking.propose(session, actor, meeting, in_utc(day, at))
    notices.proposed(session, meeting, ways())
    return None


def _note(actor: Any, session: Any, meeting: Meeting) -> str | None:
    form = NoteForm()
    if not form.validate():
        return "Write the note first."
    notes.write(session, actor, meeting, form.words.data or "")
    return None


def _happened(actor: Any, session: Any, meeting: Meeting) -> str | None:
    held = request.form.get("do") == "held"
    booking.happened(session, actor, meeting, held=held)
    if not held:
        notices.missed(session, meeting, ways())
    return None


def _found(actor: Any, session: Any, meeting: Meeting) -> str | None:
    if helping.found(session, actor, meeting):
        notices.helped(session, meeting, ways())
    return None


def _ill(actor: Any, session: Any, meeting: Meeting) -> str | None:
    if not standing_in.fell_ill(session, actor, actor.area_id, meeting):
        notices.helped(session, meeting, ways())
    return None


def _cancel(actor: Any, session: Any, meeting: Meeting) -> str | None:
    if booking.cancel(session, actor, meeting):
        notices.cancelled(session, meeting, ways(), by_staff=True)
        sooner.came_free(session, meeting, meeting.starts_at, ways())
    return None


def _refused(actor: Any, session: Any, wrong: str) -> Response:
    return make_response(page_of_desk(actor, session, wrong), 422)


def _mine(actor: Any, session: Any, meeting_id: UUID) -> Meeting:
    found = next((one for one in queries.of_staff(session, actor.id) if one.id == meeting_id), None)
    if found is None:
        abort(404)
    return found


def read_time(name: str) -> time | None:
    """A time of a form, like 09:00; nothing for anything else."""
    try:
        return datetime.strptime(request.form.get(name, "").strip(), "%H:%M").time()  # noqa: DTZ007  a time has no zone
    except ValueError:
        return None


def _small(name: str, otherwise: int) -> int:
    said = request.form.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 4 else otherwise


def page_of_desk(actor: Any, session: Any, wrong: str | None = None, *, address: str | None = None) -> str:
    """Meetings and times; ``address``: of a private calendar just made, shown this once."""
    mine = queries.of_staff(session, actor.id)
    whose = queries.bookable_of(session, actor.id)
    return render_template(
        "meetings/desk.html",
        mine=mine,
        names=people.names(session, {one.contact_id for one in mine}),
        whose=whose,
        week=hours.week_of(session, whose.id) if whose else {},
        differing=hours.differing(session, whose.id) if whose else [],
        ways_words=WAYS,
        all_ways=list(Way),
        form=NoteForm(formdata=None),
        wrong=wrong,
        address=address,
        has_feed=feed.has_one(session, actor.id),
    )
