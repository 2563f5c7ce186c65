"""The private address of a member of staff's calendar: made, ended, read by calendar programs."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, abort, current_app, make_response, request, url_for

from portal.foundation.identity.permissions import Permission
from portal.foundation.web import noted
from portal.foundation.web.access import allow, public, transact
from portal.foundation.web.limits import whole_address
from portal.foundation.web.security import go_to
from portal.taking_part.meetings import feed
from portal.taking_part.meetings.staff_views import page_of_desk

room = Blueprint("meeting_feed", __name__)
GUESSED, MOST_GUESSES, HOUR = "feed.guessed", 20, timedelta(hours=1)


@room.post("/desk/meetings/feed")
@allow(Permission.KEEP_TIMES)
@transact
def keep(actor: Any, session: Any) -> Any:
    """Make a new address, shown once, or end the one there is."""
    if request.form.get("do") != "make":
        feed.end(session, actor)
        return go_to(url_for("meeting_desk.page"))
    token = feed.make(session, actor)
    address = current_app.extensions["settings"].public_base_url + url_for("meeting_feed.read", token=token)
    return make_response(page_of_desk(actor, session, address=address))


@room.get("/calendar/<token>.ics")
@public
def read(_actor: Any, session: Any, token: str) -> Any:
    """When somebody is busy; 404 alike for an address that was guessed, cut or ended.

    One computer that guesses many gets the same answer to all that follow, also to a right one, and nothing is looked
    up for it: neither the answer nor its time tells one address from another. A calendar program asks a few times an
    hour and stays far below.
    """
    limits, computer = current_app.extensions["limits"], whole_address(request.remote_addr)
    found = None if limits.spent(GUESSED, computer, MOST_GUESSES, HOUR) else feed.read(session, token)
    if found is None:
        limits.within(GUESSED, computer, MOST_GUESSES, HOUR)  # counted in a transaction of its own
        noted.refused("calendar")
        abort(404)
    response = make_response(found)
    response.headers["Content-Type"] = "text/calendar; charset=utf-8"
    response.headers["Cache-Control"] = "private, no-store"
    return response
