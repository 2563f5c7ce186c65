"""Making sure who is on the phone: a code to what we hold, or a call back on the number that we hold."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, current_app, make_response

from portal.circle.calls import checking, notices
from portal.circle.calls.models import LineKind
from portal.circle.calls.services import write_line
from portal.circle.people.models import Contact
from portal.desks.phone_desk import screen
from portal.desks.phone_desk.call_views import PHONE
from portal.desks.phone_desk.do_views import NOTHING_GOES
from portal.desks.phone_desk.forms import Code
from portal.desks.phone_desk.pages import carried, page
from portal.desks.phone_desk.rooms import keeps_words, to_call
from portal.foundation.web.access import allow, remember, transact

room = keeps_words(Blueprint("phone_checks", __name__, url_prefix="/phone/calls/<uuid:call_id>/check"))
NOT_THAT_CODE = (
    "That is not the code, or its ten minutes or three tries are over. Send a new one, or ring back on the number we "
    "hold. To the caller: “That did not work. It is not your fault. We ring you back.”"
)
TOO_OFTEN = "Five codes went out in this hour. Ring back on the number we hold instead."


@room.post("/code")
@allow(PHONE)
@transact
def send_code(actor: Any, session: Any, call_id: UUID) -> Any:
    """Send a code to the number or address that we hold."""
    call = carried(session, actor, call_id)
    shown = screen.of(session, call)
    if not shown.may_be_sent:
        return make_response(page(session, call, wrong=NOTHING_GOES), 422)
    if shown.contact is None or shown.code_goes_by is None:
        return make_response(page(session, call, wrong="No code can go there. Ring back on the number we hold."), 422)
    if checking.sent_lately(session, shown.contact.id, timedelta(hours=1)) >= checking.CODES_AN_HOUR:
        return make_response(page(session, call, wrong=TOO_OFTEN), 422)
    digits = checking.start_check(session, current_app.extensions["lookup"], actor, call)
    notices.call_code(session, shown.contact, digits, actor.known_id())
    write_line(session, actor, call, LineKind.DONE, "code_sent")
    return to_call(call, "check", "code-sent")


@room.post("/try")
@allow(PHONE)
@transact
def try_code(actor: Any, session: Any, call_id: UUID) -> Any:
    """The code as the caller reads it out: ten minutes, three tries."""
    call, form = carried(session, actor, call_id), Code()
    if not form.validate():
        return make_response(page(session, call, code=form), 422)
    if call.contact_id is None or not checking.check(
        session, current_app.extensions["lookup"], actor, call, form.code.data or ""
    ):
        remember(lambda later: checking.count_wrong(later, call_id))
        form.code.data = ""
        return make_response(page(session, call, code=form, wrong=NOT_THAT_CODE), 422)
    write_line(session, actor, call, LineKind.DONE, "sure_by_code", thing_id=call.contact_id)
    return to_call(call, "know", "sure")


@room.post("/rang-back")
@allow(PHONE)
@transact
def rang_back(actor: Any, session: Any, call_id: UUID) -> Any:
    """We rang the number that we hold, asked for them by name, and they answered."""
    call = carried(session, actor, call_id)
    contact = session.get(Contact, call.contact_id) if call.contact_id else None
    if contact is None or not contact.phone:
        return make_response(page(session, call, wrong="We hold no number for them. Nobody is made sure of yet."), 422)
    checking.rang_back(session, actor, call)
    write_line(session, actor, call, LineKind.DONE, "sure_by_ringing", thing_id=call.contact_id)
    return to_call(call, "know", "sure")
