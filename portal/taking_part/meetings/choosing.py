"""What somebody has chosen so far on the way to a time, as it stands in the address: how, where, which times."""

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import abort, request

from portal.circle.areas import queries as areas
from portal.circle.people import queries as people
from portal.circle.reviews.models import Review
from portal.clock import LONDON, now
from portal.taking_part.meetings import places, queries, zones
from portal.taking_part.meetings.models import Meeting, Way

INSTEAD = {"call", "draft"}  # the call that we promised gets this time; in it, a draft is read together


def way_of(name: str) -> Way:
    """How to meet, or 404."""
    if name not in {one.value for one in Way}:
        abort(404)
    return Way(name)


def ids_in(name: str) -> set[UUID]:
    """The rows that an address or a form names so, as ticked boxes do; what is no id is none."""
    found = set()
    for said in request.values.getlist(name):
        try:
            found.add(UUID(said))
        except ValueError:
            continue
    return found


def id_in(name: str) -> UUID | None:
    """An id in the address; nothing for what is none."""
    try:
        return UUID(request.values.get(name, ""))
    except ValueError:
        return None


def place_in(session: Any, review: Review, way: Way) -> places.Shown | None:
    """The neutral place that was chosen, if there is such a one in the area."""
    return places.one(session, review.area_id, id_in("place")) if way is Way.NEUTRAL_PLACE else None


def keeps() -> dict[str, str]:
    """What goes along from page to page: where the reader is, which call is to get a time, and the place."""
    place = id_in("place")
    said = {
        "zone": zones.known(request.args.get("zone")),
        "instead": request.args.get("instead", ""),
        "place": str(place) if place else "",
    }
    return {
        name: value
        for name, value in said.items()
        if value not in {"", zones.HERE} and (name != "instead" or value in INSTEAD)
    }


def page_number() -> int:
    """Which page of later days."""
    said = request.args.get("later", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 3 else 0


def in_part(moment: datetime, part: str) -> bool:
    """Whether a time is in the part of the day, or of the weeks, that was chosen."""
    hour = moment.astimezone(LONDON).hour
    if part == "next-week":
        return moment.astimezone(LONDON).isocalendar()[:2] > now().astimezone(LONDON).isocalendar()[:2]
    return {"morning": hour < 12, "afternoon": 12 <= hour < 17, "after-work": hour >= 16}.get(part, True)


def moving_in(actor: Any, session: Any, review: Review) -> Meeting | None:
    """The own meeting that is to have another time; 404 for one that is not theirs."""
    if "moving" not in request.args:
        return None
    wanted = id_in("moving")
    return queries.meeting_of(session, review.id, actor.id, wanted) if wanted else abort(404)


def offered_to(
    actor: Any,
    session: Any,
    review: Review,
    way: Way,
    needs: frozenset[str] | None = None,
    room_id: UUID | None = None,
) -> queries.Offered | None:
    """The times that this contact can have."""
    card = areas.card(session, review.area_id)
    contact = people.by_ids(session, {actor.id})[actor.id]
    return queries.offered(session, review, contact, way, card.closed_days, needs, room_id) if card else None
