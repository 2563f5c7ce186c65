"""The second thing that staff show: set up at the first sign-in, asked for at each later one."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, current_app, make_response, render_template, request, url_for
from markupsafe import Markup
from sqlalchemy.orm import Session

from portal.circle.access import browser, code_app, late, passkeys, services, staff
from portal.circle.access.allowance import HOUR
from portal.circle.access.forms import Code
from portal.circle.access.staff_models import StaffCheck
from portal.circle.areas.models import StaffMember
from portal.foundation.identity.actor import Actor, Kind
from portal.foundation.web import noted
from portal.foundation.web.access import public, remember, transact
from portal.foundation.web.limits import takes_up_to, whole_address
from portal.foundation.web.security import go_to

room = Blueprint("second_step", __name__, url_prefix="/staff")
SMALL = 100_000  # bytes: a code, or what a passkey says
MOST_WRONG_AN_HOUR = 20  # of one computer; right codes are not counted, so a team behind one address is not locked out
WRONG_CODE = "That code is not right, or it was used already. Wait for the next one and write it here."
WRONG_PASSKEY = "The passkey could not be used. Try it once more, or use a code app."


@room.get("/set-up")
@public
def set_up(_actor: Any, session: Any) -> Any:
    """First sign-in: choose a code app or a passkey."""
    check = _check(session)
    if check is None or not check.sets_up:
        return go_to(url_for("staff_access.start"))
    return _private(_set_up_page(session, check, Code()))


@room.post("/set-up")
@takes_up_to(SMALL)
@public
@transact
def set_up_code_app(_actor: Any, session: Any) -> Any:
    """The first code of the app, which shows that it works."""
    form = Code()
    return _second_step(
        session,
        "code_app",
        lambda check: staff.set_up_code_app(session, check, form.code.data or ""),
        lambda check: _set_up_page(session, check, _wrong(form)),
    )


@room.post("/set-up/passkey")
@takes_up_to(SMALL)
@public
@transact
def set_up_passkey(_actor: Any, session: Any) -> Any:
    """A new passkey, made by the browser."""
    answer = request.form.get("credential", "")
    return _second_step(
        session,
        "passkey",
        lambda check: check.sets_up and passkeys.keep(session, check, answer, _party()),
        lambda check: _set_up_page(session, check, Code(), WRONG_PASSKEY),
    )


@room.get("/check")
@public
def check(_actor: Any, session: Any) -> Any:
    """The second step: a code, or a passkey."""
    found = _check(session)
    if found is None or found.sets_up:
        return go_to(url_for("staff_access.start"))
    return _private(_check_page(session, found, Code()))


@room.post("/check")
@takes_up_to(SMALL)
@public
@transact
def check_code(_actor: Any, session: Any) -> Any:
    """A code of the app: right, new, and within five tries."""
    form = Code()
    return _second_step(
        session,
        "code_app",
        lambda found: staff.code_is_right(session, found, form.code.data or ""),
        lambda found: _check_page(session, found, _wrong(form)),
    )


@room.post("/check/passkey")
@takes_up_to(SMALL)
@public
@transact
def check_passkey(_actor: Any, session: Any) -> Any:
    """A passkey of theirs, shown by the browser."""
    answer = request.form.get("credential", "")
    return _second_step(
        session,
        "passkey",
        lambda found: passkeys.shown(session, found, answer, _party()),
        lambda found: _check_page(session, found, Code(), WRONG_PASSKEY),
    )


def _second_step(
    session: Session,
    how: str,
    right: Callable[[StaffCheck], bool],
    once_more: Callable[[StaffCheck], str],
) -> Response:
    """Count the try first, in a transaction of its own; then look; then sign in, or show the page once more."""
    limits, address = current_app.extensions["limits"], whole_address(request.remote_addr)
    if limits.spent("staff.wrong", address, MOST_WRONG_AN_HOUR, HOUR):
        return _private(render_template("access/staff/too_often.html"), 429)
    cookie = request.cookies.get(browser.check_cookie(current_app), "")
    with current_app.extensions["database"].transaction() as counting:
        left = staff.take_try(counting, cookie)
    found = _check(session)
    if found is None or not left or current_app.extensions["provider"] is not None:
        return go_to(url_for("staff_access.start", again=1))
    signed_in = staff.come_in(session, found, how) if right(found) else None
    if signed_in is None:
        noted.refused(how)
        remember(lambda later: limits.count(later, "staff.wrong", address, HOUR))
        return _private(once_more(found), 422)
    services.end_sign_in(session, browser.sign_in_key(request))
    back = Actor(id=found.staff_id, kind=Kind.STAFF)
    response = go_to(late.way_back(session, back, browser.browser_hash(request), url_for("home.start")))
    browser.sign_in(response, signed_in)
    browser.put_check(response, None)
    return response


def _check(session: Session) -> StaffCheck | None:
    cookie = request.cookies.get(browser.check_cookie(current_app), "")
    return staff.check_of(session, cookie, browser.browser_hash(request)) if cookie else None


def _party() -> passkeys.Party:
    settings = current_app.extensions["settings"]
    return passkeys.party(settings.public_base_url, settings.service_name)


def _set_up_page(session: Session, found: StaffCheck, form: Code, wrong_passkey: str = "") -> str:
    member = session.get_one(StaffMember, found.staff_id)
    app = code_app.app_of(session, found.staff_id)
    secret = app.secret if app else ""
    address = code_app.address(secret, member.name, current_app.extensions["settings"].service_name)
    return render_template(
        "access/staff/set_up.html",
        form=form,
        picture_of_code=Markup(code_app.drawn(address)),  # noqa: S704  drawn here, of our own words
        secret=code_app.in_fours(secret),
        options=passkeys.options_to_make(found, member, _party()),
        wrong_passkey=wrong_passkey,
    )


def _check_page(session: Session, found: StaffCheck, form: Code, wrong_passkey: str = "") -> str:
    known = passkeys.of_staff(session, found.staff_id)
    return render_template(
        "access/staff/check.html",
        form=form,
        with_app=code_app.confirmed(session, found.staff_id),
        options=passkeys.options_to_show(found, known, _party()) if known else "",
        wrong_passkey=wrong_passkey,
    )


def _wrong(form: Code) -> Code:
    form.code.errors = (WRONG_CODE,)
    form.code.data = ""
    return form


def _private(page: str, status: int = 200) -> Response:
    response = make_response(page, status)
    response.headers["Cache-Control"] = "no-store"
    return response
