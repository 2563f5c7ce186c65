"""A review waits for another process: staff write it down, its circle is told, and told again when it goes on."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, make_response, render_template, request, url_for

from portal.circle.access.installed import ways
from portal.circle.areas import queries as areas
from portal.circle.reviews import hold_notices, holds
from portal.circle.reviews.hold_models import Process
from portal.circle.reviews.models import Review
from portal.desks.circle_desk.hold_forms import PROCESSES, HoldReview
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.security import go_to

room = Blueprint("holds", __name__, url_prefix="/desk/reviews/<reference>/hold")
HOLD = Permission.HOLD_REVIEW
REFUSED: dict[type[Exception], tuple[str, str]] = {
    holds.AlreadyOnHold: ("waits_for", "It waits for this already: see above. Nothing was changed just now."),
    holds.NotInTheFuture: ("since", "That day is still to come. Write it down on the day."),
    holds.GoesNoFurther: ("waits_for", "This review is complete or closed, so there is nothing to wait."),
}


@room.get("/")
@allow(HOLD, records_read="review")
def page(_actor: Any, session: Any, review: Review) -> str:
    """What it waits for now, what it waited for, and putting it on hold."""
    return _page(session, review, HoldReview(formdata=None), told=request.args.get("told", ""))


@room.post("/")
@allow(HOLD)
@transact
def begin(actor: Any, session: Any, review: Review) -> Any:
    """Put it on hold, and tell its circle."""
    form = HoldReview()
    if not form.validate():
        return make_response(_page(session, review, form), 422)
    try:
        holds.begin(
            session,
            actor,
            review,
            Process(form.waits_for.data or ""),
            form.day(),
            called=(form.called.data or "").strip() or None,
            note=form.note.data or None,
        )
    except tuple(REFUSED) as why:
        field, words = REFUSED[type(why)]
        form[field].errors = [words]
        status = 422 if isinstance(why, holds.NotInTheFuture) else 409
        return make_response(_page(session, review, form), status)
    hold_notices.told(session, actor, review, ways())
    return go_to(url_for("holds.page", reference=review.reference, told="begun"))


@room.post("/<uuid:hold_id>/over")
@allow(HOLD)
@transact
def end(actor: Any, session: Any, review: Review, hold_id: UUID) -> Response:
    """What it waited for is over. Its circle is told; pressed twice, told once."""
    row = holds.one_of(session, review.id, hold_id)
    if row is None:
        abort(404)
    if holds.end(session, actor, review, row):
        hold_notices.told(session, actor, review, ways())
    return go_to(url_for("holds.page", reference=review.reference, told="over"))


def _page(session: Any, review: Review, form: HoldReview, *, told: str = "") -> str:
    ever = holds.ever(session, review.id)
    return render_template(
        "circle_desk/hold.html",
        review=review,
        standing=[one for one in ever if one.ended_at is None],
        over=[one for one in ever if one.ended_at is not None],
        by=areas.names_of(session, {who for one in ever for who in (one.begun_by, one.ended_by) if who}),
        processes=PROCESSES,
        form=form,
        told=told,
    )
