"""Whom we promised to ring, by when; rang and reached, or rang and nobody was there."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, current_app, render_template, request, url_for

from portal.circle.promises import queries, services
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.security import go_to

room = Blueprint("phone_desk", __name__, url_prefix="/phone")


@room.get("/")
@allow(Permission.USE_PHONE_DESK)
def calls(actor: Any, session: Any) -> str:
    """Everything that was promised in my areas and is not yet kept, the longest promised first."""
    return render_template("phone_desk/calls.html", promises=queries.for_staff(session, set(actor.roles_by_area)))


@room.post("/<uuid:task_id>")
@allow(Permission.KEEP_PROMISE)
@transact
def done(actor: Any, session: Any, task_id: UUID) -> Response:
    """Say how the call went."""
    task = queries.task_in(session, set(actor.roles_by_area), task_id)
    if task is None:
        abort(404)
    if request.form.get("how") == "nobody":
        services.tried(session, actor, task, base_url=current_app.extensions["settings"].public_base_url)
    else:
        services.keep(session, actor, task)
    return go_to(url_for("phone_desk.calls"))
