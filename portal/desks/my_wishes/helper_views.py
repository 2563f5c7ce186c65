"""Somebody helps me (F112): who, with what; ended in one press. A helper has no way in of their own."""

from typing import Any
from uuid import UUID

from flask import Blueprint, make_response, render_template, request, url_for

from portal.circle.access import kept
from portal.circle.access.late import refills, waiting
from portal.circle.people import helpers
from portal.circle.people.models import HelperKind, HelperMay
from portal.desks.my_wishes import read_back
from portal.desks.my_wishes.forms import HelperForm
from portal.desks.my_wishes.views import me
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.security import go_to

room = Blueprint("my_helpers", __name__, url_prefix="/mine/helpers")
NAME = Permission.NAME_HELPER


@room.get("/")
@allow(NAME)
@refills
def listed(actor: Any, session: Any) -> str:
    """Who helps me, and a form for more."""
    form = HelperForm(formdata=waiting(session, actor))
    form.form_key.data = form.form_key.data or new_form_key()
    return _page(session, actor, form)


@room.post("/")
@allow(NAME, needs_yes=read_back.name_helper)
@transact
def name(actor: Any, session: Any) -> Any:
    """Name a helper."""
    form = HelperForm()
    if not form.validate():
        return make_response(_page(session, actor, form), 422)
    helper = helpers.Named(
        name=form.name.data or "",
        kind=HelperKind(form.kind.data or ""),
        may=[HelperMay(one) for one in form.may.data],
        phone=form.phone.data or None,
        email=form.email.data or None,
    )
    helpers.name_helper(session, actor, me(session, actor), helper, form_key=form.form_key.data or new_form_key())
    kept.drop(session, actor, url_for("my_helpers.listed"))
    return go_to(url_for("my_helpers.listed", told="named"))


@room.post("/<uuid:helper_id>/end")
@allow(NAME, needs_yes=read_back.end_helper)
@transact
def end(actor: Any, session: Any, helper_id: UUID) -> Any:
    """They help no more, from now on."""
    ended = helpers.end_helper(session, actor, me(session, actor), helper_id)
    return go_to(url_for("my_helpers.listed", told="ended", helper=ended) if ended else url_for("my_helpers.listed"))


@room.post("/<uuid:helper_id>/again")
@allow(NAME, needs_yes=read_back.helper_again)
@transact
def again(actor: Any, session: Any, helper_id: UUID) -> Any:
    """They help after all: as it was."""
    helpers.begin_again(session, actor, me(session, actor), helper_id)
    return go_to(url_for("my_helpers.listed", told="named"))


def _page(session: Any, actor: Any, form: HelperForm) -> str:
    ended = request.args.get("helper", "")
    return render_template(
        "my_wishes/helpers.html",
        form=form,
        helpers=helpers.helpers_of(session, actor.id),
        told=request.args.get("told", ""),
        ended=helpers.ended_of(session, actor.id, ended) if ended else None,
    )
