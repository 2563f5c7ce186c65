"""What every page of a call stands on: whose call it is, and that no word is lost when a press is refused."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, current_app, g, request, url_for

from portal.circle.calls import queries, services
from portal.circle.calls.models import Call
from portal.desks.phone_desk.queries import areas_of
from portal.foundation.web import errors
from portal.foundation.web.security import go_to


def own_call(session: Any, actor: Any, call_id: UUID) -> Call:
    """The call that is open at this sign-in; 404 for any other, as for none."""
    call = queries.open_call(session, actor)
    if call is None or call.id != call_id or call.area_id not in areas_of(actor):
        abort(404)
    return call


def to_call(call: Call, where: str = "", told: str = "") -> Response:
    """Back to the call, to the place of the page at which one was."""
    return go_to(url_for("phone_calls.call", call_id=call.id, told=told or None, _anchor=where or None))


def keeps_words(room: Blueprint) -> Blueprint:
    """A worker whose role was taken away in the middle of a call: refused kindly, and what they typed is kept.

    The note is sealed with the rest of the call and waits for the area lead.
    """

    @room.errorhandler(403)
    def refused(_error: Exception) -> Any:
        actor = g.work.actor
        g.work.close()
        call_id = (request.view_args or {}).get("call_id")
        if request.method == "POST" and call_id is not None:
            with current_app.extensions["database"].transaction() as session:
                call = queries.open_call(session, actor)
                if call is not None and call.id == call_id:
                    if request.form.get("note"):
                        services.write_down(session, call, _typed(call), both=True)
                    services.leave_for_lead(session, actor, call)
        return errors.page(403)

    return room


def _typed(call: Call) -> services.Written:
    return services.Written(
        note=request.form["note"][:50_000],
        name=request.form.get("name", "")[:200] or call.name or "",
        phone=request.form.get("phone", "")[:60] or call.phone or "",
        speaker=call.speaker,
    )
