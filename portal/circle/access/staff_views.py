"""Staff ask for a link and press it. With a provider the link of an invitation only leads to it."""

from typing import Any

from flask import Blueprint, Response, current_app, make_response, render_template, request, url_for

from portal.circle.access import browser, staff_links
from portal.circle.access.allowance import may_send
from portal.circle.access.forms import StaffEmail
from portal.circle.access.tokens import hashed
from portal.foundation.db.lookup import normal_email
from portal.foundation.web.access import public, transact
from portal.foundation.web.limits import takes_up_to
from portal.foundation.web.security import go_to

room = Blueprint("staff_access", __name__, url_prefix="/staff")
SMALL = 100_000  # bytes: a code, or what a passkey says


@room.get("/")
@public
def start(_actor: Any, _session: Any) -> str:
    """Where staff come in: a link to the provider, or a box for their address."""
    return _start_page(StaffEmail())


@room.post("/")
@takes_up_to(SMALL)
@public
@transact
def send_link(_actor: Any, session: Any) -> Any:
    """Send a link to the address, if it is of somebody who works here; the answer never says whether it is."""
    if current_app.extensions["provider"] is not None:
        return go_to(url_for("staff_access.start"))
    form = StaffEmail()
    if not form.validate():
        return make_response(_start_page(form), 422)
    token = current_app.extensions["lookup"].email(normal_email(form.email.data))
    if not may_send(f"staff:{token.hex()}"):
        return _private(render_template("access/staff/too_often.html"), 429)
    staff_links.ask_for_link(session, token, current_app.extensions["settings"].public_base_url)
    return go_to(url_for("staff_access.sent"))


@room.get("/sent")
@public
def sent(_actor: Any, _session: Any) -> str:
    """Look in your mail; nothing in ten minutes, ask your area lead."""
    return render_template("access/staff/sent.html")


@room.get("/l/<token>")
@public
def link(_actor: Any, session: Any, token: str) -> Any:
    """Opening a link changes nothing: mail scanners open every one."""
    if not staff_links.link_lives(session, token):
        return _link_over()
    return _private(render_template("access/staff/link.html", token_value=token))


@room.post("/l/<token>")
@takes_up_to(SMALL)
@public
@transact
def press(_actor: Any, session: Any, token: str) -> Any:
    """The press uses the link up and leads to the second step."""
    key = browser.browser_key(request)
    pressed = staff_links.press(session, token, hashed(key))
    if pressed is None:
        return _link_over()
    if current_app.extensions["provider"] is not None:
        step = "provider.work_account"
    elif pressed.sets_up:
        step = "second_step.set_up"
    else:
        step = "second_step.check" if pressed.knows_a_way else "staff_access.ask_lead"
    response = go_to(url_for(step))
    browser.keep_browser(response, key)
    browser.put_check(response, pressed.cookie)
    return response


@room.get("/ask-lead")
@public
def ask_lead(_actor: Any, _session: Any) -> str:
    """Nothing second was ever set up: only an invitation may do that."""
    return render_template("access/staff/ask_lead.html")


def _start_page(form: StaffEmail) -> str:
    with_provider = current_app.extensions["provider"] is not None
    return render_template(
        "access/staff/start.html",
        form=form,
        with_provider=with_provider,
        again="again" in request.args,
        kept="kept" in request.args,
    )


def _private(page: str, status: int = 200) -> Response:
    response = make_response(page, status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _link_over() -> Response:
    return _private(render_template("access/staff/link_over.html"), 410)
