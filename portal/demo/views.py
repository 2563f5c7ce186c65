"""Pages of the demo only: who to be, signing in as them, and the mail that was caught."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, current_app, render_template, request, url_for

from portal.circle.access import browser, late
from portal.circle.access.services import begin_sign_in
from portal.circle.access.tokens import hashed
from portal.circle.people.models import Contact
from portal.demo.mailbox import caught
from portal.demo.people import PEOPLE
from portal.foundation.identity.actor import Actor, Assurance, Kind
from portal.foundation.web import looks as looks_module
from portal.foundation.web import reader
from portal.foundation.web.access import public, transact
from portal.foundation.web.looks import Looks
from portal.foundation.web.security import go_to

room = Blueprint("demo", __name__, url_prefix="/demo")


def people_of(folder: Path) -> dict[str, dict[str, Any]]:
    """Who can be signed in as, with their tokens."""
    found: dict[str, dict[str, Any]] = json.loads((folder / "people.json").read_text("utf-8"))
    return found


def _folder() -> Path:
    folder: Path = current_app.extensions["settings"].data_directory
    return folder


@room.get("/")
@public
def who(_actor: Any, _session: Any) -> str:
    """Everybody you can be in the demo."""
    return render_template("demo/who.html", people=PEOPLE, links=people_of(_folder()))


@room.get("/in/<token>")
@public
def enter(_actor: Any, _session: Any, token: str) -> str:
    """Like the page of a real link: one button, nothing changes before it is pressed."""
    _find(token)
    return render_template("access/link.html", token_value=token, staff_name="Ruth Sample", demo_link=True)


@room.post("/in/<token>")
@public
@transact
def press(_actor: Any, session: Any, token: str) -> Response:
    """Sign in as somebody: with every further check done, any number of times."""
    told = _find(token)
    key, who_id = browser.browser_key(request), UUID(hex=told["id"])
    contact = None if told["staff"] else session.get_one(Contact, who_id)
    cookie = begin_sign_in(
        session,
        Assurance.STEPPED_UP,
        hashed(key),
        contact_id=who_id if contact else None,
        staff_id=None if contact else who_id,
        idle=timedelta(hours=12),
    )
    actor = Actor(id=who_id, kind=Kind.CONTACT if contact else Kind.STAFF)
    response = go_to(late.way_back(session, actor, hashed(key), url_for("home.start")))
    browser.sign_in(response, cookie)
    browser.keep_browser(response, key)
    if contact:
        chosen = looks_module.load(contact.looks) if contact.looks else Looks(contact.language, contact.easy)
        reader.keep_looks(response, chosen, secure=False)
    else:
        reader.keep_looks(response, Looks("en_GB"), secure=False)
    return response


@room.get("/mail")
@public
def mail(_actor: Any, _session: Any) -> str:
    """Every message the portal has sent, newest first."""
    return render_template("demo/mail.html", letters=caught(_folder()))


def _find(token: str) -> dict[str, Any]:
    for told in people_of(_folder()).values():
        if told["token"] == token:
            return told
    abort(404)
