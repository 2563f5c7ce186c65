"""Who has seen my things (F99): staff by name and role, no hidden readers; relatives only as those I chose."""

from typing import Any

from flask import Blueprint, render_template

from portal.circle.areas import queries as areas
from portal.circle.calls import queries as calls
from portal.circle.people import queries as people
from portal.circle.reviews.models import Review
from portal.foundation.audit import queries as trail
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow
from portal.taking_part.stories import queries as stories

room = Blueprint("my_record", __name__, url_prefix="/reviews/<reference>/my-record")


@room.get("/seen")
@allow(Permission.SEE_OWN_RECORD)
def seen(actor: Any, session: Any, review: Review) -> str:
    """Every member of staff who opened what I told, by name and day; my own reading is shown to nobody."""
    mine = {one.id for one in stories.of_contact(session, actor, review)}
    found = trail.seen_by_staff(session, review.id, mine, actor.known_id())
    wrote = calls.wrote_for(session, actor.id)
    chosen = stories.readers_of(session, mine)
    return render_template(
        "my_record/seen.html",
        review=review,
        seen=found,
        wrote=wrote,
        staff=areas.names_of(session, {one.staff_id for one in found} | {who for who, _at in wrote}),
        chosen=sorted(people.names(session, chosen).values()),
    )
