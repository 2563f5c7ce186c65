"""What is read out to somebody on the phone before their choice is kept."""

from typing import Any
from uuid import UUID

from flask import render_template, request, url_for
from markupsafe import Markup

from portal.circle.involvement import ring_first
from portal.circle.involvement.forms import EachThing, RingFirst
from portal.circle.involvement.models import Level
from portal.circle.people import queries as people
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.foundation.web.read_back import ReadBack
from portal.foundation.web.words import translate as _


def choice(actor: Any, session: Any, review: Review) -> ReadBack | None:
    """One of the plain answers."""
    level = request.form.get("level", "")
    if level not in {one.value for one in Level if one is not Level.EACH_THING}:
        return None
    return _said(url_for("involvement.choose", reference=review.reference), level=level, fields=[])


def each_thing(actor: Any, session: Any, review: Review) -> ReadBack | None:
    """Each activity with its answer."""
    form = EachThing()
    if not form.validate():
        return None
    fields = [field for field in form if field.data]
    return _said(url_for("involvement.each", reference=review.reference), level=None, fields=fields)


def ask_first(actor: Any, session: Any, review: Review) -> ReadBack | None:
    """Whom they ask to be rung first, and what a yes means."""
    form, others = RingFirst(), reviews.others_who_show(session, actor, review)
    form.offer(others)
    if not form.validate():
        return None
    named = {str(one.contact_id): one.name for one in others}.get(form.whom.data or "")
    return _of_ring_first(review, "ask", named=named, words=form.words.data)


def take_question_back(actor: Any, session: Any, review: Review) -> ReadBack:
    """That nobody is asked any more."""
    return _of_ring_first(review, "take_back")


def answer(actor: Any, session: Any, review: Review, offer_id: UUID) -> ReadBack | None:
    """Their yes or no to being rung first."""
    offer = ring_first.open_offer(session, review)
    said = request.form.get("answer")
    if said not in {"yes", "no"} or offer is None or offer.id != offer_id or offer.to_contact != actor.id:
        return None
    asker = people.names(session, {offer.from_contact})[offer.from_contact]
    person = reviews.called_by(reviews.place_of(session, actor, review), review)
    return _of_ring_first(review, said, named=asker, person=person)


def _of_ring_first(review: Review, what: str, **shown: Any) -> ReadBack:
    body = Markup(render_template("involvement/read_back_first.html", what=what, **shown))  # noqa: S704  a page of ours
    back = url_for("circle_choices.page", reference=review.reference)
    return ReadBack(_("Is this what you choose?"), body, back)


def _said(back: str, **shown: Any) -> ReadBack:
    body = Markup(render_template("involvement/read_back.html", **shown))  # noqa: S704  a page of ours
    return ReadBack(_("Is this what you choose?"), body, back)
