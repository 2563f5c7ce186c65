"""The neutral places of an area (F38): the list to choose from, and each with the way there and what somebody finds."""

from typing import Any
from uuid import UUID

from flask import abort, render_template

from portal.circle.people import queries as people
from portal.circle.reviews.models import Review
from portal.foundation.web.access import allow
from portal.taking_part.meetings import places as known
from portal.taking_part.meetings import screens
from portal.taking_part.meetings.choosing import keeps
from portal.taking_part.meetings.views import MEET, room


@room.get("/places")
@allow(MEET)
def places(actor: Any, session: Any, review: Review) -> str:
    """Where somebody can meet us, that is neither their home nor an office of ours."""
    contact = people.by_ids(session, {actor.id})[actor.id]
    found = known.of_area(session, review.area_id, contact.needs)
    return render_template("meetings/places.html", review=review, places=found, keeps=keeps())


@room.get("/places/<uuid:place_id>")
@allow(MEET)
def place(actor: Any, session: Any, review: Review, place_id: UUID) -> str:
    """One place: address, how to get there step by step, what somebody finds."""
    found = known.one(session, review.area_id, place_id) or abort(404)
    lines, by = screens.of_place(found), screens.ways_there(found)
    return render_template(
        "meetings/place.html",
        review=review,
        place=found,
        keeps=keeps(),
        lines=lines,
        by=by,
        titles=screens.titles(None),
        see=screens.wanted(actor, [*lines, *by]),
    )
