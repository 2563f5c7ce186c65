"""A call: begun, written down, somebody found, handed on, ended."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, current_app, make_response, render_template, request, url_for

from portal.circle.calls import queries, services
from portal.circle.calls.models import LineKind
from portal.circle.people.models import Contact
from portal.desks.phone_desk import queries as callers
from portal.desks.phone_desk import screen
from portal.desks.phone_desk import services as desk
from portal.desks.phone_desk.forms import Find, Note, Told
from portal.desks.phone_desk.pages import BOXES, carried, hand_over_form, keep_boxes, page, written
from portal.desks.phone_desk.rooms import keeps_words, own_call, to_call
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.security import go_to

room = keeps_words(Blueprint("phone_calls", __name__, url_prefix="/phone/calls"))
PHONE = Permission.USE_PHONE_DESK


@room.post("/")
@allow(PHONE)
@transact
def begin(actor: Any, session: Any) -> Any:
    """Somebody is on the phone: a note is open before anybody is looked for."""
    mine = callers.areas_of(actor)
    return to_call(services.begin(session, actor, actor.area_id if actor.area_id in mine else mine[0]))


@room.get("/<uuid:call_id>/")
@allow(PHONE)
def call(actor: Any, session: Any, call_id: UUID) -> Any:
    """The call, top to bottom as it goes."""
    mine = queries.open_call(session, actor)
    if mine is None or mine.id != call_id:
        ended = queries.record(session, call_id)
        if ended is not None and actor.id in (ended.call.staff_id, ended.call.handed_to):
            return go_to(url_for("phone_records.one", call_id=call_id))
    return page(session, own_call(session, actor, call_id))


@room.post("/<uuid:call_id>/note")
@allow(PHONE)
@transact
def note(actor: Any, session: Any, call_id: UUID) -> Any:
    """Keep who speaks and what they say; a script's autosave comes here too and gets one sentence back."""
    mine, form = own_call(session, actor, call_id), Note()
    quick = bool(request.headers.get("X-Autosave"))
    if not form.validate():
        return make_response("Too long to keep" if quick else page(session, mine, note=form), 422)
    try:
        services.write_down(session, mine, written(form, mine), both="both" in request.form)
    except services.NoteChanged:
        if quick:
            return make_response("You also wrote in another window. Press Save and carry on to see both.", 409)
        session.rollback()
        mine = own_call(session, actor, call_id)
        form.version.data = str(mine.version)
        form.version.raw_data = None
        return make_response(page(session, mine, note=form, other=mine.note or ""), 409)
    if quick:
        return render_template("phone_desk/partials/saved.html", call=mine)
    if request.form.get("typed", "").strip():  # Enter in the box for a name presses the first button of the page
        return current_app.view_functions["phone_calls.find"](call_id=call_id)
    keep_boxes(session, actor, mine)
    if request.form.get("then") == "act":
        return go_to(url_for("phone_acting.ask", call_id=mine.id))
    return to_call(mine, "notes", "kept")


@room.post("/<uuid:call_id>/find")
@allow(PHONE)
@transact
def find(actor: Any, session: Any, call_id: UUID) -> Any:
    """Who it may be. Sent as a form, so that no name stands in an address, a browser's history or a log."""
    form, area_ids = Find(), callers.areas_of(actor)
    if not form.validate():
        return make_response(page(session, carried(session, actor, call_id, takes=tuple(BOXES)), find=form), 422)
    # Looked up without the lock for writing, so that nobody waits for a search.
    with current_app.extensions["database"].reading() as reading:
        own_call(reading, actor, call_id)
        found = callers.find(reading, current_app.extensions["lookup"], area_ids, form.typed.data or "")
    mine = carried(session, actor, call_id, takes=tuple(BOXES))
    desk.has_looked(session, actor, area_ids, found)
    return page(session, mine, find=form, found=found)


@room.post("/<uuid:call_id>/found/<uuid:contact_id>")
@allow(PHONE)
@transact
def found(actor: Any, session: Any, call_id: UUID, contact_id: UUID) -> Any:
    """It may be them. Nobody is made sure of by that."""
    mine, contact = carried(session, actor, call_id), session.get(Contact, contact_id)
    if contact is None or contact.area_id not in callers.areas_of(actor):
        abort(404)
    services.found(session, actor, mine, contact, screen.review_of(session, contact.id, contact.area_id))
    return to_call(mine)


@room.post("/<uuid:call_id>/told")
@allow(PHONE)
@transact
def told(actor: Any, session: Any, call_id: UUID) -> Any:
    """One thing that was asked, or told."""
    mine, form = carried(session, actor, call_id, takes=("words",)), Told()
    if not form.validate():
        return make_response(page(session, mine, told_form=form), 422)
    services.write_line(session, actor, mine, LineKind(form.kind.data or ""), words=form.words.data)
    return to_call(mine, "record")


@room.post("/<uuid:call_id>/hand-over")
@allow(PHONE)
@transact
def hand_over(actor: Any, session: Any, call_id: UUID) -> Any:
    """A colleague is asked to take it: both names stay."""
    mine = carried(session, actor, call_id, takes=("for_them",))
    form = hand_over_form(session, call_id)
    if not form.validate():
        return make_response(page(session, mine, hand=form), 422)
    if form.for_them.data:
        services.write_line(session, actor, mine, LineKind.TOLD, "for_colleague", form.for_them.data)
    services.hand_over(session, actor, mine, UUID(form.colleague.data or ""))
    return go_to(url_for("phone_desk.calls", told="handed"))


@room.post("/<uuid:call_id>/take")
@allow(PHONE)
@transact
def take(actor: Any, session: Any, call_id: UUID) -> Any:
    """Take a call that a colleague handed on, or carry on with one of one's own that was not ended."""
    found = queries.record(session, call_id)
    if found is None or found.call.area_id not in callers.areas_of(actor):
        abort(404)
    if not desk.may_take(actor, found.call):
        abort(404)
    try:
        services.take(session, actor, found.call)
    except services.OtherCallOpen:
        return go_to(url_for("phone_desk.calls", told="one-at-a-time"))
    return to_call(found.call)


@room.post("/<uuid:call_id>/end")
@allow(PHONE)
@transact
def end(actor: Any, session: Any, call_id: UUID) -> Any:
    """The call is over: it is kept, and whoever we were sure of gets what we did and promised in writing."""
    mine = carried(session, actor, call_id)
    desk.end(session, actor, mine, current_app.extensions["settings"].public_base_url, pause="pause" in request.form)
    return go_to(url_for("phone_records.one", call_id=mine.id, told="ended"))
