"""Booking for somebody (F44, F88): staff book in a contact's name, with what helps them; they are told."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, make_response, render_template, request, url_for

from portal.circle.access.installed import ways
from portal.circle.areas import queries as areas
from portal.circle.people import queries as people
from portal.circle.people.models import Contact
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.security import go_to, safe_next
from portal.taking_part.meetings import booking, helping, in_call, notices, places, queries
from portal.taking_part.meetings.choosing import id_in
from portal.taking_part.meetings.models import Way
from portal.taking_part.meetings.times import by_day, few
from portal.taking_part.meetings.wording import WAYS_FOR_STAFF

room = Blueprint("meeting_for", __name__, url_prefix="/desk/reviews/<reference>/meetings/<uuid:contact_id>")
BOOK = Permission.BOOK_FOR
DAYS_SHOWN = 15


@room.get("/")
@allow(BOOK, records_read="review")
def page(_actor: Any, session: Any, review: Review, contact_id: UUID) -> str:
    """Their meetings, and the times they could have."""
    return _page(session, review, _contact(session, review, contact_id))


@room.post("/")
@allow(BOOK)
@transact
def book(actor: Any, session: Any, review: Review, contact_id: UUID) -> Any:
    """Book the time that was pressed; they get the message that they would have got."""
    contact = _contact(session, review, contact_id)
    way, starts = _way(request.form.get("way")), _moment(request.form.get("at"))
    place = _place(session, review, contact, way)
    found, key = _offered(session, review, contact, way, place), (request.form.get("form_key") or new_form_key())[:80]
    if found is None or starts not in found.times:
        if booking.booked_by(session, actor, review, key) is not None:
            return _booked(review, contact)
        return make_response(_page(session, review, contact, taken=True), 409)
    wish = booking.Wish(
        with_id=found.with_id,
        also=found.times[starts],
        room_id=place.id if place else None,
        way=way,
        starts=starts,
        lasts=queries.LASTS[way],
        needs=queries.carried(contact),
        place={Way.PHONE: contact.phone, Way.AT_HOME: contact.address}.get(way),
    )
    try:
        made, new = booking.book_once(session, actor, review, contact.id, wish, key)
    except (booking.TimeTaken, booking.TooLate):
        return make_response(_page(session, review, contact, taken=True), 409)
    if new:
        if found.to_find:
            helping.look_for(session, actor, review.area_id, made)
        helping.ask_for_woman_or_man(session, actor, review.area_id, made)
        notices.booked(session, made, ways())
        in_call.name(session, actor, made, "booked")
    return _booked(review, contact)


def _booked(review: Review, contact: Contact) -> Any:
    return to_page(review, contact.id, done="booked")


def to_page(review: Review, contact_id: UUID, *, done: str) -> Any:
    """Back to the page with what was done; it still knows where the reader came from."""
    came_from = _came_from() or None
    address = url_for("meeting_for.page", reference=review.reference, contact_id=contact_id, done=done, next=came_from)
    return go_to(address)


def _came_from() -> str:
    """The page of ours that led here: the open call, or somebody's page of the circle; empty for neither."""
    return safe_next(request.values.get("next"), "")


def _contact(session: Any, review: Review, contact_id: UUID) -> Contact:
    if reviews.member(session, review, contact_id) is None:
        abort(404)
    return people.by_ids(session, {contact_id})[contact_id]


def _way(said: str | None) -> Way:
    return Way(said) if said in {one.value for one in Way} else Way.PHONE


def _moment(said: str | None) -> datetime | None:
    try:
        return datetime.strptime(said or "", "%Y%m%dT%H%MZ").replace(tzinfo=UTC)
    except ValueError:
        return None


def _offered(
    session: Any, review: Review, contact: Contact, way: Way, place: places.Shown | None
) -> queries.Offered | None:
    card = areas.card(session, review.area_id)
    room_id = place.id if place else None
    return queries.offered(session, review, contact, way, card.closed_days, None, room_id) if card else None


def _place(session: Any, review: Review, contact: Contact, way: Way) -> places.Shown | None:
    """The neutral place that was chosen; where the area has some, the first stands until another is."""
    if way is not Way.NEUTRAL_PLACE:
        return None
    found = places.of_area(session, review.area_id, contact.needs)
    wanted = id_in("place")
    return next((one for one in found if one.id == wanted), found[0] if found else None)


def _page(session: Any, review: Review, contact: Contact, *, taken: bool = False) -> str:
    way = _way(request.values.get("way"))
    place = _place(session, review, contact, way)
    found = _offered(session, review, contact, way, place)
    days = list(by_day(few(found.times)).items())[:DAYS_SHOWN] if found else []
    return render_template(
        "meetings/for_somebody.html",
        review=review,
        contact=contact,
        mine=queries.meetings_of(session, review.id, contact.id),
        way=way,
        place=place,
        places=places.of_area(session, review.area_id, contact.needs) if place else [],
        done=request.args.get("done", ""),
        all_ways=list(Way),
        ways_words=WAYS_FOR_STAFF,
        days=days,
        quiet={day for day, times in days if queries.is_quiet(session, contact.id, times[0])},
        needs=queries.carried(contact),
        form_key=new_form_key(),
        taken=taken,
        came_from=_came_from(),
    )
