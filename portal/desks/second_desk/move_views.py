"""Into the right review, one person instead of two, and two again: each proposed here, and done by a second yes."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, make_response, render_template, url_for

from portal.circle.people import queries as people
from portal.circle.reviews import moving, second_yes
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.circle.reviews.second_models import YesKind
from portal.circle.reviews.second_yes import Proposed
from portal.desks.second_desk.forms import MoveIt, SamePerson, TwoPeople
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.fields import Choice
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.security import go_to
from portal.taking_part.stories import queries as stories

room = Blueprint("moves", __name__, url_prefix="/desk/reviews/<reference>")
NO_REVIEW = "There is no review with this reference in your area"
NOT_IN_IT = "Who told it is not in the circle of that review. Add them there first"
CHANGE = Permission.CHANGE_CIRCLE


@room.get("/circle/<uuid:contact_id>/move")
@allow(CHANGE, records_read="review")
def ask_contact(_actor: Any, session: Any, review: Review, contact_id: UUID) -> str:
    """They belong into the circle of another review."""
    return _page("move_contact", review, _fresh(MoveIt(formdata=None)), _name(session, review, contact_id), contact_id)


@room.post("/circle/<uuid:contact_id>/move")
@allow(CHANGE)
@transact
def contact(actor: Any, session: Any, review: Review, contact_id: UUID) -> Any:
    """Propose it to a second person."""
    name, form = _name(session, review, contact_id), MoveIt()
    target = moving.review_in_area(session, review.area_id, form.review.data or "") if form.validate() else None
    if target is None or target.id == review.id:
        form.review.errors = form.review.errors or [NO_REVIEW]
        return make_response(_page("move_contact", review, form, name, contact_id), 422)
    wanted = Proposed(kind=YesKind.CONTACT_MOVE, words="", form_key="", contact_id=contact_id, other_id=target.id)
    return _propose(actor, session, review, form, replace(wanted, detail=target.reference))


@room.get("/stories/<uuid:story_id>/move")
@allow(Permission.READ_STORIES_OF_REVIEW, records_read="story")
def ask_story(_actor: Any, session: Any, review: Review, story_id: UUID) -> str:
    """It was told in the wrong review."""
    return _page("move_story", review, _fresh(MoveIt(formdata=None)), _teller(session, review, story_id), story_id)


@room.post("/stories/<uuid:story_id>/move")
@allow(Permission.READ_STORIES_OF_REVIEW)
@transact
def story(actor: Any, session: Any, review: Review, story_id: UUID) -> Any:
    """Propose it to a second person."""
    name, form = _teller(session, review, story_id), MoveIt()
    target = moving.review_in_area(session, review.area_id, form.review.data or "") if form.validate() else None
    if target is None or target.id == review.id:
        form.review.errors = form.review.errors or [NO_REVIEW]
    else:
        found = stories.for_staff(session, review, story_id)
        if found is not None and reviews.member(session, target, found.contact_id) is not None:
            wanted = Proposed(kind=YesKind.STORY_MOVE, words="", form_key="", other_id=story_id)
            wanted = replace(wanted, contact_id=found.contact_id, detail=target.reference)
            return _propose(actor, session, review, form, wanted)
        form.review.errors = [NOT_IN_IT]
    return make_response(_page("move_story", review, form, name, story_id), 422)


@room.get("/circle/<uuid:contact_id>/same-person")
@allow(CHANGE, records_read="review")
def ask_merge(_actor: Any, session: Any, review: Review, contact_id: UUID) -> str:
    """Two of the circle are one person."""
    name, form = _name(session, review, contact_id), _fresh(SamePerson(formdata=None))
    _others(session, review, contact_id, form)
    return _page("merge", review, form, name, contact_id)


@room.post("/circle/<uuid:contact_id>/same-person")
@allow(CHANGE)
@transact
def merge(actor: Any, session: Any, review: Review, contact_id: UUID) -> Any:
    """Propose it to a second person."""
    name, form = _name(session, review, contact_id), SamePerson()
    _others(session, review, contact_id, form)
    if not form.validate():
        return make_response(_page("merge", review, form, name, contact_id), 422)
    wanted = Proposed(kind=YesKind.MERGE, words="", form_key="", contact_id=contact_id)
    return _propose(actor, session, review, form, replace(wanted, other_id=UUID(form.stays.data)))


@room.get("/circle/<uuid:contact_id>/two-people")
@allow(CHANGE, records_read="review")
def ask_part(_actor: Any, session: Any, review: Review, contact_id: UUID) -> str:
    """They are two people after all."""
    return _page("part", review, _fresh(TwoPeople(formdata=None)), _name(session, review, contact_id), contact_id)


@room.post("/circle/<uuid:contact_id>/two-people")
@allow(CHANGE)
@transact
def part(actor: Any, session: Any, review: Review, contact_id: UUID) -> Any:
    """Propose it to a second person."""
    name, form = _name(session, review, contact_id), TwoPeople()
    if not form.validate():
        return make_response(_page("part", review, form, name, contact_id), 422)
    wanted = Proposed(kind=YesKind.PART, words="", form_key="", contact_id=contact_id)
    return _propose(actor, session, review, form, wanted)


def _propose(actor: Any, session: Any, review: Review, form: Any, wanted: Proposed) -> Any:
    key = form.form_key.data or new_form_key()
    second_yes.propose(session, actor, review, replace(wanted, words=form.words.data or "", form_key=key))
    return go_to(url_for("circle_desk.circle", reference=review.reference, told="proposed"))


def _name(session: Any, review: Review, contact_id: UUID) -> str:
    """The name of somebody who is, or was, in this circle."""
    if reviews.any_place(session, review, contact_id) is None:
        abort(404)
    return people.names(session, {contact_id})[contact_id]


def _teller(session: Any, review: Review, story_id: UUID) -> str:
    found = stories.for_staff(session, review, story_id)
    if found is None:
        abort(404)
    return people.names(session, {found.contact_id})[found.contact_id]


def _others(session: Any, review: Review, contact_id: UUID, form: SamePerson) -> None:
    circle = [one for one in reviews.circle(session, review) if one.contact_id != contact_id]
    form.stays.choices = [Choice("", "Choose one"), *((str(one.contact_id), one.name) for one in circle)]


def _fresh(form: Any) -> Any:
    form.form_key.data = new_form_key()
    return form


ADDRESSES: dict[str, Callable[[Review, UUID], str]] = {
    "move_contact": lambda review, thing: url_for("moves.contact", reference=review.reference, contact_id=thing),
    "move_story": lambda review, thing: url_for("moves.story", reference=review.reference, story_id=thing),
    "merge": lambda review, thing: url_for("moves.merge", reference=review.reference, contact_id=thing),
    "part": lambda review, thing: url_for("moves.part", reference=review.reference, contact_id=thing),
}


def _page(what: str, review: Review, form: Any, name: str, thing: UUID) -> str:
    return render_template(
        "second_desk/move.html", what=what, review=review, form=form, name=name, address=ADDRESSES[what](review, thing)
    )
