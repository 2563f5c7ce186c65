"""Calls as they are kept: for the area's support workers, the lead, and the reviewer of the review."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, current_app, g, render_template, request

from portal.circle.calls import queries
from portal.circle.people import queries as people
from portal.desks.phone_desk import screen, todo
from portal.desks.phone_desk import services as desk
from portal.desks.phone_desk.queries import areas_of
from portal.desks.phone_desk.rooms import keeps_words
from portal.desks.phone_desk.words import WORDS
from portal.foundation.identity.actor import Role
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow

room = keeps_words(Blueprint("phone_records", __name__, url_prefix="/phone/records"))


@room.get("/")
@allow(Permission.USE_PHONE_DESK)
def listed(actor: Any, session: Any) -> str:
    """Calls of my areas, newest first."""
    leads = any(actor.has_role(Role.AREA_LEAD, area_id) for area_id in actor.roles_by_area)
    area_ids = areas_of(actor)
    found = queries.kept(session, actor.id, area_ids, of_everybody=leads)
    return render_template(
        "phone_desk/records.html",
        calls=found,
        names=desk.names_on(session, found),
        callers=people.names(session, {one.contact_id for one in found if one.contact_id and one.checked}),
        of_everybody=leads,
    )


@room.get("/<uuid:call_id>/")
@allow(Permission.SEE_CALL)
def one(actor: Any, session: Any, call_id: UUID) -> str:
    """One call: when, who, what was asked, told, done and promised, by when."""
    found = queries.record(session, call_id)
    if found is None or not g.work.gate.may(actor, Permission.SEE_CALL, found):
        abort(404)
    with current_app.extensions["database"].transaction() as later:
        desk.has_read(later, actor, found.call)
    return render_template(
        "phone_desk/record.html",
        screen=screen.of(session, found.call),
        call=found.call,
        review=found.review,
        their_page=todo.page_of_caller(session, actor, found),
        told=request.args.get("told", ""),
        may_take=desk.may_take(actor, found.call) and found.call.sign_in != actor.session_id,
        **WORDS,
    )
