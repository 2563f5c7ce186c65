"""Booking a meeting: which day, which time, read it over and done; and moving one."""

from dataclasses import replace
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from flask import make_response, render_template, request, url_for

from portal.circle.access import kept
from portal.circle.access.installed import ways
from portal.circle.access.late import refill, refills
from portal.circle.areas import queries as areas
from portal.circle.people import queries as people
from portal.circle.promises import queries as promises
from portal.circle.promises.models import Task
from portal.circle.promises.services import keep
from portal.circle.reviews.models import Review
from portal.clock import LONDON, now
from portal.foundation.web import words
from portal.foundation.web.access import allow, transact
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.lazy import lazy
from portal.foundation.web.security import go_to
from portal.taking_part.meetings import booking, helping, in_call, notices, places, queries, read_back, sooner, zones
from portal.taking_part.meetings.choosing import (
    in_part,
    keeps,
    moving_in,
    offered_to,
    page_number,
    place_in,
    way_of,
)
from portal.taking_part.meetings.forms import BookForm
from portal.taking_part.meetings.models import LIVE, Meeting, Way
from portal.taking_part.meetings.times import by_day, few
from portal.taking_part.meetings.views import MEET, own, page_of, room
from portal.taking_part.meetings.wording import WAYS

DAYS_SHOWN = 10  # two weeks of working days: what fits a phone without much rolling
DAYS_SHOWN_EASY = 5  # easy read: few things to choose from


@room.get("/<way>/days")
@allow(MEET)
def days(actor: Any, session: Any, review: Review, way: str) -> Any:
    """The days with how many times each; one day chosen: its times. Choices: not this week, mornings, afternoons."""
    how, moving = way_of(way), moving_in(actor, session, review)
    if moving is not None and (moving.state not in LIVE or moving.ends_at <= now()):  # an old page of it
        return go_to(url_for("meetings.one", reference=review.reference, meeting_id=moving.id))
    place = places.of_meeting(session, moving.room_id) if moving else place_in(session, review, how)
    if how is Way.NEUTRAL_PLACE and moving is None and place is None and places.of_area(session, review.area_id):
        return go_to(url_for("meetings.places", reference=review.reference))
    needs = frozenset(moving.needs) if moving else None
    found = offered_to(actor, session, review, how, needs, place.id if place else None)
    part = request.args.get("part", "")
    times = few(one for one in found.times if in_part(one, part)) if found else []
    grouped = by_day(times)
    a_page = DAYS_SHOWN_EASY if words.current().reading.easy else DAYS_SHOWN
    first = page_number() * a_page
    chosen = next((one for one in grouped if one.isoformat() == request.args.get("day")), None)
    return render_template(
        "meetings/days.html",
        review=review,
        way=how,
        way_words=WAYS[how],
        days=grouped,
        shown=list(grouped.items())[first : first + a_page],
        later=page_number() + 1 if len(grouped) > first + a_page else None,
        at_first=first == 0,
        chosen=chosen,
        part=part,
        to_find=found.to_find if found else (),
        moving=moving,
        place=place,
        form_key=new_form_key(),
        keeps=keeps(),
        zone=zones.other(zones.known(request.args.get("zone"))),
        zones=zones.ZONES,
        day_asked=chosen.isoformat() if chosen else None,
        waiting=promises.waiting_call(session, actor.id) if keeps().get("instead") and how is Way.PHONE else None,
    )


@room.get("/<way>/over")
@allow(MEET)
@refills
def over(actor: Any, session: Any, review: Review, way: str) -> Any:
    """Read it over: the time, what helps, who comes too; then one press."""
    how, contact, starts = way_of(way), people.by_ids(session, {actor.id})[actor.id], read_back.wanted()
    if starts is None:
        return _to_days(review, how)
    if (already := queries.at_time(session, review.id, actor.id, how, starts)) is not None:
        return go_to(url_for("meetings.one", reference=review.reference, meeting_id=already.id))
    form = BookForm(formdata=None)
    form.needs.data = queries.carried(contact)
    form.remind.data, form.form_key.data = "24", new_form_key()
    form.place.data = contact.address if how is Way.AT_HOME else None
    waits = _call_in_place_of(actor, session, how)
    form.phone.data = (waits.phone if waits else None) or contact.phone
    refill(session, actor, form)
    return _over(actor, session, review, how, starts, form, taken=starts <= now())


@room.post("/<way>/over")
@allow(MEET, needs_yes=read_back.book)
@transact
def book(actor: Any, session: Any, review: Review, way: str) -> Any:
    """Book it. A time that went meanwhile is said kindly, with everything typed still there."""
    how, form, starts = way_of(way), BookForm(), read_back.wanted()
    if starts is None:
        return _to_days(review, how)
    if not form.validate() or _where_is_missing(form, how):
        return make_response(_over(actor, session, review, how, starts, form), 422)
    place = place_in(session, review, how)
    room_id = place.id if place else None
    found = offered_to(actor, session, review, how, frozenset(form.needs.data), room_id)
    if found is not None and starts not in found.times:  # a need ticked only now does not take the time away
        anybody = offered_to(actor, session, review, how, frozenset(), room_id) or found
        found = replace(anybody, to_find=helping.somebody_in(form.needs.data))
    form_key = form.form_key.data or new_form_key()
    if found is None or starts not in found.times:
        if (already := _already(session, actor, review, how, starts, form)) is not None:
            return _booked(review, already)
        return make_response(_over(actor, session, review, how, starts, form, taken=True), 409)
    wish = booking.Wish(
        with_id=found.with_id,
        also=found.times[starts],
        room_id=room_id,
        way=how,
        starts=starts,
        lasts=queries.LASTS[how],
        needs=list(form.needs.data),
        zone=zones.known(request.args.get("zone")),
        place=(form.phone.data if how is Way.PHONE else form.place.data) or None,
        company=form.company.data or None,
        remind_hours=int(form.remind.data) if form.remind.data in {"24", "2"} else None,
    )
    try:
        made, new = booking.book_once(session, actor, review, actor.id, wish, form_key)
    except (booking.TimeTaken, booking.TooLate):
        return make_response(_over(actor, session, review, how, starts, form, taken=True), 409)
    if new:
        if found.to_find:
            helping.look_for(session, actor, review.area_id, made)
        helping.ask_for_woman_or_man(session, actor, review.area_id, made)
        notices.booked(session, made, ways())
        in_call.name(session, actor, made, "booked")
        _instead_of_call(actor, session, made)
    kept.drop(session, actor, request.path)
    return _booked(review, made)


def _already(session: Any, actor: Any, review: Review, way: Way, starts: datetime, form: BookForm) -> Meeting | None:
    """What this press booked before, or another page of theirs with nothing else written on it."""
    if (made := booking.booked_by(session, actor, review, form.form_key.data or "")) is not None:
        return made
    made = queries.at_time(session, review.id, actor.id, way, starts)
    same = made is not None and (made.company or "") == (form.company.data or "")
    return made if made is not None and same and set(made.needs) == set(form.needs.data) else None


def _booked(review: Review, made: Meeting) -> Any:
    return go_to(url_for("meetings.one", reference=review.reference, meeting_id=made.id, done="booked"))


@room.post("/<uuid:meeting_id>/move")
@allow(MEET, needs_yes=read_back.move)
@transact
def move(actor: Any, session: Any, review: Review, meeting_id: UUID) -> Any:
    """Another time; when somebody was quicker, the old one stands."""
    meeting, starts = own(actor, session, review, meeting_id), read_back.wanted()
    found = offered_to(actor, session, review, meeting.way, frozenset(meeting.needs), meeting.room_id)
    old = meeting.starts_at
    try:
        if found is None or starts is None or starts not in found.times:
            raise booking.TimeTaken
        if booking.move(session, actor, meeting, starts, found.times[starts]):
            if found.to_find:
                helping.look_for(session, actor, review.area_id, meeting)
            notices.moved(session, meeting, ways())
            in_call.name(session, actor, meeting, "moved")
            sooner.came_free(session, meeting, old, ways())
    except (booking.TimeTaken, booking.TooLate):
        return make_response(page_of(session, review, meeting, taken=True), 409)
    return go_to(url_for("meetings.one", reference=review.reference, meeting_id=meeting.id, done="moved"))


def _instead_of_call(actor: Any, session: Any, made: Meeting) -> None:
    """A call that we promised has a time now: it is carried over with what they asked, and nobody rings twice (F80)."""
    task = _call_in_place_of(actor, session, made.way)
    said = ["Read the draft together."] if keeps().get("instead") == "draft" and made.way is Way.PHONE else []
    if task is not None:
        said += [f"From the page “{task.about.replace('-', ' ')}”."] if task.about else []
        said += [task.note] if task.note else []
        keep(session, actor, task)
    made.about = "\n".join(said) or None


def _call_in_place_of(actor: Any, session: Any, way: Way) -> Task | None:
    """The call that waits, where this booking is to give it a time."""
    wanted = keeps().get("instead") and way is Way.PHONE
    return promises.waiting_task(session, actor.id) if wanted else None


def _where_is_missing(form: BookForm, way: Way) -> bool:
    """Whether nobody would know which number to ring, or where to come to; said beside the box."""
    if way is Way.PHONE and not form.phone.data:
        form.phone.errors = [cast(str, lazy("Write the number on which we shall ring you"))]
        return True
    if way is Way.AT_HOME and not form.place.data:
        form.place.errors = [cast(str, lazy("Write where we shall come to"))]
        return True
    return False


def _to_days(review: Review, way: Way) -> Any:
    return go_to(url_for("meetings.days", reference=review.reference, way=way.value))


def _over(
    actor: Any, session: Any, review: Review, way: Way, starts: datetime, form: BookForm, *, taken: bool = False
) -> str:
    return render_template(
        "meetings/over.html",
        review=review,
        way=way,
        way_words=WAYS[way],
        starts=starts,
        ends=starts + queries.LASTS[way],
        form=form,
        taken=taken,
        own=queries.at_time(session, review.id, actor.id, way, starts) if taken else None,
        place=place_in(session, review, way),
        quiet=queries.is_quiet(session, actor.id, starts),
        keeps=keeps(),
        zone=zones.other(zones.known(request.args.get("zone"))),
        change_day=zones.clocks_change(now(), starts, zones.other(request.args.get("zone", "")) or LONDON),
        reviewer=areas.person_to_call(session, review.reviewer_id, review.area_id),
    )
