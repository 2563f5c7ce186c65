"""The page of a call, and what stands in its boxes: kept whichever button of the page is pressed."""

from typing import Any
from uuid import UUID

from flask import abort, current_app, make_response, render_template, request

from portal.circle.areas import queries as areas
from portal.circle.calls import services
from portal.circle.calls.models import Call, LineKind, Speaker
from portal.desks.phone_desk import screen
from portal.desks.phone_desk.forms import CallBack, Code, Find, HandOver, Note, Told
from portal.desks.phone_desk.rooms import own_call
from portal.desks.phone_desk.words import WORDS
from portal.foundation.web.access import remember
from portal.foundation.web.forms import new_form_key

# The other boxes of the page. Whatever stands in them when another button is pressed becomes a line of the call.
BOXES = {
    "about": (LineKind.ASKED, ""),
    "words": (LineKind.ASKED, ""),
    "for_them": (LineKind.TOLD, "for_colleague"),
}


def carried(session: Any, actor: Any, call_id: UUID, *, takes: tuple[str, ...] = ()) -> Call:
    """The call that is open here, with its note and boxes kept as they came with this press.

    ``takes``: boxes that the pressed button itself reads, or shows again. A press that is refused keeps the note too.
    """
    call = own_call(session, actor, call_id)
    if "note" not in request.form:
        return call
    form = Note()
    if not form.validate():
        abort(make_response(page(session, call, note=form), 422))
    words = written(form, call)
    _keep(session, call, words)
    remember(lambda later: _keep(later, later.get_one(Call, call_id), words))
    keep_boxes(session, actor, call, takes)
    return call


def keep_boxes(session: Any, actor: Any, call: Call, takes: tuple[str, ...] = ()) -> None:
    """What stands in the other boxes becomes lines of the call, but for those in ``takes``."""
    for box, (kind, what) in BOXES.items():
        typed = request.form.get(box, "").strip()
        if typed and box not in takes:
            told = box == "words" and request.form.get("kind") == LineKind.TOLD.value
            services.write_line(session, actor, call, LineKind.TOLD if told else kind, what, typed)


def _keep(session: Any, call: Call, words: services.Written) -> None:
    """Keep the note; where somebody wrote on it in another window, both stand below each other."""
    try:
        services.write_down(session, call, words)
    except services.NoteChanged:
        if words.note not in (call.note or ""):
            services.write_down(session, call, words, both=True)


def page(session: Any, call: Call, **forms: Any) -> str:
    """The call screen with the forms as they stand; an answer of 422 brings the form that needs another look."""
    shown, typed = screen.of(session, call), "note" in request.form
    empty = {
        "note": _note_form(call),
        "find": Find() if typed else Find(formdata=None),
        "call_back": CallBack() if typed else _call_back(shown),
        "code": Code(formdata=None),
        "hand": hand_over_form(session, call.id, formdata=typed),
        "told_form": Told() if typed else Told(formdata=None),
    }
    errors = next((one for one in forms.values() if getattr(one, "errors", None)), None)
    return render_template(
        "phone_desk/call.html",
        screen=shown,
        call=call,
        wrong_form=errors,
        told=request.args.get("told", ""),
        card=areas.card(session, call.area_id),
        can_act="phone_acting.begin" in current_app.view_functions,
        **WORDS,
        **{"found": None, "other": None, "wrong": "", **empty, **forms},
    )


def _note_form(call: Call) -> Note:
    form = Note(formdata=None, name=call.name, phone=call.phone, note=call.note, speaker=call.speaker.value)
    form.version.data = str(call.version)
    return form


def _call_back(shown: screen.Screen) -> CallBack:
    form = CallBack(formdata=None)
    contact = shown.contact if shown.call.checked else None
    form.ask_for.data = contact.name if contact else shown.call.name
    form.ring_on.data = contact.phone if contact and contact.phone else shown.call.phone
    form.form_key.data = new_form_key()
    return form


def hand_over_form(session: Any, call_id: UUID, *, formdata: bool = True) -> HandOver:
    """The form with the colleagues who are here."""
    call = session.get_one(Call, call_id)
    form = HandOver() if formdata else HandOver(formdata=None)
    form.colleague.choices = [("", "Choose a colleague")] + [
        (str(one.id), one.name) for one in screen.colleagues(session, call)
    ]
    return form


def written(form: Note, call: Call) -> services.Written:
    """What stands in the boxes of the note."""
    spoken = form.speaker.data if form.speaker.data in {one.value for one in Speaker} else call.speaker.value
    return services.Written(
        note=form.note.data or "",
        name=form.name.data or "",
        phone=form.phone.data or "",
        speaker=Speaker(spoken),
        version=int(form.version.data or -1),
    )
