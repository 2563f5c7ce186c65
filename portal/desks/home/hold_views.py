"""What it means for a family that the review waits for another process (F22)."""

from typing import Any

from flask import Blueprint, render_template

from portal.circle.areas import queries as areas
from portal.circle.reviews import holds
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.hold_models import Process
from portal.circle.reviews.models import Review
from portal.clock import today
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow
from portal.taking_part.drafts import queries as drafts

room = Blueprint("on_hold", __name__)


@room.get("/reviews/<reference>/on-hold")
@allow(Permission.SEE_REVIEW)
def page(actor: Any, session: Any, review: Review) -> str:
    """What it waits for, what they can still do, and that other dates do not wait."""
    standing = holds.standing(session, review.id)
    return render_template(
        "home/on_hold.html",
        review=review,
        holds=standing,
        # What a coroner and the police may ask for; a safeguarding enquiry asks for the person's records.
        asks_for_items=any(one.process in {Process.INQUEST, Process.POLICE} for one in standing),
        person=reviews.called_by(reviews.place_of(session, actor, review), review),
        reviewer=areas.person_to_call(session, review.reviewer_id, review.area_id),
        draft=drafts.opened_version(session, review.id),
        today=today(),
    )
