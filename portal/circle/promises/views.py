"""*Call me* (F106): one press on any page, before sign-in too."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, current_app, make_response, render_template, request, url_for

from portal.circle.areas import queries as areas
from portal.circle.people import queries as people
from portal.circle.promises import queries, services
from portal.circle.promises.forms import CallMe
from portal.circle.promises.models import PartOfDay
from portal.foundation.identity.actor import Actor, Assurance, Kind
from portal.foundation.web import came_from, carrying, reader
from portal.foundation.web.access import public, transact
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.limits import whole_address
from portal.foundation.web.security import go_to

room = Blueprint("promises", __name__)
# What a call can be about besides a content page: the page on which *Ask someone to explain* was pressed.
ABOUT = {
    "closer-look",
    "draft",
    "error",
    "home",
    "involvement",
    "kept",
    "language",
    "link",
    "looks",
    "meeting",
    "meeting-days",
    "meeting-note",
    "meeting-one",
    "meeting-over",
    "meeting-places",
    "my-record",
    "one-more-step",
    "telling",
    "wishes",
}


@room.get("/call-me")
@public
def call_me(actor: Any, session: Any) -> str:
    """Ask to be rung; somebody signed in finds their name and number there."""
    form = CallMe(formdata=None)
    form.about.data = _about(request.args.get("about"))
    form.form_key.data = new_form_key()
    waiting = None
    # In the limited room somebody else may be reading: their name and number are not shown there.
    if actor.kind is Kind.CONTACT and actor.assurance >= Assurance.FULL:
        contact = people.by_ids(session, {actor.id})[actor.id]
        form.name.data, form.phone.data = contact.name, contact.phone
        waiting = queries.waiting_call(session, contact.id)
    current_app.extensions["put_back"](session, actor, form)
    if actor.signed_in:  # what was read inside is not named to who is outside
        form.back.data = came_from.page_before().path or form.back.data
    return _page(session, actor, form, waiting)


@room.post("/call-me")
@public
@transact
def promise(actor: Any, session: Any) -> Any:
    """Promise a call: who, which day, morning or afternoon."""
    form = CallMe()
    if not form.part.data and _on_page() is not None:  # F109: a name and a number are enough
        form.part.data = PartOfDay.EITHER.value
    if not actor.signed_in and (led := carrying.answer(lambda: _page(session, actor, form))) is not None:
        return led
    if not form.validate():
        return make_response(_page(session, actor, form), 422)
    if not current_app.extensions["limits"].within("call", whole_address(request.remote_addr), 20, timedelta(hours=1)):
        return make_response(render_template("access/too_often.html"), 429)
    wanted = services.CallBack(
        name=form.name.data,
        phone=form.phone.data,
        part=PartOfDay(form.part.data or PartOfDay.MORNING),
        note=form.note.data or "",
        about=_about(form.about.data),
        language=reader.reading().locale,
    )
    try:
        task = services.promise_call(
            session, actor, wanted, area_id=actor.area_id, form_key=form.form_key.data or new_form_key()
        )
    except services.AreaMissing:
        abort(503)
    if actor.signed_in:
        current_app.extensions["forget_kept"](session, actor, request.path)
    back = _back(actor, form).path or None
    return go_to(url_for("promises.promised", task_id=task.id, next=back))


@room.get("/call-me/<uuid:task_id>")
@public
def promised(actor: Actor, session: Any, task_id: UUID) -> str:
    """The receipt. Its address cannot be guessed, and it shows no name or number."""
    found = queries.receipt(session, task_id)
    if found is None:
        abort(404)
    back = came_from.page_at(request.args.get("next")).path if actor.signed_in else ""
    return render_template("promises/promised.html", promise=found, signed_in=actor.signed_in, back=back)


def _about(name: str | None) -> str:
    pages = current_app.extensions["pages"]
    return name if name and (name in pages or name in ABOUT) else ""


def _on_page() -> Any:
    """The page of words on which the form stood, or nothing."""
    return current_app.extensions["pages"].get(request.form.get("on_page", ""))


def _back(actor: Any, form: CallMe) -> came_from.CameFrom:
    """The step or the part on which they were; nothing for who is not signed in."""
    return came_from.page_at(form.back.data) if actor.signed_in else came_from.CameFrom()


def _page(session: Any, actor: Actor, form: CallMe, waiting: queries.Promise | None = None) -> str:
    card = areas.card(session, actor.area_id)
    if card is None:
        abort(503)
    back = _back(actor, form)
    reads = form.about.data == "draft" and actor.kind is Kind.CONTACT and "reference" in back.parts
    return render_template(
        "promises/call_me.html",
        form=form,
        next_day=card.next_day(),
        waiting=waiting,
        on_page=_on_page(),
        back=back.path,
        own_time=current_app.extensions["own_time"](session, actor, back.parts["reference"]) if reads else None,
    )
