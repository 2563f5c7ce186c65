"""Reaching everybody, and completing: for the reviewer, or the area lead when they have left."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, current_app, make_response, render_template, request, url_for

from portal.circle.access.installed import ways
from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.security import go_to
from portal.foundation.web.words import LANGUAGES
from portal.taking_part.completion import sealed, waiting
from portal.taking_part.completion import services as completing
from portal.taking_part.drafts import notices as draft_notices
from portal.taking_part.drafts import offering, queries
from portal.taking_part.group_copy import giving

room = Blueprint("completion", __name__, url_prefix="/desk/reviews/<reference>/draft")
COMPLETE = Permission.COMPLETE_REVIEW


@room.get("/completion")
@allow(COMPLETE)
def overview(_actor: Any, session: Any, review: Review) -> str:
    """What completing waits for: comments, people, the text in the LeDeR platform."""
    return _completion(session, review)


@room.post("/completion")
@allow(COMPLETE)
@transact
def complete(actor: Any, session: Any, review: Review) -> Any:
    """Complete the review; refused while anything or anybody waits, here and in the database."""
    if "same_text" not in request.form:
        wrong = "Compare it with the LeDeR platform first, and say that both texts are the same."
        return make_response(_completion(session, review, wrong), 422)
    key = current_app.extensions["settings"].seal_key
    try:
        already = queries.is_complete(session, review.id)
        completing.complete(session, key, actor, review, same_text_by=actor.known_id())
    except completing.CannotComplete:
        return make_response(_completion(session, review, "Somebody or something still waits. See below."), 409)
    if not already:
        draft_notices.ready(session, actor, review, ways(), offers=False)
    return go_to(url_for("completion.overview", reference=review.reference))


@room.post("/tried/<uuid:contact_id>")
@allow(COMPLETE)
@transact
def tried(actor: Any, session: Any, review: Review, contact_id: UUID) -> Response:
    """Write down a letter with the offer, or a call that nobody answered."""
    offer = offering.offer_to(session, review.id, contact_id)
    if offer is None:
        abort(404)
    if request.form.get("how") == "letter":
        offering.tried_by_letter(session, actor, offer)
    else:
        offering.tried_by_phone(session, actor, offer)
    return go_to(url_for("completion.overview", reference=review.reference))


@room.post("/platform/<uuid:change_id>")
@allow(COMPLETE)
@transact
def platform(actor: Any, session: Any, review: Review, change_id: UUID) -> Response:
    """Something was changed in the LeDeR platform too."""
    if not completing.changed_in_platform(session, actor, review, change_id):
        abort(404)
    return go_to(url_for("completion.overview", reference=review.reference))


def _completion(session: Any, review: Review, wrong: str | None = None) -> str:
    complete = queries.is_complete(session, review.id)
    return render_template(
        "completion/page.html",
        review=review,
        wrong=wrong,
        waits=completing.waits_for(session, review),
        people=waiting.reached(session, review),
        changes=waiting.for_the_platform(session, review.id),
        complete=complete,
        given_to_group=giving.given(session, review.id) is not None,
        seals=sealed.of_review(session, review.id) if complete else [],
        languages=LANGUAGES,
    )
