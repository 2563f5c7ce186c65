"""One list of what waits, oldest need first; and a review with its circle and stories."""

from typing import Any

from flask import Blueprint, render_template

from portal.circle.people import queries as people
from portal.circle.promises import queries as promises
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow
from portal.taking_part.stories import queries as stories

room = Blueprint("review_desk", __name__, url_prefix="/desk")


@room.get("/")
@allow(Permission.USE_REVIEW_DESK)
def queue(actor: Any, session: Any) -> str:
    """Stories that wait for an answer, promises, reviews by the day they are due."""
    mine = reviews.of_reviewer(session, actor.id)
    by_id = {one.id: one for one in mine}
    waiting = stories.not_thanked(session, set(by_id))
    return render_template(
        "review_desk/queue.html",
        reviews=mine,
        by_id=by_id,
        stories=waiting,
        tellers=people.names(session, {one.contact_id for one in waiting}),
        promises=promises.for_staff(session, set(actor.roles_by_area), actor.id),
    )


@room.get("/reviews/<reference>/")
@allow(Permission.READ_STORIES_OF_REVIEW, records_read="review")
def review(_actor: Any, session: Any, review: Review) -> str:
    """A review: the circle with needs at the head, stories below."""
    circle = reviews.circle(session, review)
    return render_template(
        "review_desk/review.html",
        review=review,
        circle=circle,
        names={one.contact_id: one.name for one in circle},
        stories=stories.shared_in(session, review.id),
        timeline=reviews.timeline(session, review),
    )
