"""What waits for a second person: all of it, and one by one."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, current_app, make_response, render_template, request, url_for

from portal.circle.areas import queries as areas
from portal.circle.people import queries as people
from portal.circle.reviews import moving, refusals, second_yes
from portal.circle.reviews.models import Review
from portal.circle.reviews.second_models import SecondYes, YesKind
from portal.circle.reviews.services import FamilyRefused
from portal.circle.reviews.words import RELATIONSHIPS
from portal.desks.second_desk import services
from portal.foundation.identity.actor import Actor, Role
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.security import go_to

room = Blueprint("second_yes", __name__, url_prefix="/desk")
SAME = "You wrote this down yourself. Somebody else has to say yes: a reviewer or an area lead."
CHANGED = "Something has changed since this was written down, so it cannot be done. Say no to it, and begin anew."
ANSWERED = "Somebody has answered this meanwhile. Nothing was changed just now."


@room.get("/second-yes/")
@allow(Permission.SAY_SECOND_YES)
def waiting(actor: Any, session: Any) -> str:
    """Everything in their areas that waits for a second person."""
    mine = {area_id for area_id in actor.roles_by_area if _says_yes_in(actor, area_id)}
    found = second_yes.waiting_in(session, mine)
    return render_template(
        "second_desk/waiting.html",
        waiting=found,
        staff=areas.names_of(session, {row.proposed_by for row, _ in found}),
        told=request.args.get("told", ""),
    )


@room.get("/reviews/<reference>/second-yes/<uuid:yes_id>")
@allow(Permission.SAY_SECOND_YES, records_read="second_yes")
def one(actor: Any, session: Any, review: Review, yes_id: UUID) -> str:
    """What one person wrote down, for another one to look at."""
    return _one(actor, session, review, _row(session, review, yes_id))


@room.post("/reviews/<reference>/second-yes/<uuid:yes_id>")
@allow(Permission.SAY_SECOND_YES)
@transact
def confirm(actor: Any, session: Any, review: Review, yes_id: UUID) -> Any:
    """Say yes too."""
    row = _row(session, review, yes_id)
    try:
        services.confirm(session, current_app.extensions["lookup"], actor, review, row)
    except second_yes.SamePerson:
        return make_response(_one(actor, session, review, row, wrong=SAME), 409)
    except (moving.NotThere, FamilyRefused):
        return make_response(_one(actor, session, review, row, wrong=CHANGED), 409)
    except (second_yes.NotOpen, refusals.AlreadyStands, refusals.DoesNotStand):
        return make_response(_one(actor, session, review, row, wrong=ANSWERED), 409)
    return go_to(url_for("second_yes.waiting", told="confirmed"))


@room.post("/reviews/<reference>/second-yes/<uuid:yes_id>/no")
@allow(Permission.SAY_SECOND_YES)
@transact
def end(actor: Any, session: Any, review: Review, yes_id: UUID) -> Any:
    """Do not agree; who proposed it takes it back by the same press."""
    row = _row(session, review, yes_id)
    try:
        second_yes.end(session, actor, review, row)
    except second_yes.NotOpen:
        return make_response(_one(actor, session, review, row, wrong=ANSWERED), 409)
    return go_to(url_for("second_yes.waiting", told="ended"))


def _says_yes_in(actor: Actor, area_id: UUID) -> bool:
    return actor.has_role(Role.REVIEWER, area_id) or actor.has_role(Role.AREA_LEAD, area_id)


def _row(session: Any, review: Review, yes_id: UUID) -> SecondYes:
    found = second_yes.of_review(session, review, yes_id)
    if found is None or found.kind is YesKind.AREA_MOVE:
        abort(404)
    return found


def _one(actor: Any, session: Any, review: Review, row: SecondYes, *, wrong: str = "") -> str:
    both = (row.contact_id, row.other_id if row.kind is YesKind.MERGE else None)
    ids = {one for one in both if one}
    who = {row.proposed_by, row.confirmed_by, row.ended_by} - {None}
    return render_template(
        "second_desk/one.html",
        review=review,
        row=row,
        contacts=people.names(session, ids),
        staff=areas.names_of(session, {one for one in who if one}),
        relationships=RELATIONSHIPS,
        mine=row.proposed_by == actor.id,
        wrong=wrong,
    )
