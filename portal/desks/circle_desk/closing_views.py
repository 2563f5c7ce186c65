"""A review goes no further: the area lead says why, whether its circle is told, and may open it again."""

from typing import Any

from flask import Blueprint, current_app, make_response, render_template, url_for

from portal.circle.areas import queries as areas
from portal.circle.reviews import closing
from portal.circle.reviews.models import ClosingKind, Review
from portal.desks.circle_desk.closing_forms import DECIDED, KINDS, CloseReview
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.security import go_to

room = Blueprint("closings", __name__, url_prefix="/desk/reviews/<reference>/close")
MEANWHILE = "Somebody closed this review meanwhile. Nothing was changed just now."


@room.get("/")
@allow(Permission.CLOSE_REVIEW, records_read="review")
def page(_actor: Any, session: Any, review: Review) -> str:
    """Close it; or what was decided, and opening it again."""
    return _page(session, review, CloseReview(formdata=None))


@room.post("/")
@allow(Permission.CLOSE_REVIEW)
@transact
def close(actor: Any, session: Any, review: Review) -> Any:
    """It goes no further."""
    form = CloseReview()
    if not form.validate():
        return make_response(_page(session, review, form), 422)
    child = form.kind.data == ClosingKind.UNDER_18
    wanted = closing.Closing(
        kind=ClosingKind(form.kind.data or ""),
        why=form.why.data or "",
        reason_told=form.kind.data not in DECIDED or form.told.data == "yes",
        key_worker=(form.key_worker.data or None) if child else None,
        key_worker_phone=(form.key_worker_phone.data or None) if child else None,
    )
    try:
        closing.close(session, actor, review, wanted)
    except closing.AlreadyClosed:
        return make_response(_page(session, review, form, wrong=MEANWHILE), 409)
    return go_to(url_for("circle_desk.circle", reference=review.reference, told="closed"))


@room.post("/open-again")
@allow(Permission.CLOSE_REVIEW)
@transact
def open_again(actor: Any, session: Any, review: Review) -> Any:
    """It goes on after all."""
    closing.open_again(session, actor, current_app.extensions["lookup"], review)
    return go_to(url_for("circle_desk.circle", reference=review.reference, told="opened-again"))


def _page(session: Any, review: Review, form: CloseReview, *, wrong: str = "") -> str:
    standing = closing.standing(session, review)
    return render_template(
        "circle_desk/close.html",
        review=review,
        closing=standing,
        by=areas.names_of(session, {standing.closed_by}) if standing else {},
        kinds=KINDS,
        form=form,
        wrong=wrong,
    )
