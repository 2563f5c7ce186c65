"""No news yet (F95): staff agree with somebody how often we write, and the reviewer confirms each note."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, make_response, render_template, request, url_for

from portal.circle.access.installed import ways
from portal.circle.involvement import no_news
from portal.circle.involvement.no_news_models import WaitsFor
from portal.circle.people import queries as people
from portal.circle.people.models import Contact
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import CirclePlace, Review
from portal.clock import now
from portal.desks.circle_desk.no_news_forms import WAITS_FOR, Confirm, HowOften
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.security import go_to

room = Blueprint("no_news", __name__, url_prefix="/desk/reviews/<reference>/circle/<uuid:contact_id>/no-news")
HELD_BACK = "Nothing goes to them now: see above. It waits until they want to hear from us. Nothing was sent."
ENDED = "This review goes no further, so there are no such notes any more. If something is owed to them, ring them."


@room.get("/")
@allow(Permission.WRITE_TO_CIRCLE, records_read="review")
def page(_actor: Any, session: Any, review: Review, contact_id: UUID) -> str:
    """What was agreed with them, the last note, and the next one to confirm."""
    return _page(session, review, _place(session, review, contact_id), told=request.args.get("told", ""))


@room.post("/")
@allow(Permission.WRITE_TO_CIRCLE)
@transact
def confirm(actor: Any, session: Any, review: Review, contact_id: UUID) -> Any:
    """There is no news, and this is what we wait for; or they heard from us already."""
    place, form = _place(session, review, contact_id), Confirm()
    if review.closed_as is not None:
        return make_response(_page(session, review, place, wrong=ENDED), 409)
    if "heard" in request.form:
        no_news.heard_already(session, actor, review, place)
        return _to(review, contact_id, "heard")
    if not form.validate():
        return make_response(_page(session, review, place, form=form), 422)
    try:
        no_news.confirm(session, actor, review, place, WaitsFor(form.waits_for.data or ""), ways())
    except no_news.HeldBack:
        return make_response(_page(session, review, place, form=form, wrong=HELD_BACK), 409)
    return _to(review, contact_id, "told")


@room.post("/agreed")
@allow(Permission.WRITE_TO_CIRCLE)
@transact
def agree(actor: Any, session: Any, review: Review, contact_id: UUID) -> Any:
    """How often, as they agreed to it on the phone or in person."""
    place, form = _place(session, review, contact_id), HowOften()
    if not form.validate():
        return make_response(_page(session, review, place, how_often=form), 422)
    no_news.agree(session, actor, review, place, int(form.weeks.data or 0))
    return _to(review, contact_id, "agreed")


def _place(session: Any, review: Review, contact_id: UUID) -> CirclePlace:
    found = reviews.member(session, review, contact_id)
    if found is None:
        abort(404)
    return found


def _to(review: Review, contact_id: UUID, told: str) -> Response:
    return go_to(url_for("no_news.page", reference=review.reference, contact_id=contact_id, told=told))


def _page(
    session: Any,
    review: Review,
    place: CirclePlace,
    *,
    form: Confirm | None = None,
    how_often: HowOften | None = None,
    wrong: str = "",
    told: str = "",
) -> str:
    row, last = no_news.shown(session, place)
    return render_template(
        "circle_desk/no_news.html",
        review=review,
        person=session.get_one(Contact, place.contact_id),
        held=people.held(session, place.contact_id, now()),
        quiet=people.quiet_dates(session, place.contact_id),
        agreed=row,
        last=last,
        waits_for=WAITS_FOR,
        form=form or Confirm(formdata=None),
        how_often=how_often or HowOften(formdata=None, weeks=str(row.weeks if row else 0)),
        wrong=wrong,
        told=told,
    )
