"""One more step: a code by another way, a letter or a call. Asked for before what matters, and in the limited room."""

from typing import Any

from flask import Blueprint, abort, current_app, make_response, render_template, request, url_for

from portal.circle.access import browser, late, surer
from portal.circle.access.allowance import HOUR, may_send
from portal.circle.access.forms import WRONG_CODE, SurerForm
from portal.circle.access.views import too_often
from portal.circle.people import queries as people
from portal.foundation.identity.actor import Actor, Assurance, Kind
from portal.foundation.identity.permissions import Permission
from portal.foundation.outbox.models import Channel
from portal.foundation.web import noted
from portal.foundation.web.access import allow, remember, transact
from portal.foundation.web.limits import whole_address
from portal.foundation.web.security import go_to, safe_next

room = Blueprint("surer", __name__, url_prefix="/one-more-step")
OWN = Permission.SEE_OWN_RECORD


@room.get("/")
@allow(OWN)
def choose(actor: Any, session: Any) -> Any:
    """By which way a code may come; always a person too. Whoever is sure enough goes on."""
    if actor.assurance >= Assurance.STEPPED_UP:
        return go_to(_back(session, actor))
    ways = surer.ways(session, actor, _me(session, actor), texts=_texts())
    return _private(render_template("access/surer/choose.html", ways=ways, next=_next()))


@room.post("/")
@allow(OWN)
@transact
def send(actor: Any, session: Any) -> Any:
    """Send six digits by the way that was chosen."""
    if not may_send(f"surer:{actor.known_id().hex}"):  # before this request's own session is used
        return too_often()
    contact, wanted = _me(session, actor), request.form.get("channel", "")
    if wanted not in surer.ways(session, actor, contact, texts=_texts()):
        return go_to(url_for("surer.choose", next=_next()))
    surer.send_code(session, current_app.extensions["lookup"], actor, contact, Channel(wanted))
    return go_to(url_for("surer.code", next=_next()))


@room.get("/code")
@allow(OWN)
def code(_actor: Any, _session: Any) -> Any:
    """A box for the code: of the message, the phone or the letter."""
    return _private(render_template("access/surer/code.html", form=SurerForm(formdata=None), next=_next()))


@room.post("/code")
@allow(OWN)
@transact
def use(actor: Any, session: Any) -> Any:
    """The right code leads back to where one was, with what was written."""
    form, address, limits = SurerForm(), whole_address(request.remote_addr), current_app.extensions["limits"]
    if limits.spent("code.wrong", address, 20, HOUR):
        return too_often()
    typed = form.code.data or ""
    if not surer.use(session, current_app.extensions["lookup"], actor, _me(session, actor), typed):
        remember(lambda later: surer.count_wrong(later, actor, typed))
        remember(lambda later: limits.count(later, "code.wrong", address, HOUR))
        noted.refused("surer")
        form.code.errors = [WRONG_CODE]
        return _private(render_template("access/surer/code.html", form=form, next=_next()), 422)
    return go_to(_back(session, actor))


def _back(session: Any, actor: Actor) -> str:
    return late.way_back(session, actor, browser.browser_hash(request), _next() or url_for("home.start"))


def _me(session: Any, actor: Actor) -> Any:
    if actor.kind is not Kind.CONTACT or actor.assisted_by is not None:
        abort(404)  # staff who act for a caller made sure of them on the phone
    return people.by_ids(session, {actor.known_id()})[actor.known_id()]


def _next() -> str:
    return safe_next(request.values.get("next"), "")


def _texts() -> bool:
    settings = current_app.extensions["settings"]
    return bool(settings.notify_api_key and settings.notify_text_template)


def _private(page: str, status: int = 200) -> Any:
    return make_response(page, status)
