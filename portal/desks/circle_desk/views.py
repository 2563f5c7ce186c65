"""Open reviews, opening one, its circle at a glance, another reviewer."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, current_app, g, make_response, render_template, request, url_for

from portal.circle.areas import queries as areas
from portal.circle.areas import team
from portal.circle.areas.models import Area
from portal.circle.reviews import alike, handing_over, holds, second_yes
from portal.circle.reviews import queries as circles_of
from portal.circle.reviews import services as reviews
from portal.circle.reviews.models import FAMILY, Review
from portal.desks.circle_desk import queries, services
from portal.desks.circle_desk.forms import CHOOSE, OpenReview
from portal.desks.circle_desk.handing_forms import HandOver
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.security import go_to

room = Blueprint("circle_desk", __name__, url_prefix="/desk")
HERE = "This reference in LeDeR has a review here: {reference}. Nothing was opened."
NOBODY = "Nobody in this area is a reviewer yet. The area lead can invite somebody."


@room.get("/circles/")
@allow(Permission.ADD_TO_CIRCLE)
def circles(actor: Any, session: Any) -> str:
    """The open reviews whose circle somebody may add to, and the areas in which they may open one."""
    return render_template(
        "circle_desk/circles.html",
        reviews=queries.open_reviews(session, actor),
        areas=team.areas_of(session, queries.may_open_in(actor)),
        my_areas=team.areas_of(session, set(actor.roles_by_area)),
        says_yes=g.work.gate.may_at_all(actor, Permission.SAY_SECOND_YES),
        closed=queries.closed_reviews(session, actor),
    )


@room.get("/areas/<uuid:area_id>/reviews/new")
@allow(Permission.OPEN_REVIEW)
def new_review(actor: Any, session: Any, area_id: UUID) -> str:
    """The form for a review that begins."""
    area = _area(actor, session, area_id)
    form = OpenReview(formdata=None)
    form.form_key.data = new_form_key()
    _choose_reviewer(actor, session, area, form)
    return render_template("circle_desk/open_review.html", of=area, form=form, child=False)


@room.post("/areas/<uuid:area_id>/reviews/new")
@allow(Permission.OPEN_REVIEW)
@transact
def open_review(actor: Any, session: Any, area_id: UUID) -> Any:
    """Open it, and go on to its circle. For a child the child death review comes first."""
    area, child = _area(actor, session, area_id), False
    form = OpenReview()
    _choose_reviewer(actor, session, area, form)
    if form.validate():
        try:
            review = services.open_review(
                session,
                current_app.extensions["lookup"],
                actor,
                form.form_key.data or new_form_key(),
                area_id=area.id,
                reviewer_id=UUID(form.reviewer.data) if form.reviewer else actor.id,
                person=form.person.data,
                told_on=form.told_on.day,
                leder_reference=form.leder_reference.data or None,
                born=form.born.day,
                died=form.died.day,
            )
            return go_to(url_for("circle_desk.circle", reference=review.reference))
        except reviews.UnderEighteen:
            child = True
        except alike.AlreadyHere as here:
            form.leder_reference.errors = [HERE.format(reference=here.reference)]
    return make_response(render_template("circle_desk/open_review.html", of=area, form=form, child=child), 422)


@room.get("/reviews/<reference>/circle/")
@allow(Permission.ADD_TO_CIRCLE, records_read="review")
def circle(actor: Any, session: Any, review: Review) -> str:
    """Everybody of the circle: how they were told, how invited, whether they came in."""
    return _circle(actor, session, review)


@room.post("/reviews/<reference>/reviewer")
@allow(Permission.HAND_REVIEW_OVER)
@transact
def hand_over(actor: Any, session: Any, review: Review) -> Any:
    """Write down who of the area reviews from which day; today only with a reason."""
    form = _hand_over_form(session, review)
    if not form.validate():
        return make_response(_circle(actor, session, review, form), 422)
    try:
        handing_over.plan(session, actor, review, UUID(form.reviewer.data), form.day, form.why)
    except handing_over.WaitsAlready:
        return make_response(_circle(actor, session, review), 409)
    return go_to(url_for("circle_desk.circle", reference=review.reference, told="handed-over"))


@room.post("/reviews/<reference>/reviewer/stays")
@allow(Permission.HAND_REVIEW_OVER)
@transact
def keep_reviewer(actor: Any, session: Any, review: Review) -> Any:
    """The change does not come after all: who was told of it is told that the reviewer stays."""
    stays = handing_over.take_back(session, actor, review)
    told = "stays" if stays else "changed-already"
    return go_to(url_for("circle_desk.circle", reference=review.reference, told=told))


def _area(actor: Any, session: Any, area_id: UUID) -> Area:
    """The area of an address; 404 for whoever may open no review there, as for one that does not exist."""
    found: Area | None = session.get(Area, area_id)
    if found is None or not g.work.gate.may(actor, Permission.OPEN_REVIEW, found):
        abort(404)
    return found


def _choose_reviewer(actor: Any, session: Any, area: Area, form: OpenReview) -> None:
    """A lead chooses; a reviewer takes it on themselves."""
    if g.work.gate.may(actor, Permission.MANAGE_AREA, area):
        found = queries.reviewers(session, area.id)
        form.reviewer.choices = [CHOOSE, *found]
        form.reviewer.shown["hint"] = None if found else NOBODY
    else:
        del form.reviewer


def _circle(actor: Any, session: Any, review: Review, form: HandOver | None = None) -> str:
    hands_over = g.work.gate.may(actor, Permission.HAND_REVIEW_OVER, review)
    return render_template(
        "circle_desk/circle.html",
        review=review,
        circle=queries.told(session, review),
        reviewer=areas.names_of(session, {review.reviewer_id})[review.reviewer_id].name,
        reads_stories=g.work.gate.may(actor, Permission.READ_STORIES_OF_REVIEW, review),
        form=form or (_hand_over_form(session, review) if hands_over else None),
        coming=handing_over.waiting(session, review.id),
        told=request.args.get("told", ""),
        refusal=circles_of.standing_refusal(session, review.id),
        family={one.value for one in FAMILY},
        left=circles_of.left(session, review),
        waiting=second_yes.waiting(session, review),
        on_hold=bool(holds.standing(session, review.id)),
        says_yes=g.work.gate.may(actor, Permission.SAY_SECOND_YES, review),
        may_change=g.work.gate.may(actor, Permission.CHANGE_CIRCLE, review),
        may_close=g.work.gate.may(actor, Permission.CLOSE_REVIEW, review),
    )


def _hand_over_form(session: Any, review: Review) -> HandOver:
    form = HandOver()
    if handing_over.reviewer_left(session, review):
        form.at_once()
    elif not form.from_day.data:
        form.from_day.data = handing_over.default_day(session, review).strftime("%d/%m/%Y")
    now = str(review.reviewer_id)
    form.reviewer.choices = [CHOOSE, *(one for one in queries.reviewers(session, review.area_id) if one[0] != now)]
    return form
