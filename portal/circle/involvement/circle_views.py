"""Whom we ring first (F16, F17), and who else knew the person (F111): what somebody decides about the circle."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, make_response, render_template, request, url_for

from portal.circle.access import kept
from portal.circle.access.late import refill, refills
from portal.circle.areas import queries as areas
from portal.circle.involvement import read_back, ring_first
from portal.circle.involvement.forms import RingFirst, WhoElse
from portal.circle.people import queries as people
from portal.circle.promises import services as promises
from portal.circle.promises.models import TaskKind
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.security import go_to

room = Blueprint("circle_choices", __name__, url_prefix="/reviews/<reference>")
ASKED_FOR_DAYS = 5  # working days in which the reviewer answers who else knew the person


@room.get("/ring-first")
@allow(Permission.HAND_ON)
@refills
def page(actor: Any, session: Any, review: Review) -> str:
    """Whom we ring first: what it means, and how it is handed over."""
    form = RingFirst(formdata=None)
    form.form_key.data = new_form_key()
    form.offer([])
    refill(session, actor, form)
    return _page(actor, session, review, form)


@room.post("/ring-first")
@allow(Permission.HAND_ON, needs_yes=read_back.ask_first)
@transact
def ask(actor: Any, session: Any, review: Review) -> Any:
    """Ask one of the circle; somebody whom we do not know yet becomes a task, with a name and a day."""
    place, form = reviews.place_of(session, actor, review), RingFirst()
    form.offer(reviews.others_who_show(session, actor, review))
    if not place.key_contact:
        abort(404)
    if not form.validate():
        return make_response(_page(actor, session, review, form), 422)
    if form.whom.data == "somebody_else":
        asked = promises.Asked(actor.id, form.words.data or "", review_id=review.id)
        key = form.form_key.data or new_form_key()
        promises.ask_staff(session, actor, TaskKind.KEY_CONTACT, asked, form_key=key)
        kept.drop(session, actor, request.path)
        return go_to(url_for("my_wishes.promised"))
    ring_first.ask(session, actor, review, place, UUID(form.whom.data))
    kept.drop(session, actor, request.path)
    return _back(review)


@room.post("/ring-first/take-back")
@allow(Permission.HAND_ON, needs_yes=read_back.take_question_back)
@transact
def take_back(actor: Any, session: Any, review: Review) -> Any:
    """The question is not asked any more."""
    ring_first.take_back(session, actor, review)
    return _back(review)


@room.post("/ring-first/<uuid:offer_id>")
@allow(Permission.HAND_ON, needs_yes=read_back.answer)
@transact
def answer(actor: Any, session: Any, review: Review, offer_id: UUID) -> Any:
    """Yes or no, said by who was asked."""
    if request.form.get("answer") not in {"yes", "no"}:
        return make_response(page(actor, session, review), 422)
    try:
        counted = ring_first.answer(session, actor, review, offer_id, yes=request.form["answer"] == "yes")
    except ring_first.NotTheirs:
        abort(404)
    return _back(review, said=request.form["answer"] if counted else "late")


@room.get("/who-else")
@allow(Permission.HAND_ON)
@refills
def who_else(actor: Any, session: Any, review: Review) -> str:
    """Who else knew them, and whom you would rather we did not ask."""
    form = WhoElse(formdata=None)
    form.form_key.data = new_form_key()
    brought_back = refill(session, actor, form)
    return render_template("involvement/who_else.html", review=review, form=form, brought_back=brought_back)


@room.post("/who-else")
@allow(Permission.HAND_ON)
@transact
def tell_who_else(actor: Any, session: Any, review: Review) -> Any:
    """A question to the reviewer, answered by a named day."""
    form = WhoElse()
    if not form.validate():
        return make_response(
            render_template("involvement/who_else.html", review=review, form=form, brought_back=False), 422
        )
    told = {"Knew them": form.who.data, "Rather not ask": form.rather_not.data}
    words = "\n\n".join(f"{title}: {one.strip()}" for title, one in told.items() if one and one.strip())
    asked = promises.Asked(actor.id, words, review.reviewer_id, review.id, ASKED_FOR_DAYS)
    promises.ask_staff(session, actor, TaskKind.WHO_ELSE, asked, form_key=form.form_key.data or new_form_key())
    kept.drop(session, actor, request.path)
    return go_to(url_for("my_wishes.promised"))


def _back(review: Review, **more: Any) -> Any:
    return go_to(url_for("circle_choices.page", reference=review.reference, **more))


def _page(actor: Any, session: Any, review: Review, form: RingFirst) -> str:
    place = reviews.place_of(session, actor, review)
    offer = ring_first.open_offer(session, review)
    if offer is not None and actor.id not in {offer.from_contact, offer.to_contact}:
        offer = None
    form.offer(reviews.others_who_show(session, actor, review) if place.key_contact else [])
    return render_template(
        "involvement/ring_first.html",
        review=review,
        place=place,
        person=reviews.called_by(place, review),
        not_family=ring_first.needs_telling(place),
        offer=offer,
        names=people.names(session, {offer.from_contact, offer.to_contact}) if offer else {},
        reviewer=areas.person_to_call(session, review.reviewer_id, review.area_id),
        form=form,
    )
