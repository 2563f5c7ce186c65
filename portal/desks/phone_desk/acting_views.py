"""Writing for the caller of an open call (F87): why, begin, stop."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, current_app, make_response, render_template, url_for

from portal.circle.access.installed import ways
from portal.circle.calls import acting
from portal.circle.calls.acting_models import EndedHow, WhyActing
from portal.circle.calls.models import Call
from portal.circle.people import queries as people
from portal.desks.phone_desk.acting_forms import WhyForm
from portal.desks.phone_desk.rooms import own_call, to_call
from portal.foundation.identity.permissions import Permission
from portal.foundation.web import reader
from portal.foundation.web.access import allow, transact
from portal.foundation.web.security import go_to

room = Blueprint("phone_acting", __name__, url_prefix="/phone/calls/<uuid:call_id>/act")
ACT = Permission.ACT_FOR_CALLER


@room.get("/")
@allow(ACT)
def ask(actor: Any, session: Any, call_id: UUID) -> str:
    """For whom, and why; and what stands in the way, if anything does."""
    return _page(session, actor, own_call(session, actor, call_id), WhyForm(formdata=None))


@room.post("/")
@allow(ACT)
@transact
def begin(actor: Any, session: Any, call_id: UUID) -> Any:
    """Begin. The reason is asked for once a call."""
    call, form = own_call(session, actor, call_id), WhyForm()
    earlier = acting.why_in(session, call)
    if earlier is None and not form.validate():
        return make_response(_page(session, actor, call, form), 422)
    why, words = (earlier.why, None) if earlier else (WhyActing(form.why.data or ""), form.words.data)
    try:
        acting.begin(session, actor, call, why, words, ways())
    except acting.NotNow:
        return make_response(_page(session, actor, call, form), 422)
    return go_to(url_for("home.start"))


@room.post("/stop")
@allow(ACT)
@transact
def stop(actor: Any, session: Any, call_id: UUID) -> Response:
    """Stop writing for them; the call goes on, and they are told what was done."""
    call = own_call(session, actor, call_id)
    going_on = acting.live(session, actor.session_id)
    if going_on is not None and going_on.call_id == call.id:
        acting.end(session, actor, going_on, EndedHow.STOPPED, ways())
    response = to_call(call, "do")
    if reader.looks().language:  # shown in the caller's language to be read out: staff pages are in English
        in_english = replace(reader.looks(), language=None, easy=False)
        reader.keep_looks(response, in_english, secure=current_app.config["SESSION_COOKIE_SECURE"])
    return response


def _page(session: Any, actor: Any, call: Call, form: WhyForm) -> str:
    names = people.names(session, {call.contact_id} if call.contact_id else set())
    return render_template(
        "calls/act.html",
        call=call,
        form=form,
        name=names.get(call.contact_id) if call.contact_id else None,
        hindrance=acting.hindrance(actor, call),
        earlier=acting.why_in(session, call) if call.contact_id else None,
    )
