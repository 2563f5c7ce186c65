"""Every place of one name in the copy for the group, and at which of them it is none."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, make_response, render_template, request, url_for

from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.security import go_to
from portal.taking_part.group_copy import deciding, placing
from portal.taking_part.group_copy.folding import key_of
from portal.taking_part.group_copy.models import GroupDecision
from portal.taking_part.group_copy.placing import Place

room = Blueprint("group_places", __name__, url_prefix="/desk/reviews/<reference>/group-copy/names/<uuid:decision_id>")
WRITE = Permission.WRITE_DRAFT
CHANGED = "The words around that place changed meanwhile. Look at it as it is now."


@room.get("/")
@allow(WRITE, records_read="draft")
def page(_actor: Any, session: Any, review: Review, decision_id: UUID) -> str:
    """The places of a name that is replaced, with what stands around each."""
    return _page(session, review, _decision(session, review, decision_id))


@room.post("/")
@allow(WRITE)
@transact
def say(actor: Any, session: Any, review: Review, decision_id: UUID) -> Any:
    """Not here, or here too after all."""
    decision = _decision(session, review, decision_id)
    place = next((one for one in _places(session, review, decision) if one.token == request.form.get("place")), None)
    if place is None:
        return make_response(_page(session, review, decision, wrong=CHANGED), 409)
    (placing.here_too if request.form.get("do") == "here" else placing.not_here)(session, actor, decision, place)
    return go_to(url_for("group_places.page", reference=review.reference, decision_id=decision.id))


def _decision(session: Any, review: Review, decision_id: UUID) -> GroupDecision:
    found: GroupDecision | None = session.get(GroupDecision, decision_id)
    if found is None or found.review_id != review.id or found.kept:
        abort(404)
    return found


def _places(session: Any, review: Review, decision: GroupDecision) -> list[Place]:
    copy = deciding.now_of(session, review)
    return placing.places(copy.parts, copy.decided, key_of(decision.name)) if copy is not None else []


def _page(session: Any, review: Review, decision: GroupDecision, *, wrong: str = "") -> str:
    stays = {one.place for one in placing.exceptions(session, review.id) if one.decision_id == decision.id}
    listed = _places(session, review, decision)
    return render_template(
        "group_copy/desk/places.html", review=review, decision=decision, places=listed, stays=stays, wrong=wrong
    )
