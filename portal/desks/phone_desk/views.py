"""Whom we promised to ring, by when; rang and reached, or rang and nobody was there; and who is on the phone."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, current_app, make_response, render_template, request, url_for

from portal.circle.promises import queries, services
from portal.desks.phone_desk import queries as callers
from portal.desks.phone_desk import services as looking
from portal.desks.phone_desk.forms import Find
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.security import go_to

room = Blueprint("phone_desk", __name__, url_prefix="/phone")


@room.get("/")
@allow(Permission.USE_PHONE_DESK)
def calls(actor: Any, session: Any) -> str:
    """Everything that was promised in my areas and is not yet kept, the longest promised first."""
    return render_template(
        "phone_desk/calls.html",
        promises=queries.for_staff(session, set(actor.roles_by_area)),
        pages=current_app.extensions["pages"],
    )


@room.get("/find")
@allow(Permission.USE_PHONE_DESK)
def look(actor: Any, session: Any) -> str:
    """Where to look for somebody who rings."""
    return render_template("phone_desk/find.html", form=Find(formdata=None), found=None)


@room.post("/find")
@allow(Permission.USE_PHONE_DESK)
@transact
def find(actor: Any, session: Any) -> Any:
    """Who it may be. Sent as a form, so that no name stands in an address, a browser's history or a log."""
    form = Find()
    if not form.validate():
        return make_response(render_template("phone_desk/find.html", form=form, found=None), 422)
    area_ids = callers.areas_of(actor)
    # Looked up without the lock for writing, so that nobody waits for a search.
    with current_app.extensions["database"].reading() as reading:
        found = callers.find(reading, current_app.extensions["lookup"], area_ids, form.typed.data or "")
    looking.has_looked(session, actor, area_ids, found)
    return render_template("phone_desk/find.html", form=form, found=found)


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
