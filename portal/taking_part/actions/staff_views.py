"""The desk of actions: what the group agreed is written down after completion, and what became of it. In English."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, make_response, render_template, url_for

from portal.circle.access.installed import ways
from portal.circle.people import queries as people
from portal.circle.reviews.models import Review
from portal.clock import today
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.security import go_to
from portal.foundation.web.words import LANGUAGES
from portal.taking_part.actions import notices, queries, services, translating
from portal.taking_part.actions.forms import AgreeForm, BecameForm
from portal.taking_part.actions.models import ActionState

room = Blueprint("action_desk", __name__, url_prefix="/desk/reviews/<reference>/actions")
USE = Permission.COMPLETE_REVIEW


@room.get("/")
@allow(USE, records_read="draft")
def page(_actor: Any, session: Any, review: Review) -> str:
    """Actions, and who hears of them."""
    return _page(session, review)


@room.post("/")
@allow(USE)
@transact
def agree(actor: Any, session: Any, review: Review) -> Any:
    """Write down what the group agreed; those who asked are told that there is news."""
    form = AgreeForm()
    if not form.validate():
        return make_response(_page(session, review, agree=form), 422)
    told = services.Agreed(form.what.data or "", form.who.data or "", form.day)
    try:
        _row, new = services.agree(session, actor, review, told, form.form_key.data or new_form_key())
    except services.NotFinished:
        form.form_errors = ["Complete the review first. The group agrees on actions after that."]
        return make_response(_page(session, review, agree=form), 409)
    if new:
        _tell(actor, session, review)
    return go_to(url_for("action_desk.page", reference=review.reference))


@room.post("/<uuid:action_id>")
@allow(USE)
@transact
def became(actor: Any, session: Any, review: Review, action_id: UUID) -> Any:
    """Write down what became of an action."""
    row, form = queries.one_of(session, review.id, action_id), BecameForm()
    if row is None:
        abort(404)
    if not form.validate():
        return make_response(_page(session, review, became=form, wrong_id=row.id), 422)
    if services.became(session, actor, review, row, ActionState(str(form.state.data)), form.why.data or ""):
        _tell(actor, session, review)
    return go_to(url_for("action_desk.page", reference=review.reference))


def _tell(actor: Any, session: Any, review: Review) -> None:
    notices.news(session, review, actor.known_id(), ways())


def _page(session: Any, review: Review, *, agree: Any = None, became: Any = None, wrong_id: Any = None) -> str:
    if agree is None:
        agree = AgreeForm(formdata=None)
        agree.form_key.data = new_form_key()
    listed = [
        (one, _numbered(became if one.id == wrong_id else BecameForm(formdata=None), place))
        for place, one in enumerate(queries.of_review(session, review.id), start=1)
    ]
    return render_template(
        "actions/desk.html",
        review=review,
        finished=services.is_finished(session, review),
        actions=listed,
        wrong=became,
        agree=agree,
        written=translating.of_review(session, review.id),
        languages=LANGUAGES,
        today=today(),
        hears=people.names(session, {one.id for one in queries.hears(session, review)}),
    )


def _numbered(form: BecameForm, place: int) -> BecameForm:
    """The same form stands on the page for each action: its boxes have ids of their own."""
    for field in (form.state, form.why):
        field.id = f"{field.name}-{place}"
    return form
