"""Choosing how much to be involved (F12), each activity by itself, and what a review can and cannot do beside it."""

from typing import Any

from flask import Blueprint, Response, make_response, render_template, request, url_for

from portal.circle.access import kept
from portal.circle.access.late import refills, waiting
from portal.circle.areas import queries as areas
from portal.circle.involvement import queries, read_back, services
from portal.circle.involvement.forms import EachThing
from portal.circle.involvement.models import Level
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.security import go_to

room = Blueprint("involvement", __name__, url_prefix="/reviews/<reference>/involvement")
CHOOSE = Permission.CHOOSE_INVOLVEMENT
IN_ONE_PRESS = [level for level in Level if level is not Level.EACH_THING]


@room.get("/")
@allow(CHOOSE)
@refills
def choose(actor: Any, session: Any, review: Review) -> str:
    """Five plain answers in one press."""
    return _page(actor, session, review)


@room.post("/")
@allow(CHOOSE, needs_yes=read_back.choice)
@transact
def keep(actor: Any, session: Any, review: Review) -> Any:
    """Keep a choice; saving any of them is enough."""
    wanted = request.form.get("level", "")
    if wanted not in {level.value for level in IN_ONE_PRESS}:
        return make_response(_page(actor, session, review), 422)
    services.choose(session, actor, reviews.place_of(session, actor, review), Level(wanted))
    kept.drop(session, actor, request.path)
    return _chosen(review)


@room.get("/each")
@allow(CHOOSE)
@refills
def each(actor: Any, session: Any, review: Review) -> str:
    """Each activity by itself."""
    present = queries.present(session, reviews.place_of(session, actor, review).id)
    form = EachThing(formdata=waiting(session, actor), data=present.answers if present else {})
    return render_template("involvement/each.html", review=review, form=form)


@room.post("/each")
@allow(CHOOSE, needs_yes=read_back.each_thing)
@transact
def keep_each(actor: Any, session: Any, review: Review) -> Any:
    """Keep the answers; what was not answered stays open."""
    form = EachThing()
    if not form.validate():
        return make_response(render_template("involvement/each.html", review=review, form=form), 422)
    place = reviews.place_of(session, actor, review)
    services.choose(session, actor, place, Level.EACH_THING, form.answers())
    kept.drop(session, actor, request.path)
    return _chosen(review)


@room.get("/chosen")
@allow(CHOOSE)
def chosen(actor: Any, session: Any, review: Review) -> str:
    """The receipt: what was chosen, what happens next, that it can be changed at any time; and the history."""
    place = reviews.place_of(session, actor, review)
    return render_template(
        "involvement/chosen.html",
        review=review,
        person=reviews.called_by(place, review),
        history=queries.history(session, place.id),
        reviewer=areas.person_to_call(session, review.reviewer_id, review.area_id),
    )


def _page(actor: Any, session: Any, review: Review) -> str:
    place = reviews.place_of(session, actor, review)
    return render_template(
        "involvement/choose.html",
        review=review,
        person=reviews.called_by(place, review),
        present=queries.present(session, place.id),
        levels=IN_ONE_PRESS,
    )


def _chosen(review: Review) -> Response:
    return go_to(url_for("involvement.chosen", reference=review.reference))
