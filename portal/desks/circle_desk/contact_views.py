"""One person of a circle: add, first contact, invite, put right, end."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, current_app, g, make_response, render_template, request, url_for

from portal.circle.access.installed import ways
from portal.circle.people import queries as people
from portal.circle.people import troubles
from portal.circle.people.helpers import helpers_of
from portal.circle.people.models import Contact as Person
from portal.circle.reviews import inviting, members, naming
from portal.circle.reviews import queries as reviews
from portal.circle.reviews import services as review_services
from portal.circle.reviews.models import FAMILY, CirclePlace, CircleStepKind, Relationship, Review, SpokenOf
from portal.circle.reviews.words import RELATIONSHIPS
from portal.clock import now, today
from portal.desks.circle_desk import queries, services
from portal.desks.circle_desk.forms import CHOOSE, Contact, FirstContact
from portal.foundation.db.once import key_of
from portal.foundation.identity.permissions import Permission
from portal.foundation.outbox.models import Channel
from portal.foundation.web.access import allow, transact
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.security import go_to

room = Blueprint("circle_contacts", __name__, url_prefix="/desk/reviews/<reference>/circle")
REFUSED = (
    "The person did not want family involved, and that stands. So nobody of the family is added or invited here. "
    "Look for another contact: a friend, a paid carer, an advocate."
)
NEEDS_TWO = "While the person’s wish stands that family is not involved, two people put a relationship right together."
NO_EMAIL = "They did not choose email. Print a letter with a code for them, or ring them."


@room.get("/new")
@allow(Permission.ADD_TO_CIRCLE)
def new(_actor: Any, session: Any, review: Review) -> str:
    """The form for somebody new. Where the person did not want family involved, no family is in the list."""
    form = Contact(formdata=None)
    form.form_key.data = new_form_key()
    return _form(session, review, form, None)


@room.post("/new")
@allow(Permission.ADD_TO_CIRCLE)
@transact
def add(actor: Any, session: Any, review: Review) -> Any:
    """Add them. Nothing is sent yet."""
    form = Contact()
    if not form.validate():
        return make_response(_form(session, review, form, None), 422)
    lookup = current_app.extensions["lookup"]
    key = form.form_key.data or new_form_key()
    try:
        contact_id = services.add(session, lookup, actor, review, _details(form), key)
    except review_services.FamilyRefused:
        form.relationship.errors = [REFUSED]
        return make_response(_form(session, review, form, None), 422)
    return _to(review, contact_id, "added")


@room.get("/<uuid:contact_id>/")
@allow(Permission.ADD_TO_CIRCLE, records_read="review")
def one(actor: Any, session: Any, review: Review, contact_id: UUID) -> str:
    """Somebody of the circle: needs first, then what was done and what can be done."""
    return _one(actor, session, review, _place(session, review, contact_id))


@room.post("/<uuid:contact_id>/first-contact")
@allow(Permission.ADD_TO_CIRCLE)
@transact
def first_contact(actor: Any, session: Any, review: Review, contact_id: UUID) -> Any:
    """Write down that somebody rang, or wrote and signed."""
    place, form = _place(session, review, contact_id), FirstContact()
    if not form.validate():
        return make_response(_one(actor, session, review, place, form=form), 422)
    members.write_down(
        session,
        actor,
        review,
        place,
        CircleStepKind(form.how.data or ""),
        on_day=form.on_day.day,
        made_once=key_of(actor.id, f"{place.id}|{form.form_key.data or new_form_key()}"),
    )
    return _to(review, contact_id, "first-contact")


@room.post("/<uuid:contact_id>/invite")
@allow(Permission.CHANGE_CIRCLE)
@transact
def invite(actor: Any, session: Any, review: Review, contact_id: UUID) -> Any:
    """Send the link by email, for seven days."""
    place = _place(session, review, contact_id)
    form_key = request.form.get("form_key") or new_form_key()
    wrong = ""
    if session.get_one(Person, contact_id).channel is not Channel.EMAIL:
        wrong = NO_EMAIL
    else:
        try:
            services.invite(session, actor, review, place, ways(), form_key)
        except inviting.NotNow as why:
            wrong = why.words
    if wrong:
        return make_response(_one(actor, session, review, place, wrong=wrong), 422)
    return _to(review, contact_id, "invited")


@room.get("/<uuid:contact_id>/details")
@allow(Permission.CHANGE_CIRCLE, records_read="review")
def details(_actor: Any, session: Any, review: Review, contact_id: UUID) -> str:
    """What we know of them, to be put right."""
    place = _place(session, review, contact_id)
    person = session.get_one(Person, contact_id)
    known = {name: getattr(person, name) for name in ("name", "language", "easy", "needs", "email", "phone", "address")}
    form = Contact(
        formdata=None,
        called=place.called,
        spoken_of=place.spoken_of or "",
        word_for_death=place.word_for_death,
        relationship=place.relationship.value,
        channel=person.channel.value,
        key_contact=place.key_contact,
        **known,
    )
    return _form(session, review, form, contact_id)


@room.post("/<uuid:contact_id>/details")
@allow(Permission.CHANGE_CIRCLE)
@transact
def correct(actor: Any, session: Any, review: Review, contact_id: UUID) -> Any:
    """Put it right. With another address every old link ends, and a new invitation is offered."""
    place, form = _place(session, review, contact_id), Contact()
    if not form.validate():
        return make_response(_form(session, review, form, contact_id), 422)
    try:
        moved = services.correct(session, current_app.extensions["lookup"], actor, review, place, _details(form))
    except services.NeedsTwo:
        form.relationship.errors = [NEEDS_TWO]
        return make_response(_form(session, review, form, contact_id), 422)
    return _to(review, contact_id, "moved" if moved else "corrected")


@room.get("/<uuid:contact_id>/end")
@allow(Permission.CHANGE_CIRCLE)
def ask_end(_actor: Any, session: Any, review: Review, contact_id: UUID) -> str:
    """What happens when somebody leaves the circle, before they do."""
    place = _place(session, review, contact_id)
    person = session.get_one(Person, contact_id)
    return render_template("circle_desk/end.html", review=review, place=place, person=person)


@room.post("/<uuid:contact_id>/end")
@allow(Permission.CHANGE_CIRCLE)
@transact
def end(actor: Any, session: Any, review: Review, contact_id: UUID) -> Any:
    """They are in this circle no longer."""
    members.end_place(session, actor, review, _place(session, review, contact_id))
    return go_to(url_for("circle_desk.circle", reference=review.reference, told="ended"))


@room.post("/<uuid:contact_id>/add-again")
@allow(Permission.CHANGE_CIRCLE)
@transact
def add_again(actor: Any, session: Any, review: Review, contact_id: UUID) -> Any:
    """Somebody who left is in the circle again; nothing is sent to them."""
    place = reviews.any_place(session, review, contact_id)
    if place is None:
        abort(404)
    if session.get_one(Person, contact_id).merged_into:
        return go_to(url_for("moves.ask_part", reference=review.reference, contact_id=contact_id))
    try:
        members.take_back_in(session, actor, review, place)
    except review_services.FamilyRefused:
        return go_to(url_for("refusals.page", reference=review.reference))
    return _to(review, contact_id, "added")


def _form(session: Any, review: Review, form: Contact, contact_id: UUID | None) -> str:
    refused = reviews.standing_refusal(session, review.id) is not None
    if refused and contact_id is None:
        form.relationship.choices = [CHOOSE, *(one for one in RELATIONSHIPS.items() if one[0] not in FAMILY)]
    return render_template("circle_desk/contact.html", review=review, form=form, contact_id=contact_id, refused=refused)


def _place(session: Any, review: Review, contact_id: UUID) -> CirclePlace:
    """Their place; 404 for whoever is not in this circle, as for nobody."""
    found = reviews.member(session, review, contact_id)
    if found is None:
        abort(404)
    return found


def _to(review: Review, contact_id: UUID, told: str) -> Response:
    return go_to(url_for("circle_contacts.one", reference=review.reference, contact_id=contact_id, told=told))


def _details(form: Contact) -> services.Details:
    """What was written. An email address is kept only where email was chosen: it opens the way in."""
    channel = Channel(form.channel.data or "")
    return services.Details(
        name=form.name.data or "",
        called=form.called.data or None,
        relationship=Relationship(form.relationship.data or ""),
        language=form.language.data or "",
        easy=bool(form.easy.data),
        needs=form.needs.data,
        channel=channel,
        email=(form.email.data or None) if channel is Channel.EMAIL else None,
        phone=form.phone.data or None,
        address=(form.address.data or "").strip() or None,
        key_contact=bool(form.key_contact.data),
        spoken_of=SpokenOf(form.spoken_of.data) if form.spoken_of.data else None,
        word_for_death=(form.word_for_death.data or "").strip() or None,
    )


def _one(
    actor: Any, session: Any, review: Review, place: CirclePlace, *, form: FirstContact | None = None, wrong: str = ""
) -> str:
    if form is None:
        form = FirstContact(formdata=None, on_day=today().strftime("%d/%m/%Y"))
        form.form_key.data = new_form_key()
    return render_template(
        "circle_desk/one.html",
        review=review,
        one=next(one for one in queries.told(session, review) if one.member.contact_id == place.contact_id),
        person=session.get_one(Person, place.contact_id),
        has_died=place.contact_id in people.died(session, {place.contact_id}),
        called=place.called,
        spoken_of=naming.spoken_of(place, review),
        word_for_death=place.word_for_death,
        form=form,
        wrong=wrong,
        invite_key=new_form_key(),
        held=people.held(session, place.contact_id, now()),
        quiet=people.quiet_dates(session, place.contact_id),
        helpers=helpers_of(session, place.contact_id),
        troubles=troubles.of(session, place.contact_id),
        told=request.args.get("told", ""),
        may_change=g.work.gate.may(actor, Permission.CHANGE_CIRCLE, review),
        relationships=RELATIONSHIPS,
    )
