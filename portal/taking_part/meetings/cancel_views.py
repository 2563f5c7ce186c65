"""Cancelling: read over first, one press, a receipt, and the press that books the same time again while it is free."""

from typing import Any
from uuid import UUID

from flask import make_response, render_template, url_for

from portal.circle.access.installed import ways
from portal.circle.areas import queries as areas
from portal.circle.people.models import Contact
from portal.circle.reviews.models import Review
from portal.clock import now
from portal.foundation.web.access import allow, transact
from portal.foundation.web.security import go_to
from portal.taking_part.meetings import booking, in_call, notices, places, read_back, sooner, undoing, zones
from portal.taking_part.meetings.models import LIVE, Meeting
from portal.taking_part.meetings.views import MEET, own, page_of, room
from portal.taking_part.meetings.wording import WAYS


@room.get("/<uuid:meeting_id>/cancel")
@allow(MEET)
def read_over(actor: Any, session: Any, review: Review, meeting_id: UUID) -> Any:
    """Which meeting it is, and that nothing bad happens; one that does not stand any more is shown as it is."""
    meeting = own(actor, session, review, meeting_id)
    if meeting.state not in LIVE or meeting.ends_at <= now():
        return _to_it(review, meeting)
    return render_template(
        "meetings/cancel.html",
        review=review,
        meeting=meeting,
        way_words=WAYS[meeting.way],
        zone=zones.other(meeting.zone),
        place=places.of_meeting(session, meeting.room_id),
        reviewer=areas.person_to_call(session, review.reviewer_id, review.area_id),
    )


@room.post("/<uuid:meeting_id>/cancel")
@allow(MEET, needs_yes=read_back.cancel)
@transact
def cancel(actor: Any, session: Any, review: Review, meeting_id: UUID) -> Any:
    """Cancel it; no reason needed."""
    meeting = own(actor, session, review, meeting_id)
    try:
        if booking.cancel(session, actor, meeting):
            notices.cancelled(session, meeting, ways())
            in_call.name(session, actor, meeting, "cancelled")
            sooner.came_free(session, meeting, meeting.starts_at, ways())
    except booking.TooLate:
        return make_response(page_of(session, review, meeting), 409)
    return _to_it(review, meeting, done="cancelled")


@room.post("/<uuid:meeting_id>/again")
@allow(MEET, needs_yes=read_back.again)
@transact
def again(actor: Any, session: Any, review: Review, meeting_id: UUID) -> Any:
    """It was a slip: the same time once more. Where somebody else has it now, the page shows the nearest ones."""
    meeting = own(actor, session, review, meeting_id)
    contact = session.get_one(Contact, meeting.contact_id)
    found = undoing.still_free(session, review, contact, meeting)
    try:
        if undoing.book_again(session, actor, review.area_id, meeting, found):
            notices.booked(session, meeting, ways())
            in_call.name(session, actor, meeting, "booked")
    except (booking.TimeTaken, booking.TooLate):
        return make_response(page_of(session, review, meeting, taken=True), 409)
    return _to_it(review, meeting, done="again")


def _to_it(review: Review, meeting: Meeting, done: str | None = None) -> Any:
    return go_to(url_for("meetings.one", reference=review.reference, meeting_id=meeting.id, done=done))
