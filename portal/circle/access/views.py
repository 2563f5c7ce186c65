"""Opening a link, asking for a new one, going out, leaving quickly."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, Response, current_app, g, make_response, render_template, request, url_for

from portal.circle.access import browser, kept, services
from portal.circle.access.forms import AskForLink
from portal.circle.access.tokens import hashed
from portal.foundation.db.lookup import normal_email
from portal.foundation.web import looks as looks_module
from portal.foundation.web import reader
from portal.foundation.web.access import public, transact
from portal.foundation.web.limits import whole_address
from portal.foundation.web.security import go_to

room = Blueprint("access", __name__)
HOUR, DAY, MINUTES = timedelta(hours=1), timedelta(days=1), timedelta(minutes=5)


@room.get("/l/<token>")
@public
def link(_actor: Any, session: Any, token: str) -> Any:
    """F2: opening a link changes nothing; it shows one button and names nobody but who wrote."""
    try:
        staff_name, g.area_of_page = services.sender_of(session, token)
    except services.LinkOver:
        return _link_over(token)
    return _private(render_template("access/link.html", token_value=token, staff_name=staff_name))


@room.post("/l/<token>")
@public
@transact
def press(_actor: Any, session: Any, token: str) -> Any:
    """The press signs this browser in, and takes the token out of the address."""
    key = browser.browser_key(request)
    claimed = services.claim(session, token, hashed(key))
    if claimed is None:
        return _link_over(token)
    waiting = kept.waiting(session, claimed.contact_id, hashed(key))
    response = go_to(waiting.path if waiting else url_for("home.start"))
    browser.sign_in(response, claimed.cookie)
    browser.keep_browser(response, key)
    if claimed.looks and not request.cookies.get(looks_module.COOKIE):
        chosen = looks_module.load(claimed.looks)
        reader.keep_looks(response, chosen, secure=current_app.config["SESSION_COOKIE_SECURE"])
    return response


@room.post("/l/<token>/again")
@public
@transact
def again(_actor: Any, session: Any, token: str) -> Any:
    """F3: an old link sends a new one to the address already held; the answer is always the same."""
    if not _may_send(f"token:{token}"):
        return _too_often()
    key = browser.browser_key(request)
    services.renew(session, token, hashed(key), current_app.extensions["settings"].public_base_url)
    return _sent(key)


@room.post("/l/<token>/not-me")
@public
@transact
def not_me(_actor: Any, session: Any, token: str) -> Any:
    """The link reached the wrong person: close it, tell staff, show nothing."""
    services.not_me(session, token)
    return go_to(url_for("access.closed"))


@room.get("/link/closed")
@public
def closed(_actor: Any, _session: Any) -> str:
    """Thank you; nothing about anybody."""
    return render_template("access/closed.html")


@room.get("/link")
@public
def ask_for_link(_actor: Any, _session: Any) -> str:
    """I have a link or a letter: how to come in, and a way to a person."""
    return render_template("access/ask.html", form=AskForLink(), kept="kept" in request.args)


@room.post("/link")
@public
@transact
def send_link(_actor: Any, session: Any) -> Any:
    """Send a link to the address, if we know it; the answer never says whether we do."""
    form = AskForLink()
    if not form.validate():
        return make_response(render_template("access/ask.html", form=form, kept=False), 422)
    token = current_app.extensions["lookup"].email(normal_email(form.email.data))
    if not _may_send(f"address:{token.hex()}"):
        return _too_often()
    key = browser.browser_key(request)
    services.ask_for_link(session, token, hashed(key), current_app.extensions["settings"].public_base_url)
    return _sent(key)


@room.get("/link/sent")
@public
def sent(_actor: Any, _session: Any) -> str:
    """What happens now: look in your mail; nothing in ten minutes, ring us."""
    return render_template("access/sent.html")


@room.post("/sign-out")
@public
@transact
def sign_out(actor: Any, session: Any) -> Response:
    """End this browser's sign-in."""
    services.sign_out(session, actor)
    response = go_to(url_for("access.signed_out"))
    browser.sign_out(response)
    return response


@room.get("/signed-out")
@public
def signed_out(_actor: Any, _session: Any) -> str:
    """You are out; how to come back."""
    return render_template("access/signed_out.html")


@room.post("/hide")
@public
@transact
def hide(actor: Any, session: Any) -> Response:
    """F11: one press ends the sign-in and leads to a neutral page; Back shows nothing."""
    services.sign_out(session, actor)
    response = go_to(url_for("web.quiet"))
    browser.sign_out(response)
    return response


def _private(page: str) -> Response:
    response = make_response(page)
    response.headers["Cache-Control"] = "no-store"
    return response


def _link_over(token: str) -> Response:
    response = _private(render_template("access/link_over.html", token_value=token))
    response.status_code = 410
    return response


def _may_send(whose: str) -> bool:
    limits = current_app.extensions["limits"]
    address = whole_address(request.remote_addr)
    # Every count goes up, whatever the others say, so that no order of asking tells anything.
    within = [
        limits.within("send", whose, 5, HOUR),
        limits.within("send", whose, 10, DAY),
        limits.within("send.ip", address, 20, HOUR),
        limits.within("send.all", "", 1000, MINUTES),
    ]
    return all(within)


def _too_often() -> Response:
    return make_response(render_template("access/too_often.html"), 429)


def _sent(key: str) -> Response:
    response = go_to(url_for("access.sent"))
    browser.keep_browser(response, key)
    return response
