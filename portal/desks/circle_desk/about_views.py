"""What a review says of itself, put right; who was looked for; somebody of the circle who died."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, current_app, make_response, render_template, request, url_for

from portal.circle.areas import queries as areas
from portal.circle.people import queries as people
from portal.circle.people.models import Contact
from portal.circle.reviews import alike, correcting, looking, members, naming
from portal.circle.reviews import queries as reviews
from portal.circle.reviews import services as review_services
from portal.circle.reviews.closing_models import LookedHow, LookedResult
from portal.circle.reviews.models import CircleStepKind, Review, SpokenOf
from portal.clock import today
from portal.desks.circle_desk.about_forms import FIELDS, HOW, RESULTS, AboutReview, LookedForSomebody
from portal.foundation.db.once import key_of
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.security import go_to

room = Blueprint("circle_about", __name__, url_prefix="/desk/reviews/<reference>")
A_CHILD = "By these dates the person died before they were 18. Then the area lead closes this review as such."
HERE = "This reference in LeDeR has another review here: {reference}."
NOBODY_LOOKED = "Write down first who was looked for, and how."


@room.get("/about")
@allow(Permission.CHANGE_CIRCLE, records_read="review")
def page(_actor: Any, session: Any, review: Review) -> str:
    """The name and the dates, and what stood there before."""
    dates = {name: review_services.as_day(getattr(review, name)) for name in ("born", "died")}
    form = AboutReview(
        formdata=None,
        person=review.person,
        spoken_of=review.spoken_of or "",
        leder_reference=review.leder_reference,
        told_on=review.told_on.strftime("%d/%m/%Y"),
        **{name: day.strftime("%d/%m/%Y") if day else "" for name, day in dates.items()},
    )
    return _about(session, review, form)


@room.post("/about")
@allow(Permission.CHANGE_CIRCLE)
@transact
def correct(actor: Any, session: Any, review: Review) -> Any:
    """Put it right; what stood there stays, struck through."""
    form = AboutReview()
    if form.validate():
        right = correcting.Right(
            person=form.person.data or "",
            told_on=form.told_on.day or review.told_on,
            leder_reference=form.leder_reference.data or None,
            born=form.born.day,
            died=form.died.day,
        )
        try:
            correcting.correct(session, actor, current_app.extensions["lookup"], review, right)
            naming.say_for_all(session, actor, review, SpokenOf(form.spoken_of.data) if form.spoken_of.data else None)
            return go_to(url_for("circle_desk.circle", reference=review.reference, told="put-right"))
        except review_services.UnderEighteen:
            form.born.errors = [A_CHILD]
        except alike.AlreadyHere as here:
            form.leder_reference.errors = [HERE.format(reference=here.reference)]
    return make_response(_about(session, review, form), 422)


@room.get("/looked-for")
@allow(Permission.ADD_TO_CIRCLE, records_read="review")
def looked_for(_actor: Any, session: Any, review: Review) -> str:
    """Who was looked for, how, with what result."""
    return _looked(session, review)


@room.post("/looked-for")
@allow(Permission.ADD_TO_CIRCLE)
@transact
def write_looked_for(actor: Any, session: Any, review: Review) -> Any:
    """Write one try down."""
    form = LookedForSomebody()
    if not form.validate():
        return make_response(_looked(session, review, form), 422)
    looking.write_down(
        session,
        actor,
        review,
        whom=form.whom.data or "",
        how=LookedHow(form.how.data or ""),
        result=LookedResult(form.result.data or ""),
        on_day=form.on_day.day or today(),
        form_key=form.form_key.data or new_form_key(),
    )
    return go_to(url_for("circle_about.looked_for", reference=review.reference))


@room.post("/no-family")
@allow(Permission.CHANGE_CIRCLE)
@transact
def no_family(actor: Any, session: Any, review: Review) -> Any:
    """No family was found; somebody else who knew the person well is invited."""
    try:
        looking.no_family(session, actor, review, found=review.no_family_on is not None)
    except looking.NobodyLookedFor:
        return make_response(_looked(session, review, wrong=NOBODY_LOOKED), 422)
    return go_to(url_for("circle_about.looked_for", reference=review.reference))


@room.get("/circle/<uuid:contact_id>/died")
@allow(Permission.ADD_TO_CIRCLE)
def ask_died(_actor: Any, session: Any, review: Review, contact_id: UUID) -> str:
    """What happens when somebody of the circle died, before it does."""
    place = reviews.member(session, review, contact_id)
    if place is None:
        abort(404)
    return render_template(
        "circle_desk/died.html", review=review, place=place, person=session.get_one(Contact, contact_id)
    )


@room.post("/circle/<uuid:contact_id>/died")
@allow(Permission.ADD_TO_CIRCLE)
@transact
def died(actor: Any, session: Any, review: Review, contact_id: UUID) -> Any:
    """Somebody of the circle died: everything to them stops. Or it was a mistake. Sent twice it is done once."""
    place = reviews.member(session, review, contact_id)
    if place is None:
        abort(404)
    mistake = request.form.get("mistake") == "yes"
    gone = contact_id in people.died(session, {contact_id})
    if gone == mistake:
        members.has_died(session, actor, review, place, died=not mistake)
    told = "alive" if mistake else None
    return go_to(url_for("circle_contacts.one", reference=review.reference, contact_id=contact_id, told=told))


@room.post("/circle/<uuid:contact_id>/told-what-they-read")
@allow(Permission.ADD_TO_CIRCLE)
@transact
def told_what_they_read(actor: Any, session: Any, review: Review, contact_id: UUID) -> Any:
    """A key contact who is not family was told what they will be able to read, and why (F16). Once is enough."""
    place = reviews.member(session, review, contact_id)
    if place is None:
        abort(404)
    once = key_of(place.id, CircleStepKind.TOLD_WHAT_THEY_READ.value)
    members.write_down(session, actor, review, place, CircleStepKind.TOLD_WHAT_THEY_READ, made_once=once)
    to = url_for("circle_contacts.one", reference=review.reference, contact_id=contact_id, told="told-what-read")
    return go_to(to)


def _about(session: Any, review: Review, form: AboutReview) -> str:
    history = correcting.history(session, review)
    return render_template(
        "circle_desk/about.html",
        review=review,
        form=form,
        history=history,
        staff=areas.names_of(session, {one.by_staff for one in history}),
        fields=FIELDS,
    )


def _looked(session: Any, review: Review, form: LookedForSomebody | None = None, *, wrong: str = "") -> str:
    if form is None:
        form = LookedForSomebody(formdata=None, on_day=today().strftime("%d/%m/%Y"))
        form.form_key.data = new_form_key()
    tries = looking.tries(session, review)
    ids = {one.by_staff for one in tries} | ({review.no_family_by} if review.no_family_by else set())
    return render_template(
        "circle_desk/looked_for.html",
        review=review,
        tries=tries,
        staff=areas.names_of(session, ids),
        form=form,
        how=HOW,
        results=RESULTS,
        wrong=wrong,
    )
