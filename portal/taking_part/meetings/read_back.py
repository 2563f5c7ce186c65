"""What is read out to somebody on the phone before a meeting is booked, moved or cancelled for them."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from flask import request, url_for

from portal.circle.reviews.models import Review
from portal.clock import now
from portal.foundation.web import words
from portal.foundation.web.read_back import ReadBack, plainly
from portal.foundation.web.words import translate as _
from portal.taking_part.meetings import queries, zones
from portal.taking_part.meetings.choosing import keeps, place_in
from portal.taking_part.meetings.models import Meeting, Way
from portal.taking_part.meetings.wording import WAYS

FARTHEST = timedelta(days=366)  # no time is offered so far off; the clocks of some year 9999 cannot be reckoned


def wanted() -> datetime | None:
    """The moment that an address or a form names, like 20261201T1000Z; nothing for anything else."""
    try:
        moment = datetime.strptime(request.values.get("at", ""), "%Y%m%dT%H%MZ").replace(tzinfo=UTC)
    except ValueError:
        return None
    return moment if abs(moment - now()) <= FARTHEST else None


def book(_actor: Any, session: Any, review: Review, way: str) -> ReadBack | None:
    """The day, the time, the way and the place: the number on which we ring, or where we come to, as it was typed."""
    starts = wanted()
    if starts is None or way not in {one.value for one in Way}:
        return None
    chosen: dict[str, Any] = dict(keeps())
    back = url_for("meetings.days", reference=review.reference, way=way, **chosen)
    place = place_in(session, review, Way(way))
    typed = {Way.PHONE: "phone", Way.AT_HOME: "place"}.get(Way(way))
    where = [place.name] if place else []
    lines = [_when(starts, chosen.get("zone")), str(WAYS[Way(way)]), *where]
    return plainly(_("Shall we book this?"), back, *lines, words=request.form.get(typed, "") if typed else "")


def move(actor: Any, session: Any, review: Review, meeting_id: UUID) -> ReadBack | None:
    """The new time."""
    meeting, starts = _meeting(actor, session, review, meeting_id), wanted()
    if meeting is None or starts is None:
        return None
    return plainly(_("Shall we change it to this time?"), _back(review, meeting_id), _when(starts, meeting.zone))


def cancel(actor: Any, session: Any, review: Review, meeting_id: UUID) -> ReadBack | None:
    """The meeting that will not be."""
    meeting = _meeting(actor, session, review, meeting_id)
    if meeting is None:
        return None
    return plainly(
        _("Do you want to cancel this meeting?"), _back(review, meeting_id), _when(meeting.starts_at, meeting.zone)
    )


def again(actor: Any, session: Any, review: Review, meeting_id: UUID) -> ReadBack | None:
    """The cancelled meeting that is to stand again."""
    meeting = _meeting(actor, session, review, meeting_id)
    if meeting is None:
        return None
    when = _when(meeting.starts_at, meeting.zone)
    return plainly(_("Shall we book this?"), _back(review, meeting_id), when, str(WAYS[meeting.way]))


def answer(actor: Any, session: Any, review: Review, meeting_id: UUID) -> ReadBack | None:
    """Yes or no to the time that staff proposed."""
    meeting = _meeting(actor, session, review, meeting_id)
    if meeting is None or meeting.proposed_start is None:
        return None
    said = _("Yes, change it") if request.form.get("say") == "yes" else _("No, that does not suit me")
    back, when = _back(review, meeting_id), _when(meeting.proposed_start, meeting.zone)
    return plainly(_("Is this what you choose?"), back, when, said)


def note(actor: Any, session: Any, review: Review, meeting_id: UUID) -> ReadBack | None:
    """That the note is right, with the note as it stands; or what is not."""
    kept = queries.note_of(session, meeting_id) if _meeting(actor, session, review, meeting_id) else None
    if kept is None:
        return None
    back, right = _back(review, meeting_id), request.form.get("say") == "yes"
    yes = _("Yes, now it is right") if kept.correction else _("Yes, that is right")
    said, words_of = (yes, kept.words) if right else (_("That is not right"), request.form.get("words", ""))
    return plainly(_("Is this what you want to say?"), back, said, words=words_of)


def _meeting(actor: Any, session: Any, review: Review, meeting_id: UUID) -> Meeting | None:
    return queries.meeting_of(session, review.id, actor.id, meeting_id)


def _when(moment: datetime, zone: str | None) -> str:
    """By the clock of the UK, and by that of a caller abroad, as their own pages say it (F46)."""
    here, theirs = words.current().day_and_time(moment), zones.other(zone or "")
    if theirs is None:
        return here
    return f"{here} {_('(UK time). Where you are: {when}', when=words.current().day_and_time(moment, theirs))}"


def _back(review: Review, meeting_id: UUID) -> str:
    return url_for("meetings.one", reference=review.reference, meeting_id=meeting_id)
