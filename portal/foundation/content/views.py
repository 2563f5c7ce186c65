"""Content pages: the same words for everybody; in easy read one screen at a time."""

from typing import Any

from flask import Blueprint, abort, current_app, g, render_template, request

from portal.clock import today
from portal.foundation.content.facts import fact
from portal.foundation.content.pages import Page
from portal.foundation.web import reader
from portal.foundation.web.access import public

room = Blueprint("content", __name__, url_prefix="/pages")


@room.get("/<name>")
@public
def page(_actor: Any, _session: Any, name: str) -> str:
    """One page."""
    found: Page | None = current_app.extensions["pages"].get(name)
    if found is None:
        abort(404)
    g.indexable = found.public
    easy = reader.reading().easy
    screens = found.shown(easy=easy)
    number = min(max(request.args.get("screen", 1, int), 1), len(screens))
    return render_template(
        "content/page.html",
        page=found,
        screens=[screens[number - 1]] if easy else screens,
        number=number,
        count=len(screens),
        fact=fact,
        stale=found.stale(today()),
    )
