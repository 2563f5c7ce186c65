"""A caller asks for a senior person to look again: one page and the same words, review or not."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, g, make_response, render_template, request, url_for

from portal.circle.areas.models import Area
from portal.circle.areas.queries import card
from portal.desks.second_desk import services
from portal.desks.second_desk.forms import AskSenior
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.security import go_to

room = Blueprint("senior", __name__, url_prefix="/desk/areas/<uuid:area_id>/look-again")


@room.get("/")
@allow(Permission.ASK_FOR_SENIOR)
def ask(actor: Any, session: Any, area_id: UUID) -> str:
    """What to say to the caller, and what to write down."""
    area = _area(actor, session, area_id)
    form = AskSenior(formdata=None)
    form.form_key.data = new_form_key()
    return _page(session, area, form)


@room.post("/")
@allow(Permission.ASK_FOR_SENIOR)
@transact
def write(actor: Any, session: Any, area_id: UUID) -> Any:
    """A task for the lead, by the next working day."""
    area, form = _area(actor, session, area_id), AskSenior()
    if not form.validate():
        return make_response(_page(session, area, form), 422)
    services.ask_senior(
        session,
        actor,
        area.id,
        name=form.name.data or "",
        phone=form.phone.data or "",
        words=form.words.data or "",
        form_key=form.form_key.data or new_form_key(),
    )
    return go_to(url_for("senior.ask", area_id=area.id, told="asked"))


def _area(actor: Any, session: Any, area_id: UUID) -> Area:
    found: Area | None = session.get(Area, area_id)
    if found is None or not g.work.gate.may(actor, Permission.ASK_FOR_SENIOR, found):
        abort(404)
    return found


def _page(session: Any, area: Area, form: AskSenior) -> str:
    shown = card(session, area.id)
    return render_template(
        "second_desk/senior.html",
        of=area,
        form=form,
        told=request.args.get("told", ""),
        next_day=shown.next_day() if shown else None,
    )
