"""What is read out to somebody on the phone before they pause, stop, come back, or name or end a helper."""

from typing import Any
from uuid import UUID

from flask import abort, render_template, request, url_for
from markupsafe import Markup

from portal.circle.involvement.leaving import PauseFor
from portal.circle.people.models import Helper
from portal.desks.my_wishes.forms import HelperForm
from portal.foundation.web.read_back import ReadBack
from portal.foundation.web.words import translate as _


def pause(actor: Any, session: Any) -> ReadBack | None:
    """For how long."""
    wanted = request.form.get("how_long", "")
    return _said("my_pause.page", "pause", how_long=wanted) if wanted in set(PauseFor) else None


def stop(actor: Any, session: Any) -> ReadBack:
    """That nothing comes any more."""
    return _said("my_pause.page", "stop")


def again(actor: Any, session: Any) -> ReadBack:
    """That they want to hear from us again."""
    return _said("my_pause.page", "again")


def name_helper(actor: Any, session: Any) -> ReadBack | None:
    """Who, and what they may do."""
    form = HelperForm()
    if not form.validate():
        return None
    return _said("my_helpers.listed", "helper", form=form)


def end_helper(actor: Any, session: Any, helper_id: UUID) -> ReadBack:
    """Who helps no more."""
    return _said("my_helpers.listed", "end_helper", helper=_helper(session, actor, helper_id))


def helper_again(actor: Any, session: Any, helper_id: UUID) -> ReadBack:
    """Who helps after all."""
    return _said("my_helpers.listed", "helper_again", helper=_helper(session, actor, helper_id))


def _helper(session: Any, actor: Any, helper_id: UUID) -> Helper:
    helper: Helper | None = session.get(Helper, helper_id)
    if helper is None or helper.contact_id != actor.id:
        abort(404)
    return helper


def _said(back: str, what: str, **shown: Any) -> ReadBack:
    body = Markup(render_template("my_wishes/read_back.html", what=what, **shown))  # noqa: S704  a page of ours
    return ReadBack(_("Is this what you choose?"), body, url_for(back))
