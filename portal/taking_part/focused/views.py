"""A closer look, for families: the criteria, one press to ask, what was said and decided, and where else to go."""

from typing import Any

from flask import Blueprint, Response, make_response, render_template, request, url_for

from portal.circle.access import kept
from portal.circle.access.late import refill, refills
from portal.circle.areas import queries as areas
from portal.circle.promises import queries as promises
from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.limits import takes_up_to
from portal.foundation.web.security import go_to
from portal.taking_part.focused import queries, read_back, services
from portal.taking_part.focused.forms import AskForm

room = Blueprint("focused", __name__, url_prefix="/reviews/<reference>/closer-look")
ASK = Permission.ASK_FOCUSED
LONG_WORDS = 400_000  # bytes: 20,000 letters of any script, as a form sends them


@room.get("/")
@allow(ASK)
@refills
def page(actor: Any, session: Any, review: Review) -> str:
    """What a focused review is, who usually gets one, and what became of the asking."""
    form = AskForm(formdata=None)
    form.form_key.data = new_form_key()
    refill(session, actor, form)
    return _page(actor, session, review, form)


@room.post("/")
@allow(ASK, needs_yes=read_back.ask)
@takes_up_to(LONG_WORDS)
@transact
def ask(actor: Any, session: Any, review: Review) -> Any:
    """Ask for it: one press. Who rings, and by when, stands on the next page."""
    form = AskForm()
    if not form.validate():
        return make_response(_page(actor, session, review, form), 422)
    services.ask(session, actor, review, form.form_key.data or new_form_key(), reason=form.reason.data)
    kept.drop(session, actor, request.path)
    return go_to(url_for("focused.page", reference=review.reference))


@room.post("/take-back")
@allow(ASK, needs_yes=read_back.take_back)
@transact
def take_back(actor: Any, session: Any, review: Review) -> Response:
    """They changed their mind."""
    standing = queries.asked_by(session, review.id, actor.id)
    if standing is not None:
        services.take_back(session, actor, standing)
    return go_to(url_for("focused.page", reference=review.reference))


def _page(actor: Any, session: Any, review: Review, form: AskForm) -> str:
    asked = queries.asked_by(session, review.id, actor.id)
    talks = [one for one in queries.talks(session, review.id) if one.contact_id == actor.id]
    decisions = queries.decisions(session, review.id)
    newest = decisions[0] if decisions else None
    if asked and newest and asked.asked_at <= newest.decided_at:
        may_ask, asked = False, None  # that is answered; who does not agree rings
    else:
        may_ask = not asked and not (newest and newest.focused)
    return render_template(
        "focused/page.html",
        review=review,
        form=form,
        asked=asked,
        promise=promises.receipt(session, asked.task_id) if asked and asked.task_id else None,
        may_ask=may_ask,
        talk=talks[-1] if talks else None,
        decisions=decisions,
        deciders=areas.names_of(session, {one.decided_by for one in decisions}),
        reviewer=areas.person_to_call(session, review.reviewer_id, review.area_id),
    )
