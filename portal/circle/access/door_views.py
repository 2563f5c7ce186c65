"""Doors that need no mail program: the door link of every message, and the code in a letter."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, current_app, make_response, render_template, request, url_for

from portal.circle.access import asking, browser, codes, doors, services
from portal.circle.access.allowance import may_send
from portal.circle.access.asked_models import AskedBy
from portal.circle.access.forms import WRONG_CODE, LetterForm
from portal.circle.access.tokens import hashed
from portal.circle.access.views import come_in, sent_to, too_often
from portal.circle.people import queries as people
from portal.foundation.identity.actor import Actor, Kind
from portal.foundation.web import noted, reader
from portal.foundation.web.access import public, remember, transact
from portal.foundation.web.limits import whole_address
from portal.foundation.web.security import go_to

room = Blueprint("doors", __name__)
HOUR = timedelta(hours=1)


@room.get("/d/<token>")
@public
def door(actor: Actor, session: Any, token: str) -> Response:
    """The door of every message: shows no name, signs nobody in, offers the ways in."""
    contact_id = doors.behind(session, token)
    known = contact_id is not None and doors.device_of(session, contact_id, _device()) is not None
    if contact_id is not None:
        reader.read_as_invited(people.by_ids(session, {contact_id})[contact_id].reading)
    return _private(
        render_template(
            "access/door.html",
            token_value=token,
            known=known,
            here=_is_in(actor, contact_id),
            live=contact_id is not None,
        )
    )


@room.post("/d/<token>")
@public
@transact
def press(actor: Actor, session: Any, token: str) -> Any:
    """A remembered device and the door together sign in; who is in already goes on."""
    contact_id = doors.behind(session, token)
    if _is_in(actor, contact_id):
        return go_to(url_for("home.start"))
    device = doors.device_of(session, contact_id, _device()) if contact_id else None
    if contact_id is None or device is None:
        return go_to(url_for("doors.door", token=token))
    doors.renew_device(device)
    key = browser.browser_key(request)
    return come_in(session, services.come_in(session, contact_id, hashed(key), how="device"), key)


def _is_in(actor: Actor, contact_id: UUID | None) -> bool:
    """Whether this browser is signed in as the person of the door: nothing new is sent to them (F42)."""
    return contact_id is not None and actor.kind is Kind.CONTACT and actor.id == contact_id and not actor.assisted_by


@room.post("/d/<token>/send")
@public
@transact
def send(_actor: Any, session: Any, token: str) -> Any:
    """A new link and a code, to the address that we hold. An ended door gets the same answer."""
    if not may_send(f"door:{token}"):
        return too_often()
    key = browser.browser_key(request)
    asking.ask(session, AskedBy.DOOR, hashed(token), hashed(key))
    return sent_to(key)


@room.post("/d/<token>/not-me")
@public
@transact
def not_me(_actor: Any, session: Any, token: str) -> Any:
    """This was not for me: everything of it ends, staff are told, nothing is shown."""
    contact_id = doors.behind(session, token)
    if contact_id is not None:
        services.not_them(session, contact_id)
    return go_to(url_for("access.closed"))


@room.get("/letter")
@public
def letter(_actor: Any, _session: Any) -> str:
    """I have a letter with a code."""
    return render_template("access/letter.html", form=LetterForm(formdata=None))


@room.post("/letter")
@public
@transact
def use_letter(_actor: Any, session: Any) -> Any:
    """The twelve signs of a letter; case, spaces and hyphens are forgiven."""
    form, address = LetterForm(), whole_address(request.remote_addr)
    limits = current_app.extensions["limits"]
    if limits.spent("letter.wrong", address, 20, HOUR):
        return too_often()
    typed = form.code.data or ""
    found = codes.letter_of(session, typed)
    if found is None or not codes.use_letter(session, found):
        remember(lambda later: codes.count_wrong_letter(later, typed))
        remember(lambda later: limits.count(later, "letter.wrong", address, HOUR))
        noted.refused("letter")
        form.code.errors = [WRONG_CODE]
        return make_response(render_template("access/letter.html", form=form), 422)
    key = browser.browser_key(request)
    return come_in(session, services.come_in(session, found.contact_id, hashed(key), how="letter"), key)


@room.post("/forget-device")
@public
@transact
def forget_device(actor: Any, session: Any) -> Response:
    """Forget this device; a sign-in goes on."""
    doors.forget_device(session, _device())
    response = go_to(url_for("home.start") if actor.signed_in else url_for("access.signed_out", forgotten=1))
    browser.forget_device(response)
    return response


def _device() -> str | None:
    return request.cookies.get(browser.device_cookie(current_app))


def _private(page: str) -> Response:
    response = make_response(page)
    response.headers["Cache-Control"] = "no-store"
    return response
