"""What happens after a review: the actions that the group agreed, and goodbye or stay in touch."""

import contextlib
from typing import Any

from flask import Blueprint, Response, render_template, request, url_for

from portal.circle.areas import queries as areas
from portal.circle.reviews.models import Review
from portal.clock import today
from portal.foundation.identity.permissions import Permission
from portal.foundation.web import reader
from portal.foundation.web.access import allow, transact
from portal.foundation.web.security import go_to
from portal.taking_part.actions import queries, read_back, services, translating
from portal.taking_part.actions.models import Staying

room = Blueprint("actions", __name__, url_prefix="/reviews/<reference>/afterwards")
READ = Permission.READ_DRAFT


@room.get("/")
@allow(READ)
def page(actor: Any, session: Any, review: Review) -> str:
    """Each action with who does it, by when, and whether it happened; then the choice."""
    return render_template(
        "actions/page.html",
        review=review,
        finished=services.is_finished(session, review),
        actions=queries.of_review(session, review.id),
        own_words=translating.for_reader(translating.of_review(session, review.id), reader.reading()),
        chosen=queries.chosen(session, review.id, actor.known_id()),
        today=today(),
        reviewer=areas.person_to_call(session, review.reviewer_id, review.area_id),
    )


@room.post("/")
@allow(READ, needs_yes=read_back.choose)
@transact
def choose(actor: Any, session: Any, review: Review) -> Response:
    """Goodbye, or stay in touch: one press, and changed by another."""
    said = request.form.get("choice", "")
    if said in {one.value for one in Staying}:
        with contextlib.suppress(services.NotFinished):  # the page says so
            services.choose(session, actor, review, Staying(said))
    return go_to(url_for("actions.page", reference=review.reference) + "#chosen")
