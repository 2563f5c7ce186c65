"""The person did not want family involved: written down, taken back, and a relationship put right meanwhile."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, make_response, render_template, url_for

from portal.circle.areas import queries as areas
from portal.circle.people import queries as people
from portal.circle.reviews import queries as reviews
from portal.circle.reviews import refusals, second_yes
from portal.circle.reviews.models import CirclePlace, Review
from portal.circle.reviews.second_models import YesKind
from portal.circle.reviews.words import RELATIONSHIPS
from portal.clock import today
from portal.desks.second_desk.forms import AnotherRelationship, RefusalOver, WriteRefusal
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.security import go_to

room = Blueprint("refusals", __name__, url_prefix="/desk/reviews/<reference>")


@room.get("/refusal")
@allow(Permission.ADD_TO_CIRCLE, records_read="review")
def page(_actor: Any, session: Any, review: Review) -> str:
    """Write it down; or, where it stands, what was said and how it ends."""
    return _page(session, review)


@room.post("/refusal")
@allow(Permission.ADD_TO_CIRCLE)
@transact
def write(actor: Any, session: Any, review: Review) -> Any:
    """Write it down for a second person. Nothing changes yet."""
    form = WriteRefusal()
    if not form.validate():
        return make_response(_page(session, review, form), 422)
    wanted = second_yes.Proposed(
        kind=YesKind.REFUSAL,
        words=form.words.data or "",
        more=form.to_whom.data or "",
        on_day=form.on_day.day,
        again_on=form.again_on.day,
        form_key=form.form_key.data or new_form_key(),
    )
    second_yes.propose(session, actor, review, wanted)
    return _to_circle(review)


@room.post("/refusal/over")
@allow(Permission.CHANGE_CIRCLE)
@transact
def over(actor: Any, session: Any, review: Review) -> Any:
    """Propose that it does not hold any more."""
    form = RefusalOver()
    if not form.validate():
        return make_response(_page(session, review, over=form), 422)
    wanted = second_yes.Proposed(
        kind=YesKind.REFUSAL_OVER, words=form.words.data or "", form_key=form.form_key.data or new_form_key()
    )
    second_yes.propose(session, actor, review, wanted)
    return _to_circle(review)


@room.get("/circle/<uuid:contact_id>/relationship")
@allow(Permission.CHANGE_CIRCLE, records_read="review")
def ask_relationship(_actor: Any, session: Any, review: Review, contact_id: UUID) -> str:
    """What somebody was to the person, to be put right by two people."""
    place = _place(session, review, contact_id)
    form = AnotherRelationship(formdata=None, relationship=place.relationship.value)
    form.form_key.data = new_form_key()
    return _relationship(session, review, place, form)


@room.post("/circle/<uuid:contact_id>/relationship")
@allow(Permission.CHANGE_CIRCLE)
@transact
def relationship(actor: Any, session: Any, review: Review, contact_id: UUID) -> Any:
    """Propose it to a second person."""
    place, form = _place(session, review, contact_id), AnotherRelationship()
    if not form.validate():
        return make_response(_relationship(session, review, place, form), 422)
    wanted = second_yes.Proposed(
        kind=YesKind.RELATIONSHIP,
        detail=form.relationship.data or "",
        contact_id=contact_id,
        words=form.words.data or "",
        form_key=form.form_key.data or new_form_key(),
    )
    second_yes.propose(session, actor, review, wanted)
    return _to_circle(review)


def _to_circle(review: Review) -> Any:
    return go_to(url_for("circle_desk.circle", reference=review.reference, told="proposed"))


def _place(session: Any, review: Review, contact_id: UUID) -> CirclePlace:
    """Their place in this circle, ended or not; 404 for whoever never was in it."""
    found = reviews.any_place(session, review, contact_id)
    if found is None:
        abort(404)
    return found


def _relationship(session: Any, review: Review, place: CirclePlace, form: AnotherRelationship) -> str:
    name = people.names(session, {place.contact_id})[place.contact_id]
    return render_template(
        "second_desk/relationship.html",
        review=review,
        place=place,
        name=name,
        form=form,
        now=RELATIONSHIPS[place.relationship],
    )


def _page(session: Any, review: Review, form: WriteRefusal | None = None, *, over: RefusalOver | None = None) -> str:
    refusal = reviews.standing_refusal(session, review.id)
    if form is None:
        day = today() + refusals.LOOKED_AT_AGAIN_AFTER
        form = WriteRefusal(formdata=None, again_on=day.strftime("%d/%m/%Y"))
        form.form_key.data = new_form_key()
    if over is None:
        over = RefusalOver(formdata=None)
        over.form_key.data = new_form_key()
    said = refusals.of_proposal(session, refusal) if refusal else None
    staff = areas.names_of(session, {refusal.first_by, refusal.second_by} if refusal else set())
    return render_template(
        "second_desk/refusal.html", review=review, refusal=refusal, said=said, staff=staff, form=form, over=over
    )
