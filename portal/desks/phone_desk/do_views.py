"""What is done while somebody is on the phone: promise a call, send a link, make a letter, stop what reaches others."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, current_app, make_response, render_template

from portal.circle.access import by_phone, surer
from portal.circle.access import services as access
from portal.circle.calls.models import Call, CheckedHow, LineKind
from portal.circle.calls.services import write_line
from portal.circle.people import queries as people
from portal.circle.people.models import Contact
from portal.circle.post import services as post
from portal.circle.post.queries import CODE
from portal.circle.promises import services as promises
from portal.circle.promises.models import PartOfDay
from portal.desks.phone_desk import services as desk
from portal.desks.phone_desk.call_views import PHONE
from portal.desks.phone_desk.forms import CallBack
from portal.desks.phone_desk.pages import carried, page
from portal.desks.phone_desk.rooms import keeps_words, to_call
from portal.desks.phone_desk.words import SPELLED
from portal.foundation.outbox.models import Channel
from portal.foundation.web.access import allow, transact
from portal.foundation.web.forms import new_form_key

room = keeps_words(Blueprint("phone_doing", __name__, url_prefix="/phone/calls/<uuid:call_id>"))
RING_FIRST = "A code is read out only on a call that we made to the number we hold. Ring back first."
NOTHING_GOES = "Nothing can go to them. Say that a senior colleague will look at it again and ring them."
NO_EMAIL = "They do not hear from us by email, so no link can go. Post them a letter with a code."


@room.post("/promise")
@allow(PHONE)
@transact
def promise(actor: Any, session: Any, call_id: UUID) -> Any:
    """Promise a call back; nobody needs to be found for that."""
    call, form = carried(session, actor, call_id, takes=("about",)), CallBack()
    if not form.validate():
        return make_response(page(session, call, call_back=form), 422)
    wanted = promises.CallBack(
        name=form.ask_for.data or "",
        phone=form.ring_on.data or "",
        part=PartOfDay(form.part.data or ""),
        note=form.about.data or "",
    )
    desk.promise_call(session, actor, call, wanted, form.form_key.data or new_form_key())
    return to_call(call, "promised", "promised")


@room.post("/link")
@allow(PHONE)
@transact
def link(actor: Any, session: Any, call_id: UUID) -> Any:
    """Send a new link to the email address that we hold."""
    call = carried(session, actor, call_id)
    contact = _contact(session, call.contact_id)
    if contact.channel is not Channel.EMAIL or not contact.email:
        return make_response(page(session, call, wrong=NO_EMAIL), 422)
    lookup, base_url = current_app.extensions["lookup"], current_app.extensions["settings"].public_base_url
    try:
        by_phone.send_link(session, lookup, actor, contact, base_url)
    except people.NotToBeWrittenTo:
        return make_response(page(session, call, wrong=NOTHING_GOES), 422)
    write_line(session, actor, call, LineKind.DONE, "link_sent")
    return to_call(call, "do", "link-sent")


@room.post("/code")
@allow(PHONE)
@transact
def code(actor: Any, session: Any, call_id: UUID) -> Any:
    """A code to read out to whom we rang back, shown once: they write it on their own screen and come in."""
    call = carried(session, actor, call_id)
    contact = _contact(session, call.contact_id)
    if call.checked_how is not CheckedHow.RANG_BACK or not call.checked:
        return make_response(page(session, call, wrong=RING_FIRST), 422)
    try:
        signs = by_phone.code_to_read_out(session, actor, contact)
    except people.NotToBeWrittenTo:
        return make_response(page(session, call, wrong=NOTHING_GOES), 422)
    where = f"{current_app.extensions['settings'].public_base_url}/letter"
    return _read_out(session, actor, call, contact, signs, where)


@room.post("/one-more-step")
@allow(PHONE)
@transact
def one_more_step(actor: Any, session: Any, call_id: UUID) -> Any:
    """Six figures to read out to whom we rang back: their page, open before them, asks for one more step."""
    call = carried(session, actor, call_id)
    contact = _contact(session, call.contact_id)
    if call.checked_how is not CheckedHow.RANG_BACK or not call.checked:
        return make_response(page(session, call, wrong=RING_FIRST), 422)
    digits = surer.read_out(session, current_app.extensions["lookup"], actor, contact)
    return _read_out(session, actor, call, contact, digits, where="")


@room.post("/letter")
@allow(PHONE)
@transact
def letter(actor: Any, session: Any, call_id: UUID) -> Any:
    """A letter with a new code to the postal address that we hold: it waits where letters are printed."""
    call = carried(session, actor, call_id)
    try:
        post.write(session, actor, _contact(session, call.contact_id), CODE)
    except post.NoAddress:
        return make_response(page(session, call, wrong="We hold no postal address for them."), 422)
    except post.HeldBack:
        return make_response(page(session, call, wrong=NOTHING_GOES), 422)
    write_line(session, actor, call, LineKind.DONE, "letter_made")
    return to_call(call, "do", "letter")


@room.post("/not-for-them")
@allow(PHONE)
@transact
def not_for_them(actor: Any, session: Any, call_id: UUID) -> Any:
    """What we sent reached somebody else: every link ends, nothing more goes there, and it is looked into."""
    call = carried(session, actor, call_id)
    access.not_them(session, _contact(session, call.contact_id).id)
    write_line(session, actor, call, LineKind.DONE, "not_for_them")
    return to_call(call, "do", "not-for-them")


def _contact(session: Any, contact_id: UUID | None) -> Contact:
    """Whom the call is with; 404 before anybody is found."""
    contact: Contact | None = session.get(Contact, contact_id) if contact_id else None
    if contact is None:
        abort(404)
    return contact


def _read_out(session: Any, actor: Any, call: Call, contact: Contact, code: str, where: str) -> str:
    """The page with a code to read out, shown once. ``where``: the page on which a code of letters is written."""
    write_line(session, actor, call, LineKind.DONE, "code_read_out")
    spelled = [(one, SPELLED[one]) for one in code.replace("-", "")] if where else []
    return render_template(
        "phone_desk/code.html", call=call, name=contact.name, code=code, spelled=spelled, where=where
    )
