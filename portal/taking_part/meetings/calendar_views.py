"""Calendars of interpreters, signers and rooms (F39, F40): kept by whoever works in the area."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, g, make_response, render_template, request, url_for

from portal.circle.access.installed import ways
from portal.circle.areas.models import Area
from portal.circle.people import queries as people
from portal.clock import today
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.days import read_day, read_time
from portal.foundation.web.forms import Form
from portal.foundation.web.security import go_to
from portal.taking_part.meetings import calendar_forms as forms
from portal.taking_part.meetings import hours, keeping, notices, places, standing_in
from portal.taking_part.meetings.choosing import ids_in
from portal.taking_part.meetings.desk_forms import LEFT_OUT
from portal.taking_part.meetings.models import Bookable, BookableKind, Meeting
from portal.taking_part.meetings.times import left_out
from portal.taking_part.meetings.wording import WAYS_FOR_STAFF

room = Blueprint("meeting_calendars", __name__, url_prefix="/desk/areas/<uuid:area_id>/calendars")
KEEP = Permission.KEEP_CALENDARS
TOLD = {
    "added": "That is kept. Their times come next: without any, nobody is offered them.",
    "week": "These times are kept. Families see them from now on; meetings that stand are not moved.",
    "day": "That day is kept. Whoever has a meeting on it and is touched by it is told.",
    "usual": "That day is as usual again.",
    "not_then": "That is written down, and each family is told. Their times stand.",
    "ill": "That is written down. Whoever has a meeting today is told.",
    "about": "What you wrote is kept.",
    "end": "That calendar is ended. Each family that has a meeting to come is told.",
}


@room.get("/")
@allow(KEEP)
def listed(actor: Any, session: Any, area_id: UUID) -> str:
    """Everybody and every room of the area that can be booked along with staff."""
    area = _area(actor, session, area_id)
    kept = keeping.kept_in(session, area.id)
    return render_template("meetings/calendars.html", of=area, kept=kept, told=TOLD.get(request.args.get("told", "")))


@room.get("/new/<kind>")
@allow(KEEP)
def new(actor: Any, session: Any, area_id: UUID, kind: str) -> str:
    """Somebody new, or a new room."""
    area = _area(actor, session, area_id)
    return _new(area, _kind(kind), _form(_kind(kind), formdata=None))


@room.post("/new/<kind>")
@allow(KEEP)
@transact
def add(actor: Any, session: Any, area_id: UUID, kind: str) -> Any:
    """Keep them; their times come next."""
    area, form = _area(actor, session, area_id), _form(_kind(kind))
    if not form.validate():
        return make_response(_new(area, _kind(kind), form), 422)
    made = keeping.add(session, actor, area, _kind(kind), form.about())
    return go_to(url_for("meeting_calendars.one", area_id=area.id, bookable_id=made.id, told="added"))


@room.get("/<uuid:bookable_id>")
@allow(KEEP)
def one(actor: Any, session: Any, area_id: UUID, bookable_id: UUID) -> str:
    """One calendar: what is known of them, their times, where they are needed."""
    return _page(session, _whose(actor, session, area_id, bookable_id))


@room.post("/<uuid:bookable_id>")
@allow(KEEP)
@transact
def change(actor: Any, session: Any, area_id: UUID, bookable_id: UUID) -> Any:
    """Put something right, set the week, a day, or say that they cannot come."""
    whose = _whose(actor, session, area_id, bookable_id)
    said = request.form.get("do") or ""
    answer = {"week": _week, "day": _day, "usual": _usual, "ill": _ill, "not_then": _not_then, "end": _end}.get(
        said, _about
    )(actor, session, whose)
    if answer is not None:
        return make_response(answer, 422)
    if whose.ended_at is not None:
        return go_to(url_for("meeting_calendars.listed", area_id=area_id, told="end"))
    told = said if said in TOLD else "about"
    return go_to(url_for("meeting_calendars.one", area_id=area_id, bookable_id=bookable_id, told=told))


def _about(actor: Any, session: Any, whose: Bookable) -> str | None:
    form = _form(whose.kind)
    if not form.validate():
        return _page(session, whose, form=form)
    keeping.change(session, actor, whose, form.about())
    return None


def _week(actor: Any, session: Any, whose: Bookable) -> str | None:
    week, readable = forms.read_week()
    if not readable:
        return _page(session, whose, wrong="Write for each day from when to when, like 09:00 and 17:00.")
    keeping.set_week(session, actor, whose, week)
    return None


def _day(actor: Any, session: Any, whose: Bookable) -> str | None:
    day = read_day(request.form.get("day"))
    if day is None or day < today():
        return _page(session, whose, wrong="Write a day from today on, like 24/12/2026.")
    opens, closes = read_time(request.form.get("from")), read_time(request.form.get("until"))
    typed = request.form.get("from", "").strip(), request.form.get("until", "").strip()
    if any(typed) and not (opens and closes and opens < closes):
        return _page(session, whose, wrong="Write from when to when, like 09:00 and 12:00, or leave both empty.")
    if left_out(day, opens, closes):
        return _page(session, whose, wrong=LEFT_OUT)
    _tell(session, whose, keeping.set_day(session, actor, whose, day, opens, closes))
    return None


def _usual(actor: Any, session: Any, whose: Bookable) -> str | None:
    if (day := read_day(request.form.get("as_usual"))) is not None:
        hours.as_usual(session, actor, whose, day)
    return None


def _not_then(actor: Any, session: Any, whose: Bookable) -> str | None:
    """They cannot come to the meetings that were ticked, or the room cannot be used then."""
    ticked = ids_in("meeting")
    found = [one for one in standing_in.to_come(session, whose) if one.id in ticked]
    if not found:
        return _page(session, whose, wrong="Tick the meetings first. Nothing was changed, and nobody was told.")
    standing_in.cannot_come(session, actor, whose, found)
    _tell(session, whose, found)
    return None


def _ill(actor: Any, session: Any, whose: Bookable) -> str | None:
    _tell(session, whose, keeping.set_day(session, actor, whose, today(), None, None))
    return None


def _end(actor: Any, session: Any, whose: Bookable) -> str | None:
    _tell(session, whose, keeping.end(session, actor, whose))
    return None


def _tell(session: Any, whose: Bookable, meetings: list[Meeting]) -> None:
    """Each family keeps its time, and hears who comes instead, or by when we say."""
    for meeting in meetings:
        if whose.kind is BookableKind.ROOM:
            notices.placed(session, meeting, ways())
        else:
            notices.helped(session, meeting, ways())


def _kind(said: str) -> BookableKind:
    if said not in {one.value for one in keeping.KEPT}:
        abort(404)
    return BookableKind(said)


def _form(kind: BookableKind, **more: Any) -> Any:
    shown: type[Form] = {
        BookableKind.ROOM: forms.RoomForm,
        BookableKind.SIGNER: forms.SignerForm,
    }.get(kind, forms.InterpreterForm)
    return shown(**more)


def _area(actor: Any, session: Any, area_id: UUID) -> Area:
    found: Area | None = session.get(Area, area_id)
    if found is None or not g.work.gate.may(actor, KEEP, found):
        abort(404)
    return found


def _whose(actor: Any, session: Any, area_id: UUID, bookable_id: UUID) -> Bookable:
    area = _area(actor, session, area_id)
    return keeping.one_of(session, area.id, bookable_id) or abort(404)


def _new(area: Area, kind: BookableKind, form: Any) -> str:
    return render_template("meetings/calendar_new.html", of=area, kind=kind, form=form)


def _page(session: Any, whose: Bookable, *, form: Any = None, wrong: str | None = None) -> str:
    if form is None:
        is_room = whose.kind is BookableKind.ROOM
        known = forms.filled_room(whose, places.place_of(session, whose)) if is_room else forms.filled_person(whose)
        form = _form(whose.kind, formdata=None, data=known)
    meetings = standing_in.to_come(session, whose)
    return render_template(
        "meetings/calendar.html",
        whose=whose,
        form=form,
        wrong=wrong,
        days=forms.DAYS,
        week=hours.week_of(session, whose.id),
        differing=hours.differing(session, whose.id),
        meetings=meetings,
        outside=keeping.outside_hours(session, whose, meetings),
        names=people.names(session, {meeting.contact_id for meeting in meetings}),
        ways_words=WAYS_FOR_STAFF,
        typed=request.form,
        told=TOLD.get(request.args.get("told", ""), ""),
    )
