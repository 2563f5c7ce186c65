"""My times and my meetings, for staff: hours in a few presses, another time proposed, held or missed, the note."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, make_response, render_template, request, url_for

from portal.circle.access.installed import ways
from portal.circle.areas import queries as areas
from portal.circle.people import queries as people
from portal.clock import LONDON, now, today
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.days import read_day, read_time
from portal.foundation.web.security import go_to
from portal.taking_part.meetings import (
    asking,
    booking,
    feed,
    helping,
    hours,
    joining,
    keeping,
    notes,
    notices,
    queries,
    same_day,
    standing_in,
    without_link,
)
from portal.taking_part.meetings.choosing import id_in
from portal.taking_part.meetings.desk_forms import TOLD, WEEKDAYS
from portal.taking_part.meetings.forms import NoteForm
from portal.taking_part.meetings.models import LIVE, BookableKind, Meeting, MeetingNote, Way
from portal.taking_part.meetings.read_back import FARTHEST
from portal.taking_part.meetings.times import exists, in_utc
from portal.taking_part.meetings.wording import WAYS_FOR_STAFF

room = Blueprint("meeting_desk", __name__, url_prefix="/desk/meetings")
KEEP = Permission.KEEP_TIMES


@room.get("/")
@allow(KEEP)
def page(actor: Any, session: Any) -> str:
    """My meetings, and when I can be booked."""
    return page_of_desk(actor, session)


@room.post("/<uuid:meeting_id>")
@allow(KEEP)
@transact
def change(actor: Any, session: Any, meeting_id: UUID) -> Any:
    """Propose another time, write the note, or say that it was held or missed."""
    meeting = _mine(actor, session, meeting_id)
    do = request.form.get("do")
    who = [one.id for one in helping.coming_to(session, meeting)] if do == "ill" else []
    try:
        wrong = {
            "propose": _propose,
            "note": _note,
            "cancel": same_day.cancel,
            "also": same_day.cancel_ticked,
            "found": _found,
            "ill": _ill,
            "place": _place,
            "link": _link,
            "right_held": _put_right,
            "right_by_us": _put_right,
        }.get(do or "", _happened)(actor, session, meeting)
    except booking.TooLate:
        said = "That cannot be done with a meeting that is over, cancelled or still to come. What you typed is kept."
        return refused(actor, session, str(meeting_id), [{"text": said, "href": f"#meeting-{meeting_id}"}], status=409)
    if wrong:
        return refused(actor, session, str(meeting_id), [{"text": wrong, "href": f"#meeting-{meeting_id}"}])
    told = asking.about(session, meeting) if do == "propose" else None
    told = "no_link" if do == "link" and not meeting.link else told
    of = meeting_id if do in {"cancel", "also"} or who else None
    return go_to(url_for("meeting_desk.page", told=told or (do if do in TOLD else None), of=of, who=who))


def _propose(actor: Any, session: Any, meeting: Meeting) -> str | None:
    day, at = read_day(request.form.get("day")), read_time(request.form.get("at"))
    name = people.names(session, {meeting.contact_id})[meeting.contact_id]
    if day is None or at is None:
        return f"Write the other day and time for {name}, like 24/12/2026 and 10:00."
    if day > today() + FARTHEST:
        return "That is more than a year away. They were not asked. Look at the year once more."
    if not exists(day, at):
        return "That night the clocks go forward, and this hour is left out. Choose another one."
    starts = in_utc(day, at)
    if starts <= now():
        return "That time is past. They were not asked. Choose one that is still to come."
    try:
        booking.propose(session, actor, meeting, starts)
    except booking.TimeTaken:
        return asking.TAKEN
    notices.proposed(session, meeting, ways())
    return None


def _note(actor: Any, session: Any, meeting: Meeting) -> str | None:
    form = NoteForm()
    if not form.validate():
        return str(next(iter(form.words.errors)))
    if notes.write(session, actor, meeting, form.words.data or ""):
        notices.noted(session, actor, meeting, ways())
    return None


def _happened(actor: Any, session: Any, meeting: Meeting) -> str | None:
    do = request.form.get("do")
    if do not in {"held", "missed", "missed_by_us"}:
        return "Press what happened: nothing was written down."
    booking.happened(session, actor, meeting, held=do == "held", by_us=do == "missed_by_us")
    if do != "held":
        notices.missed(session, meeting, ways())
    return None


def _put_right(actor: Any, session: Any, meeting: Meeting) -> str | None:
    held = request.form.get("do") == "right_held"
    booking.put_right(session, actor, meeting, held=held)
    if not held:  # where it was held, somebody rings them: a message about a message would not be enough
        notices.missed(session, meeting, ways())
    return None


def _found(actor: Any, session: Any, meeting: Meeting) -> str | None:
    if helping.found(session, actor, meeting):
        notices.helped(session, meeting, ways())
    return None


def _ill(actor: Any, session: Any, meeting: Meeting) -> str | None:
    standing_in.fell_ill(session, actor, actor.area_id, meeting)
    notices.helped(session, meeting, ways())
    return None


def _place(actor: Any, session: Any, meeting: Meeting) -> str | None:
    room_of = id_in("room")
    found = keeping.one_of(session, actor.area_id, room_of) if room_of else None
    if found is None or found.kind is not BookableKind.ROOM or meeting.way is not Way.NEUTRAL_PLACE:
        return "Choose the place."
    try:
        if standing_in.another_room(session, actor, meeting, found):
            notices.placed(session, meeting, ways())
    except booking.TimeTaken:
        return "Somebody else is in that room then. Choose another place, or ask them about another time."
    return None


def _link(actor: Any, session: Any, meeting: Meeting) -> str | None:
    try:
        if joining.give(session, actor, meeting, request.form.get("link", "")):
            notices.joined(session, meeting, ways())
    except joining.NotByVideo:
        return "This meeting is not by video, so nobody joins it by a link."
    except joining.NoAddress:
        return "Copy the whole link here, like https://video.example.nhs.uk/join/123. It begins with https://."
    return None


def refused(actor: Any, session: Any, where: str, wrong: list[dict[str, str]], *, status: int = 422) -> Response:
    """The page once more, with what was typed in the form ``where``."""
    return make_response(page_of_desk(actor, session, Again(where, request.form, wrong)), status)


def _mine(actor: Any, session: Any, meeting_id: UUID) -> Meeting:
    found = next((one for one in queries.of_staff(session, actor.id) if one.id == meeting_id), None)
    if found is None:
        abort(404)
    return found


@dataclass(frozen=True, slots=True)
class Again:
    """What was typed and not taken. ``where``: in the form of ``hours``, of a ``day``, or of the meeting of this id."""

    where: str = ""
    boxes: Mapping[str, str] = field(default_factory=dict)
    wrong: list[dict[str, str]] = field(default_factory=list)

    def typed(self, where: str) -> Mapping[str, str]:
        """What was typed in this form, else nothing."""
        return self.boxes if where == self.where else {}


def page_of_desk(actor: Any, session: Any, again: Again | None = None, *, address: str | None = None) -> str:
    """Meetings and times; ``address``: of a private calendar just made, shown this once."""
    mine, again = queries.of_staff(session, actor.id), again or Again()
    noted = queries.notes_of(session, {one.id for one in mine})
    earlier = queries.earlier_notes(session, {one.id for one in noted.values()})
    whose = queries.bookable_of(session, actor.id)
    coming = [one for one in mine if one.state in LIVE and one.ends_at > now()]
    outside = keeping.outside_hours(session, whose, coming) if whose else set()
    return render_template(
        "meetings/desk.html",
        mine=mine,
        moment=now(),
        names=people.names(session, {one.contact_id for one in mine}),
        whose=whose,
        week=hours.week_of(session, whose.id) if whose else {},
        differing=hours.differing(session, whose.id) if whose else [],
        ways_words=WAYS_FOR_STAFF,
        all_ways=list(Way),
        note_forms={one.id: _note_form(one, noted.get(one.id), again) for one in mine},
        again=again,
        days=WEEKDAYS,
        area_id=actor.area_id,
        told=TOLD.get(request.args.get("told", ""), ""),
        address=address,
        rooms=[one for one in keeping.kept_in(session, actor.area_id) if one.kind is BookableKind.ROOM],
        notes=noted,
        earlier=earlier,
        writers=areas.names_of(session, {one.by_staff for some in earlier.values() for one in some}),
        has_feed=feed.has_one(session, actor.id),
        outside=outside,
        link_by={one.id: without_link.by(session, one, whose) for one in coming if whose},
        others=same_day.shown(session, actor, mine),
        concerned=[one for one in mine if one.id in outside and _just_changed(one)],
    )


def _note_form(meeting: Meeting, note: MeetingNote | None, again: Again) -> NoteForm:
    """The note as it stands, to be written on; what was typed and not taken comes before it."""
    typed = again.typed(str(meeting.id)).get("words")
    return NoteForm(formdata=None, data={"words": typed or (note.words if note else None)})


def _just_changed(meeting: Meeting) -> bool:
    """Whether the times that were just kept are those of this meeting: of one day, or of every week."""
    day = read_day(request.args.get("on"))
    if request.args.get("told") in {"day", "day_closed"}:
        return meeting.starts_at.astimezone(LONDON).date() == day
    return request.args.get("told") == "times"
