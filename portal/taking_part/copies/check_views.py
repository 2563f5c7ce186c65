"""Anybody checks a copy: the same as we gave out, not the same, not ours. Public, and nothing is kept of it."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, current_app, make_response, render_template, request

from portal.foundation.web.access import public, transact
from portal.foundation.web.limits import in_memory, takes_up_to, whole_address
from portal.taking_part.copies import telling_apart
from portal.taking_part.copies.forms import CheckForm

room = Blueprint("copy_check", __name__, url_prefix="/check-a-copy")
LARGEST = 10_000_000  # a draft of 400 paragraphs in large print is under one megabyte
MOST_AN_HOUR = 30


@room.get("/")
@public
def page(_actor: Any, _session: Any) -> str:
    """A file, or the mark at its foot."""
    return render_template("copies/check.html", form=CheckForm(formdata=None), told=None, by_mark=False)


@room.post("/")
@public
@takes_up_to(LARGEST + 10_000)
@in_memory
@transact
def check(_actor: Any, session: Any) -> Any:
    """The answer. What was sent is gone with it."""
    address = whole_address(request.remote_addr)
    if not current_app.extensions["limits"].within("check a copy", address, MOST_AN_HOUR, timedelta(hours=1)):
        return make_response(render_template("access/too_often.html"), 429)
    form = CheckForm()
    if not form.validate():
        return make_response(render_template("copies/check.html", form=form, told=None, by_mark=False), 422)
    file = form.copy.data.stream.read() if form.copy.data is not None else None
    told = telling_apart.of_seal(session, form.seal.data) if file is None else telling_apart.of_file(session, file)
    return render_template("copies/check.html", form=CheckForm(formdata=None), told=told, by_mark=file is None)
