"""A review belongs to another area: proposed by the lead of the old one, accepted by the lead of the new one."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, current_app, g, make_response, render_template, request, url_for
from sqlalchemy import select

from portal.circle.areas import queries as areas
from portal.circle.areas.models import Area
from portal.circle.reviews import alike, area_move, second_yes
from portal.circle.reviews.models import Review
from portal.circle.reviews.second_models import SecondYes, YesKind
from portal.circle.reviews.second_yes import Proposed
from portal.desks.second_desk.forms import AcceptReview, AnotherArea
from portal.foundation.identity.actor import Role
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.fields import Choice
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.security import go_to

room = Blueprint("area_moves", __name__)
ELSEWHERE = "Somebody of its circle is in the circle of another review there. The old area ends or parts that first."
HERE = "Your area has a review with the same reference in LeDeR: {reference}."
ANSWERED = "Somebody has answered this meanwhile. Nothing was changed just now."
SAME = "You proposed this yourself. Another lead of the new area accepts it."


@room.get("/desk/reviews/<reference>/area")
@allow(Permission.CLOSE_REVIEW, records_read="review")
def ask(_actor: Any, session: Any, review: Review) -> str:
    """To which area it belongs."""
    form = AnotherArea(formdata=None)
    form.form_key.data = new_form_key()
    return _ask(session, review, form)


@room.post("/desk/reviews/<reference>/area")
@allow(Permission.CLOSE_REVIEW)
@transact
def propose(actor: Any, session: Any, review: Review) -> Any:
    """Hand it over; nothing changes until the lead of the new area accepts."""
    form = AnotherArea()
    _areas(session, review, form)
    if not form.validate():
        return make_response(_ask(session, review, form), 422)
    wanted = Proposed(
        kind=YesKind.AREA_MOVE,
        words=form.words.data or "",
        area_id=UUID(form.area.data),
        other_id=UUID(form.area.data),
        form_key=form.form_key.data or new_form_key(),
    )
    second_yes.propose(session, actor, review, wanted)
    return go_to(url_for("circle_desk.circle", reference=review.reference, told="proposed"))


@room.get("/area/<uuid:area_id>/coming/")
@allow(Permission.MANAGE_AREA)
def coming(actor: Any, session: Any, area_id: UUID) -> str:
    """What other areas hand to this one. No name yet."""
    area = _led(actor, session, area_id)
    found = area_move.coming(session, area.id)
    return render_template(
        "second_desk/coming.html",
        of=area,
        coming=found,
        areas=_names(session, {one.area_id for _, one in found}),
        told=request.args.get("told", ""),
    )


@room.get("/area/<uuid:area_id>/coming/<uuid:yes_id>")
@allow(Permission.MANAGE_AREA)
def one(actor: Any, session: Any, area_id: UUID, yes_id: UUID) -> str:
    """One of them, before it is accepted."""
    area, row, review = _row(actor, session, area_id, yes_id)
    return _one(session, area, row, review, AcceptReview(formdata=None))


@room.post("/area/<uuid:area_id>/coming/<uuid:yes_id>")
@allow(Permission.MANAGE_AREA)
@transact
def accept(actor: Any, session: Any, area_id: UUID, yes_id: UUID) -> Any:
    """Accept it, with a reviewer of this area; or send it back."""
    area, row, review = _row(actor, session, area_id, yes_id)
    form = AcceptReview()
    if request.form.get("answer") == "no":
        second_yes.end(session, actor, review, row)
        return go_to(url_for("area_moves.coming", area_id=area.id, told="sent-back"))
    _reviewers(session, area, form)
    if not form.validate():
        return make_response(_one(session, area, row, review, form), 422)
    wrong = ""
    try:
        area_move.accept(session, actor, current_app.extensions["lookup"], row, UUID(form.reviewer.data))
    except area_move.AlsoElsewhere:
        wrong = ELSEWHERE
    except alike.AlreadyHere as here:
        wrong = HERE.format(reference=here.reference)
    except second_yes.SamePerson:
        wrong = SAME
    except second_yes.NotOpen:
        wrong = ANSWERED
    if wrong:
        return make_response(_one(session, area, row, review, form, wrong=wrong), 409)
    return go_to(url_for("circle_desk.circle", reference=review.reference))


def _led(actor: Any, session: Any, area_id: UUID) -> Area:
    found: Area | None = session.get(Area, area_id)
    if found is None or not g.work.gate.may(actor, Permission.MANAGE_AREA, found):
        abort(404)
    return found


def _row(actor: Any, session: Any, area_id: UUID, yes_id: UUID) -> tuple[Area, SecondYes, Review]:
    area = _led(actor, session, area_id)
    found = next(((row, review) for row, review in area_move.coming(session, area.id) if row.id == yes_id), None)
    if found is None:
        abort(404)
    return area, *found


def _areas(session: Any, review: Review, form: AnotherArea) -> None:
    others = session.scalars(select(Area).where(Area.id != review.area_id).order_by(Area.public_name))
    form.area.choices = [Choice("", "Choose one"), *((str(one.id), one.public_name) for one in others)]


def _reviewers(session: Any, area: Area, form: AcceptReview) -> None:
    staff = areas.staff_with_role(session, area.id, Role.REVIEWER)
    form.reviewer.choices = [Choice("", "Choose one"), *((str(one.id), one.name) for one in staff)]


def _names(session: Any, ids: set[UUID]) -> dict[UUID, str]:
    return {one.id: one.public_name for one in session.scalars(select(Area).where(Area.id.in_(ids)))}


def _ask(session: Any, review: Review, form: AnotherArea) -> str:
    _areas(session, review, form)
    return render_template("second_desk/area.html", review=review, form=form)


def _one(session: Any, area: Area, row: SecondYes, review: Review, form: AcceptReview, *, wrong: str = "") -> str:
    _reviewers(session, area, form)
    return render_template(
        "second_desk/coming_one.html",
        of=area,
        row=row,
        review=review,
        old=_names(session, {review.area_id})[review.area_id],
        by=areas.names_of(session, {row.proposed_by})[row.proposed_by].name,
        form=form,
        wrong=wrong,
    )
