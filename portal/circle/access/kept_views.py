"""What was kept for somebody: shown by itself, sent or thrown away; and whether they wrote it, if that is open."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, current_app, make_response, render_template, request, url_for

from portal.circle.access import browser, kept, late, onward
from portal.circle.access.kept import Writer
from portal.clock import now
from portal.foundation.identity.actor import Kind
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.security import go_to, safe_next

room = Blueprint("kept", __name__, url_prefix="/kept")
OWN = Permission.SEE_OWN_START


@room.get("/<uuid:form_id>")
@allow(OWN)
def one(actor: Any, session: Any, form_id: UUID) -> str:
    """A form that could not be sent: its words, one press to send it now, one to throw it away."""
    form = kept.one(session, _writer(actor), form_id)
    if form is None:
        abort(404)
    pairs = kept.pairs_of(form)
    shown = [value for name, value in pairs if name not in late.HIDDEN and (len(value) > 15 or " " in value.strip())]
    return render_template("access/kept/one.html", kept_form=form, pairs=pairs, shown=shown)


@room.post("/<uuid:form_id>/throw-away")
@allow(OWN)
@transact
def throw_one_away(actor: Any, session: Any, form_id: UUID) -> Response:
    """They do not want it any more."""
    form = kept.one(session, _writer(actor), form_id)
    if form is not None:
        kept.throw_one_away(session, actor, form)
    return go_to(url_for("home.start"))


@room.get("/whose")
@allow(OWN)
def whose(actor: Any, session: Any) -> Any:
    """Something was sent from a device that had lost its way in: was that you? Not a word of it is shown."""
    when = kept.asking(session, actor)
    if when is None:
        return go_to(url_for("home.start"))
    return render_template("access/kept/whose.html", when=when)


@room.post("/whose")
@allow(OWN)
@transact
def say_whose(actor: Any, session: Any) -> Response:
    """Yes: it waits here, as it was. No: it is thrown away unread."""
    if kept.asking(session, actor) is not None:
        if request.form.get("whose") == "mine":
            kept.it_was_me(session, _writer(actor))
        elif request.form.get("whose") == "away":
            kept.throw_away(session, current_app.extensions["files"], actor)
    return go_to(late.way_back(session, actor, browser.browser_hash(request), url_for("home.start")))


@room.post("/typed")
@allow(OWN)
@transact
def typed(actor: Any, session: Any) -> Any:
    """What stands in a form now is saved; it comes back when the page is opened again in this browser.

    A script sends it while somebody writes. Without scripts the links at the head of the page are buttons that send
    it, with ``then``: where they lead.
    """
    path, then = safe_next(request.args.get("page"), ""), request.form.get("then", "")
    if not path or actor.kind not in {Kind.CONTACT, Kind.STAFF} or not browser.browser_hash(request):
        abort(400)
    if actor.assisted_by is not None:  # written for a caller: kept when it is sent, with who wrote it
        return onward.lead(session, actor, then, path) if then else ""
    fields = [(name, value) for name, value in request.form.items(multi=True) if name not in late.NOT_KEPT]
    room_for_it = kept.keep_typed(session, _writer(actor), path, fields)
    if then == "hide" or (then and room_for_it):
        return onward.lead(session, actor, then, path)
    if then:
        return _no_room(path, fields)
    return render_template("access/kept/saved.html", when=now()) if room_for_it else make_response("", 422)


def _no_room(path: str, fields: kept.Pairs) -> Response:
    """Too many pages were begun here, or too much stands on this one: the words are shown, to be copied."""
    shown = [value for name, value in fields if name not in late.HIDDEN and value.strip()]
    return make_response(render_template("access/kept/no_room.html", shown=shown, path=path), 409)


def _writer(actor: Any) -> Writer:
    return Writer(actor, browser.browser_hash(request))
