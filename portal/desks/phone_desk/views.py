"""Where the phone desk starts: who is on the phone, and the one list of what staff have to do."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, current_app, render_template, request, url_for

from portal.circle.calls import queries as calls_kept
from portal.circle.calls import services as calls_services
from portal.circle.promises import by_staff, queries, services, undoing
from portal.circle.triage import queries as flagged
from portal.desks.phone_desk import screen, todo
from portal.desks.phone_desk.queries import areas_of
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.security import go_to

room = Blueprint("phone_desk", __name__, url_prefix="/phone")


@room.get("/")
@allow(Permission.USE_PHONE_DESK)
def calls(actor: Any, session: Any) -> str:
    """Somebody is on the phone; and everything promised in my areas that is not yet kept, late first."""
    mine = areas_of(actor)
    open_tasks = queries.for_staff(session, set(actor.roles_by_area))
    return render_template(
        "phone_desk/calls.html",
        promises=open_tasks,
        about=todo.about(session, actor, open_tasks),
        may_look=flagged.may_look,
        may_say_done=by_staff.may_say_done,
        lately_done=undoing.lately_done(session, actor, set(actor.roles_by_area)),
        actor=actor,
        pages=current_app.extensions["pages"],
        open_call=calls_kept.open_call(session, actor),
        waiting=calls_kept.not_ended(session, actor, mine),
        away=screen.away(session, mine),
        me=actor.id,
        told=request.args.get("told", ""),
    )


@room.post("/back")
@allow(Permission.USE_PHONE_DESK)
@transact
def back(actor: Any, session: Any) -> Response:
    """My pause is over."""
    calls_services.come_back(session, actor)
    return go_to(url_for("phone_desk.calls"))


@room.post("/<uuid:task_id>/not-done")
@allow(Permission.KEEP_PROMISE)
@transact
def not_done(actor: Any, session: Any, task_id: UUID) -> Response:
    """Done was pressed by mistake: it waits again."""
    task = queries.task_in(session, set(actor.roles_by_area), task_id)
    if task is None or not by_staff.may_say_done(actor, task):
        abort(404)
    told = "waits-again" if undoing.take_back(session, actor, task) else "not-taken-back"
    return go_to(url_for("phone_desk.calls" if areas_of(actor) else "review_desk.queue", told=told))


@room.post("/<uuid:task_id>")
@allow(Permission.KEEP_PROMISE)
@transact
def done(actor: Any, session: Any, task_id: UUID) -> Response:
    """Say how the call went."""
    task = queries.task_in(session, set(actor.roles_by_area), task_id)
    if task is None:
        abort(404)
    if not by_staff.may_say_done(actor, task):
        abort(404)  # its Done is never shown to them: it is done by whoever answers it
    if request.form.get("how") == "nobody":
        services.tried(session, actor, task, base_url=current_app.extensions["settings"].public_base_url)
    else:
        services.keep(session, actor, task)
    return go_to(url_for("phone_desk.calls" if areas_of(actor) else "home.start"))
