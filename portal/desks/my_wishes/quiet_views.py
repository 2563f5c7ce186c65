"""Days when we stay quiet (F96): add, take away, put back."""

from typing import Any
from uuid import UUID

from flask import Blueprint, make_response, render_template, request, url_for

from portal.circle.access import kept
from portal.circle.access.late import refills, waiting
from portal.circle.people import queries as people
from portal.circle.people import wishes
from portal.desks.my_wishes.forms import QuietForm, day_of
from portal.desks.my_wishes.views import me
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.forms import wrong
from portal.foundation.web.lazy import lazy
from portal.foundation.web.security import go_to

room = Blueprint("my_quiet", __name__, url_prefix="/mine/quiet")
SET = Permission.SET_OWN_WISHES


@room.get("/")
@allow(SET)
@refills
def listed(actor: Any, session: Any) -> str:
    """The days, and a form for more."""
    return _page(session, actor, QuietForm(formdata=waiting(session, actor)))


@room.post("/")
@allow(SET)
@transact
def keep(actor: Any, session: Any) -> Any:
    """Keep these days."""
    form = QuietForm()
    if not form.validate():
        return make_response(_page(session, actor, form), 422)
    first = day_of(form.first.data)
    last = day_of(form.last.data) if form.last.data else first
    if first is None or last is None:  # cannot be: the form has looked
        return make_response(_page(session, actor, form), 422)
    quiet = wishes.Quiet(first, last, bool(form.yearly.data), form.words.data or "")
    try:
        wishes.keep_quiet(session, actor, me(session, actor), quiet)
    except wishes.TooManyQuiet:
        form.first.errors = [
            str(wrong(lazy("That is more than we can keep here. Ring us, and we find a way that is good for you.")))
        ]
        return make_response(_page(session, actor, form), 422)
    kept.drop(session, actor, url_for("my_quiet.listed"))
    return go_to(url_for("my_quiet.listed", told="kept"))


@room.post("/<uuid:quiet_id>/end")
@allow(SET)
@transact
def end(actor: Any, session: Any, quiet_id: UUID) -> Any:
    """Take days away; the receipt offers to put them back."""
    was = wishes.end_quiet(session, actor, me(session, actor), quiet_id)
    if was is None:
        return go_to(url_for("my_quiet.listed"))
    back = {"first": was.from_day.isoformat(), "last": was.until_day.isoformat(), "yearly": "yes" if was.yearly else ""}
    return make_response(_page(session, actor, QuietForm(formdata=None), ended={**back, "words": was.words}))


def _page(session: Any, actor: Any, form: QuietForm, *, ended: dict[str, str] | None = None) -> str:
    return render_template(
        "my_wishes/quiet.html",
        form=form,
        quiet=people.quiet_dates(session, actor.id),
        told=request.args.get("told", ""),
        ended=ended,
    )
