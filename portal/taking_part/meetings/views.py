"""My meetings, and each as it now is: change it, cancel it, say yes to another time, keep it in a calendar."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, current_app, g, make_response, render_template, request, url_for
from sqlalchemy.orm import Session

from portal.circle.access.installed import ways
from portal.circle.access.late import refill, refills
from portal.circle.areas import queries as areas
from portal.circle.people import queries as people
from portal.circle.people.models import Contact
from portal.circle.promises import queries as promises
from portal.circle.reviews.models import Review
from portal.clock import LONDON, in_england, now
from portal.foundation.identity.permissions import Permission
from portal.foundation.web import words
from portal.foundation.web.access import allow, remember, transact
from portal.foundation.web.security import go_to
from portal.taking_part.meetings import (
    asking,
    booking,
    helping,
    in_call,
    notices,
    places,
    queries,
    read_back,
    ringing,
    screens,
    sooner,
    standing_in,
    undoing,
    zones,
)
from portal.taking_part.meetings.forms import CorrectForm
from portal.taking_part.meetings.models import LIVE, Meeting, MeetingState, Way
from portal.taking_part.meetings.wording import NEEDS, WAYS

room = Blueprint("meetings", __name__, url_prefix="/reviews/<reference>/meetings")
MEET = Permission.MEET


@room.get("/")
@allow(MEET)
def listed(actor: Any, session: Any, review: Review) -> str:
    """My meetings, and how to have one: how first."""
    whose = queries.bookable_of(session, review.reviewer_id)
    return render_template(
        "meetings/list.html",
        review=review,
        mine=queries.meetings_of(session, review.id, actor.id),
        ways=[one for one in Way if whose is not None and one.value in whose.ways],
        ways_words=WAYS,
        reviewer=areas.person_to_call(session, review.reviewer_id, review.area_id),
        moment=now(),
        waiting=promises.waiting_call(session, actor.id),
    )


@room.get("/<uuid:meeting_id>")
@allow(MEET)
@refills
def one(actor: Any, session: Any, review: Review, meeting_id: UUID) -> str:
    """The meeting as it now is: when, how, with whom; change it, cancel it, keep it in a calendar."""
    correct = CorrectForm(formdata=None)
    kept = refill(session, actor, correct)
    return page_of(session, review, own(actor, session, review, meeting_id), correct=correct, at_note=kept)


@room.get("/<uuid:meeting_id>/calendar.ics")
@allow(MEET)
def in_calendar(actor: Any, session: Any, review: Review, meeting_id: UUID) -> Response:
    """The meeting for a calendar; its title says nothing of what it is about."""
    meeting = own(actor, session, review, meeting_id)
    base_url = current_app.extensions["settings"].public_base_url
    response = make_response(notices.in_calendar(session, meeting, words.current(), base_url))
    response.headers["Content-Type"] = "text/calendar; charset=utf-8"
    response.headers["Content-Disposition"] = 'attachment; filename="meeting.ics"'
    return response


@room.post("/<uuid:meeting_id>/answer")
@allow(MEET, needs_yes=read_back.answer)
@transact
def answer(actor: Any, session: Any, review: Review, meeting_id: UUID) -> Any:
    """Yes or no to another time that staff proposed."""
    meeting, done = own(actor, session, review, meeting_id), None
    try:
        if request.form.get("say") == "yes":
            if standing_in.accept(session, actor, review.area_id, meeting):
                notices.moved(session, meeting, ways())
                in_call.name(session, actor, meeting, "moved")
                done = "moved"
        else:
            booking.keep_old(session, actor, meeting)
            done = "kept"
    except booking.NothingProposed:  # pressed twice, or answered meanwhile: the page says how it stands
        pass
    except (booking.TimeTaken, booking.TooLate):
        remember(lambda later: asking.gone(later, actor, later.get_one(Meeting, meeting_id)))
        return make_response(page_of(session, review, meeting, taken=True), 409)
    return go_to(url_for("meetings.one", reference=review.reference, meeting_id=meeting.id, done=done))


@room.post("/<uuid:meeting_id>/sooner")
@allow(MEET)
@transact
def wish_sooner(actor: Any, session: Any, review: Review, meeting_id: UUID) -> Any:
    """Tell me when a sooner time comes free, or not any more."""
    meeting = own(actor, session, review, meeting_id)
    sooner.wish(session, actor, meeting, sooner=request.form.get("sooner") != "no")
    return go_to(url_for("meetings.one", reference=review.reference, meeting_id=meeting.id, see="sooner"))


def own(actor: Any, session: Any, review: Review, meeting_id: UUID) -> Meeting:
    """The actor's own meeting, or 404."""
    meeting = queries.meeting_of(session, review.id, actor.id, meeting_id)
    if meeting is None:
        abort(404)
    return meeting


def page_of(
    session: Any,
    review: Review,
    meeting: Meeting,
    *,
    taken: bool = False,
    correct: CorrectForm | None = None,
    note_changed: bool = False,
    at_note: bool = False,
) -> str:
    """The page of a meeting. ``taken``: the time that was wanted is gone. ``correct``: what they wrote of its note.

    ``note_changed``: staff wrote the note anew while they read it. ``at_note``: in easy read its screen is shown.
    """
    contact = people.by_ids(session, {meeting.contact_id})[meeting.contact_id]
    note = queries.note_of(session, meeting.id)
    live = meeting.state in LIVE and meeting.ends_at > now()
    place = places.of_meeting(session, meeting.room_id)
    needed = [words for need, words in NEEDS.items() if need in meeting.needs]
    lines = screens.of_meeting(place, live=live, needs=bool(needed), noted=note is not None)
    earlier = queries.earlier_notes(session, {note.id}).get(note.id, []) if note else []
    by = screens.ways_there(place) if "way" in lines else []
    return render_template(
        "meetings/one.html",
        lines=lines,
        by=by,
        titles=screens.titles(note),
        see=screens.wanted(g.work.actor, [*lines, *by], "note" if at_note else "", earlier=bool(earlier)),
        earlier=earlier,
        review=review,
        meeting=meeting,
        way_words=WAYS[meeting.way],
        needed=needed,
        note=note,
        changed_on=in_england(note.written_at).date() if note and earlier else None,
        correct=correct or CorrectForm(formdata=None),
        taken=taken,
        asked=asking.still(meeting) and not taken,
        note_changed=note_changed,
        place=place,
        done=request.args.get("done", ""),
        channel=contact.channel.value,
        has_address=bool(contact.address),
        coming=helping.coming_to(session, meeting),
        looked_for=helping.looked_for(session, meeting),
        zone=zones.other(meeting.zone),
        change_day=zones.clocks_change(now(), meeting.starts_at, zones.other(meeting.zone) or LONDON),
        live=live,
        over=meeting.state is MeetingState.HELD or (meeting.state is MeetingState.BOOKED and not live),
        ring_by=ringing.by(session, meeting) if live else None,
        undo=_undo(session, review, contact, meeting),
        reviewer=areas.person_to_call(session, review.reviewer_id, review.area_id),
    )


def _undo(session: Session, review: Review, contact: Contact, meeting: Meeting) -> dict[str, Any]:
    """Of a meeting that they cancelled: whether its time is still free, else the nearest ones.

    Of one at which we were not there: the next times, while they have no other meeting.
    """
    if meeting.missed_by_us:
        stands = any(one.state in LIVE for one in queries.coming(session, review.id, contact.id))
        return {"free": False, "nearest": [] if stands else undoing.nearest(session, review, contact, meeting)}
    if not undoing.can_be_undone(meeting):
        return {"free": False, "nearest": []}
    free = undoing.still_free(session, review, contact, meeting) is not None
    return {"free": free, "nearest": [] if free else undoing.nearest(session, review, contact, meeting)}
