"""Booking a meeting: which day, which time, read it over and done; and moving one."""

from dataclasses import replace
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from flask import abort, make_response, render_template, request, url_for

from portal.circle.access import kept
from portal.circle.access.installed import ways
from portal.circle.access.late import refill, refills
from portal.circle.areas import queries as areas
from portal.circle.people import queries as people
from portal.circle.promises import queries as promises
from portal.circle.promises.services import keep
from portal.circle.reviews.models import Review
from portal.clock import LONDON, now
from portal.foundation.web import words
from portal.foundation.web.access import allow, transact
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.lazy import lazy
from portal.foundation.web.security import go_to
from portal.taking_part.meetings import booking, helping, notices, queries, read_back, sooner, zones
from portal.taking_part.meetings.forms import BookForm
from portal.taking_part.meetings.models import Meeting, Way
from portal.taking_part.meetings.times import by_day, few
from portal.taking_part.meetings.views import MEET, own, page_of, room
from portal.taking_part.meetings.wording import WAYS

DAYS_SHOWN = 10  # two weeks of working days: what fits a phone without much rolling
DAYS_SHOWN_EASY = 5  # easy read: few things to choose from


@room.get("/<way>/days")
@allow(MEET)
def days(actor: Any, session: Any, review: Review, way: str) -> str:
    """The days with how many times each; one day chosen: its times. Choices: not this week, mornings, afternoons."""
    moving = _moving(actor, session, review)
    found = _offered(actor, session, review, way, frozenset(moving.needs) if moving else None)
    part = request.args.get("part", "")
    times = few(one for one in found.times if _in_part(one, part)) if found else []
    grouped = by_day(times)
    a_page = DAYS_SHOWN_EASY if words.current().reading.easy else DAYS_SHOWN
    first = _page_number() * a_page
    chosen = next((one for one in grouped if one.isoformat() == request.args.get("day")), None)
    return render_template(
        "meetings/days.html",
        review=review,
        way=_way(way),
        way_words=WAYS[_way(way)],
        days=grouped,
        shown=list(grouped.items())[first : first + a_page],
        later=_page_number() + 1 if len(grouped) > first + a_page else None,
        chosen=chosen,
        part=part,
        to_find=bool(found and found.to_find),
        moving=moving,
        form_key=new_form_key(),
        lasts=queries.LASTS[_way(way)],
        keeps=_keeps(),
        zone=zones.other(zones.known(request.args.get("zone"))),
        zones=zones.ZONES,
        day_asked=chosen.isoformat() if chosen else None,
    )


@room.get("/<way>/over")
@allow(MEET)
@refills
def over(actor: Any, session: Any, review: Review, way: str) -> Any:
    """Read it over: the time, what helps, who comes too; then one press."""
    contact, starts = people.by_ids(session, {actor.id})[actor.id], read_back.wanted()
    if starts is None:
        return _to_days(review, _way(way))
    form = BookForm(formdata=None)
    form.needs.data = queries.carried(contact)
    form.remind.data, form.form_key.data = "24", new_form_key()
    form.place.data = contact.address if _way(way) is Way.AT_HOME else None
    form.phone.data = contact.phone
    refill(session, actor, form)
    return _over(session, review, _way(way), starts, form)


@room.post("/<way>/over")
@allow(MEET, needs_yes=read_back.book)
@transact
def book(actor: Any, session: Any, review: Review, way: str) -> Any:
    """Book it. A time that went meanwhile is said kindly, with everything typed still there."""
    form, starts = BookForm(), read_back.wanted()
    if starts is None:
        return _to_days(review, _way(way))
    if not form.validate() or _where_is_missing(form, _way(way)):
        return make_response(_over(session, review, _way(way), starts, form), 422)
    found = _offered(actor, session, review, way, frozenset(form.needs.data))
    if found is not None and starts not in found.times:  # a need ticked only now does not take the time away
        found = replace(_offered(actor, session, review, way, frozenset()) or found, to_find=True)
    if found is None or starts not in found.times:
        return make_response(_over(session, review, _way(way), starts, form, taken=True), 409)
    wish = booking.Wish(
        with_id=found.with_id,
        also=found.times[starts],
        way=_way(way),
        starts=starts,
        lasts=queries.LASTS[_way(way)],
        needs=list(form.needs.data),
        zone=zones.known(request.args.get("zone")),
        place=(form.phone.data if _way(way) is Way.PHONE else form.place.data) or None,
        company=form.company.data or None,
        remind_hours=int(form.remind.data) if form.remind.data in {"24", "2"} else None,
    )
    try:
        made, new = booking.book_once(session, actor, review, actor.id, wish, form.form_key.data or new_form_key())
    except (booking.TimeTaken, booking.TooLate):
        return make_response(_over(session, review, _way(way), starts, form, taken=True), 409)
    if new:
        if found.to_find:
            helping.look_for(session, actor, review.area_id, made)
        helping.ask_for_woman_or_man(session, actor, review.area_id, made)
        notices.booked(session, made, ways())
        _instead_of_call(actor, session, made)
    kept.drop(session, actor, request.path)
    return go_to(url_for("meetings.one", reference=review.reference, meeting_id=made.id))


@room.post("/<uuid:meeting_id>/move")
@allow(MEET, needs_yes=read_back.move)
@transact
def move(actor: Any, session: Any, review: Review, meeting_id: UUID) -> Any:
    """Another time; when somebody was quicker, the old one stands."""
    meeting, starts = own(actor, session, review, meeting_id), read_back.wanted()
    found = _offered(actor, session, review, meeting.way.value, frozenset(meeting.needs))
    old = meeting.starts_at
    try:
        if found is None or starts is None or starts not in found.times:
            raise booking.TimeTaken
        if booking.move(session, actor, meeting, starts, found.times[starts]):
            if found.to_find:
                helping.look_for(session, actor, review.area_id, meeting)
            else:
                meeting.find_by = None
            notices.moved(session, meeting, ways())
            sooner.came_free(session, meeting, old, ways())
    except (booking.TimeTaken, booking.TooLate):
        return make_response(page_of(session, review, meeting, taken=True), 409)
    return go_to(url_for("meetings.one", reference=review.reference, meeting_id=meeting.id))


def _keeps() -> dict[str, str]:
    """What goes along from page to page: where the reader is, and that a call is to get a time."""
    said = {"zone": zones.known(request.args.get("zone")), "instead": request.args.get("instead", "")}
    return {
        name: value
        for name, value in said.items()
        if value not in {"", zones.HERE} and (name == "zone" or value == "call")
    }


def _instead_of_call(actor: Any, session: Any, made: Meeting) -> None:
    """A call that we promised has a time now: it is carried over, and nobody rings twice."""
    task = promises.waiting_task(session, actor.id) if _keeps().get("instead") and made.way is Way.PHONE else None
    if task is not None:
        keep(session, actor, task)


def _way(name: str) -> Way:
    if name not in {one.value for one in Way}:
        abort(404)
    return Way(name)


def _page_number() -> int:
    said = request.args.get("later", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 3 else 0


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


def _in_part(moment: datetime, part: str) -> bool:
    hour = moment.astimezone(LONDON).hour
    if part == "next-week":
        return moment.astimezone(LONDON).isocalendar()[:2] > now().astimezone(LONDON).isocalendar()[:2]
    return {"morning": hour < 12, "afternoon": 12 <= hour < 17, "after-work": hour >= 16}.get(part, True)


def _offered(
    actor: Any, session: Any, review: Review, way: str, needs: frozenset[str] | None = None
) -> queries.Offered | None:
    card = areas.card(session, review.area_id)
    contact = people.by_ids(session, {actor.id})[actor.id]
    return queries.offered(session, review, contact, _way(way), card.closed_days, needs) if card else None


def _moving(actor: Any, session: Any, review: Review) -> Meeting | None:
    said = request.args.get("moving")
    try:
        return queries.meeting_of(session, review.id, actor.id, UUID(said)) if said else None
    except ValueError:
        abort(404)


def _over(session: Any, review: Review, way: Way, starts: datetime, form: BookForm, *, taken: bool = False) -> str:
    return render_template(
        "meetings/over.html",
        review=review,
        way=way,
        way_words=WAYS[way],
        starts=starts,
        form=form,
        taken=taken,
        keeps=_keeps(),
        zone=zones.other(zones.known(request.args.get("zone"))),
        change_day=zones.clocks_change(now(), starts, zones.other(request.args.get("zone", "")) or LONDON),
        reviewer=areas.person_to_call(session, review.reviewer_id, review.area_id),
    )
