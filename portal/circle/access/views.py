"""Opening a link, asking for a new one, going out, leaving quickly."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, current_app, g, make_response, render_template, request, url_for

from portal.circle.access import asking, browser, codes, doors, inbox, late, onward, queries, services
from portal.circle.access.allowance import may_send
from portal.circle.access.asked_models import AskedBy
from portal.circle.access.forms import WRONG_CODE, AskForLink, CodeForm
from portal.circle.access.tokens import hashed, is_whole
from portal.circle.people.models import Contact
from portal.foundation.db.lookup import normal_email
from portal.foundation.identity.actor import Actor, Kind
from portal.foundation.identity.permissions import Permission
from portal.foundation.web import looks as looks_module
from portal.foundation.web import noted, reader
from portal.foundation.web.access import allow, public, remember, transact
from portal.foundation.web.limits import whole_address
from portal.foundation.web.security import go_to

room = Blueprint("access", __name__)
HOUR, DAY, MINUTES = timedelta(hours=1), timedelta(days=1), timedelta(minutes=5)


@room.get("/l/<token>")
@public
def link(_actor: Any, session: Any, token: str) -> Any:
    """F2: opening a link changes nothing; it shows one button and names nobody but who wrote."""
    try:
        sender = queries.sender_of(session, token)
    except queries.LinkOver:
        return _link_over(token)
    g.area_of_page = sender.area_id
    reader.read_as_invited(sender.reading)
    return _private(render_template("access/link.html", token_value=token, staff_name=sender.name))


@room.post("/l/<token>")
@public
@transact
def press(_actor: Any, session: Any, token: str) -> Any:
    """The press signs this browser in, and takes the token out of the address."""
    key = browser.browser_key(request)
    claimed = services.claim(session, token, hashed(key), borrowed="borrowed" in request.form)
    if claimed is None:
        noted.refused("link")
        return _link_over(token)
    if not claimed.cookie:
        return shared(session, claimed.contact_id, key)
    response = come_in(session, claimed, key)
    if "remember" in request.form and "borrowed" not in request.form:
        browser.keep_device(response, doors.remember_device(session, claimed.contact_id))
    return response


def shared(session: Any, contact_id: UUID, key: str) -> Response:
    """Two people have this inbox: nobody is signed in until one of them says who is reading."""
    borrowed = "borrowed" in request.form
    stays = "remember" in request.form and not borrowed
    contact = session.get_one(Contact, contact_id)
    response = go_to(url_for("inbox.who"))
    browser.put_inbox(response, inbox.opened(session, contact, hashed(key), borrowed=borrowed, remember=stays))
    browser.keep_browser(response, key)
    return response


def come_in(session: Any, claimed: services.Claimed, key: str) -> Response:
    """The answer that signs a browser in: to what waits there, else to the first page."""
    services.end_sign_in(session, browser.sign_in_key(request))
    actor = Actor(id=claimed.contact_id, kind=Kind.CONTACT)
    response = go_to(late.way_back(session, actor, hashed(key), url_for("home.start")))
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
    if not may_send(f"token:{token}"):
        return too_often()
    key = browser.browser_key(request)
    asking.ask(session, AskedBy.LINK, hashed(token), hashed(key))
    return sent_to(key)


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
    if not may_send(f"address:{token.hex()}"):
        return too_often()
    key = browser.browser_key(request)
    asking.ask(session, AskedBy.ADDRESS, token, hashed(key))
    return sent_to(key)


@room.get("/link/sent")
@public
def sent(_actor: Any, _session: Any) -> str:
    """What happens now: look in your mail; nothing in ten minutes, ring us."""
    return render_template("access/sent.html", form=CodeForm(formdata=None))


@room.post("/link/sent")
@public
@transact
def use_code(_actor: Any, session: Any) -> Any:
    """The six digits of the message, typed into the browser that waits."""
    form = CodeForm()
    this, address = browser.browser_hash(request), whole_address(request.remote_addr)
    limits = current_app.extensions["limits"]
    if limits.spent("code.wrong", address, 20, HOUR):
        return too_often()
    contact_id = codes.use_code(session, current_app.extensions["lookup"], this, form.code.data or "") if this else None
    if contact_id is None:
        remember(lambda later: codes.count_wrong_code(later, this))
        remember(lambda later: limits.count(later, "code.wrong", address, HOUR))
        noted.refused("code")
        form.code.errors = [WRONG_CODE]
        return make_response(render_template("access/sent.html", form=form), 422)
    key = browser.browser_key(request)
    if inbox.is_shared(session, session.get_one(Contact, contact_id)):
        return shared(session, contact_id, key)
    return come_in(session, services.come_in(session, contact_id, this, how="code"), key)


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
    """You are out; how to come back; and to forget this device too, if it was remembered."""
    return render_template(
        "access/signed_out.html",
        remembered=browser.device_cookie(current_app) in request.cookies,
        forgotten="forgotten" in request.args,
    )


@room.post("/stay")
@allow(Permission.SEE_OWN_START, fragment=True)
@transact
def stay(_actor: Any, _session: Any) -> Any:
    """One press for more time: that somebody pressed is all it needs, and the guard has seen it."""
    if not request.headers.get("X-Autosave"):
        return go_to(url_for("home.start"))
    return render_template("access/kept/staying.html")


@room.post("/hide")
@public
@transact
def hide(actor: Any, session: Any) -> Response:
    """F11: one press ends the sign-in and leads to a neutral page; Back shows nothing."""
    return onward.hide(session, actor)


def _private(page: str) -> Response:
    response = make_response(page)
    response.headers["Cache-Control"] = "no-store"
    return response


def _link_over(token: str) -> Response:
    response = _private(render_template("access/link_over.html", token_value=token, whole=is_whole(token)))
    response.status_code = 410
    return response


def too_often() -> Response:
    """Over the limit: a break, and the phone number."""
    noted.refused("limit")
    return make_response(render_template("access/too_often.html"), 429)


def sent_to(key: str) -> Response:
    """Always the same answer: look in your messages."""
    response = go_to(url_for("access.sent"))
    browser.keep_browser(response, key)
    return response
