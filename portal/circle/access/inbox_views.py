"""*Who is reading?* where two people share an inbox, and the second thing that opens one's own room and no other."""

from typing import Any

from flask import Blueprint, Response, current_app, make_response, render_template, request, url_for

from portal.circle.access import browser, doors, inbox, services, surer
from portal.circle.access.allowance import HOUR
from portal.circle.access.asked_models import InboxOpened
from portal.circle.access.forms import WRONG_CODE, SurerForm, WhoForm
from portal.circle.access.tokens import hashed
from portal.circle.access.views import come_in, too_often
from portal.circle.people.models import Contact
from portal.foundation.web import noted
from portal.foundation.web.access import public, remember, transact
from portal.foundation.web.limits import whole_address
from portal.foundation.web.security import go_to

room = Blueprint("inbox", __name__, url_prefix="/who-is-reading")


@room.get("/")
@public
def who(_actor: Any, session: Any) -> Any:
    """Ask for a first name. None is shown: who else is at this inbox is nobody's business."""
    if _opened(session) is None:
        return go_to(url_for("access.ask_for_link"))
    return _private(render_template("access/inbox/who.html", form=WhoForm(formdata=None)))


@room.post("/")
@public
@transact
def say_who(_actor: Any, session: Any) -> Any:
    """The same next page for every name; a browser that this one asked us to remember is their second thing."""
    row, form = _opened(session), WhoForm()
    if row is None:
        return go_to(url_for("access.ask_for_link"))
    if not form.validate():
        return _private(render_template("access/inbox/who.html", form=form), 422)
    inbox.say_who(session, row, form.name.data or "")
    device = inbox.device(session, row, request.cookies.get(browser.device_cookie(current_app)))
    if device is not None:
        doors.renew_device(device)
        return _in(session, row, how="device")
    return go_to(url_for("inbox.step"))


@room.get("/step")
@public
def step(_actor: Any, session: Any) -> Any:
    """A code that came to them alone: in a letter, or read out on the phone."""
    if _opened(session) is None:
        return go_to(url_for("access.ask_for_link"))
    return _private(render_template("access/inbox/step.html", form=SurerForm(formdata=None)))


@room.post("/step")
@public
@transact
def use(_actor: Any, session: Any) -> Any:
    """The right code of the one who said their name opens their room; anything else is a wrong code."""
    form, address, limits = SurerForm(), whole_address(request.remote_addr), current_app.extensions["limits"]
    if limits.spent("code.wrong", address, 20, HOUR):
        return too_often()
    row, typed = _opened(session), form.code.data or ""
    if row is None:
        return go_to(url_for("access.ask_for_link"))
    contact = session.get_one(Contact, row.contact_id) if row.contact_id else None
    reader = inbox.reader(row, contact) if contact else None
    told = current_app.extensions["lookup"]
    if contact is None or reader is None or not surer.use(session, told, reader, contact, typed):
        if reader is not None:
            remember(lambda later: surer.count_wrong(later, reader, typed))
        remember(lambda later: limits.count(later, "code.wrong", address, HOUR))
        noted.refused("inbox")
        form.code.errors = [WRONG_CODE]
        return _private(render_template("access/inbox/step.html", form=form), 422)
    return _in(session, row, how="inbox")


def _in(session: Any, row: InboxOpened, *, how: str) -> Response:
    key, contact_id = browser.browser_key(request), row.contact_id
    assert contact_id is not None  # noqa: S101  whoever comes in said their name
    inbox.used(row)
    response = come_in(session, services.come_in(session, contact_id, hashed(key), how=how, borrowed=row.borrowed), key)
    browser.put_inbox(response, None)
    if row.remember and how != "device":
        browser.keep_device(response, doors.remember_device(session, contact_id))
    return response


def _opened(session: Any) -> InboxOpened | None:
    key = request.cookies.get(browser.inbox_cookie(current_app), "")
    return inbox.of_browser(session, key, browser.browser_hash(request))


def _private(page: str, status: int = 200) -> Response:
    response = make_response(page, status)
    response.headers["Cache-Control"] = "no-store"
    return response
