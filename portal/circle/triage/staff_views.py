"""Flagged words: whoever looks at them reads them here, and writes what was done. In English."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, current_app, g, make_response, render_template, request, url_for

from portal.circle.access import kept
from portal.circle.access.late import refill, refills
from portal.circle.people import queries as people
from portal.circle.people.models import Contact
from portal.circle.promises.models import Task
from portal.circle.reviews.models import Review
from portal.circle.triage import queries, services
from portal.circle.triage.forms import LookedForm
from portal.circle.triage.services import Outcome
from portal.circle.triage.things import OPENERS, Opened
from portal.clock import now
from portal.foundation.db.keys import KeyGone
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.security import go_to

room = Blueprint("flagged", __name__, url_prefix="/desk/flagged")
LOOK = Permission.LOOK_AT_FLAGGED_WORDS


@room.get("/<uuid:task_id>")
@allow(LOOK)
@refills
def page(actor: Any, session: Any, task_id: UUID) -> str:
    """Which thing, of which kind, whose, and the words as they stand there now; who reads a story is written down."""
    task, form = _task(actor, session, task_id), LookedForm(formdata=None)
    refill(session, actor, form)
    return _page(session, task, form)


@room.post("/<uuid:task_id>")
@allow(LOOK)
@transact
def looked(actor: Any, session: Any, task_id: UUID) -> Any:
    """Somebody read them, and writes what was done."""
    task, form = _task(actor, session, task_id), LookedForm()
    if not form.validate():
        return make_response(_page(session, task, form), 422)
    services.looked_at(session, actor, task, Outcome(str(form.outcome.data)), form.words.data or "")
    kept.drop(session, actor, request.path)
    return go_to(url_for("flagged.page", task_id=task.id))


def _task(actor: Any, session: Any, task_id: UUID) -> Task:
    task = queries.task_for(session, actor, task_id)
    if task is None:
        abort(404)
    return task


def _page(session: Any, task: Task, form: LookedForm) -> str:
    flag = queries.Flag.of(task)
    review = session.get(Review, task.review_id) if task.review_id else None
    contact = session.get(Contact, task.contact_id) if task.contact_id else None
    opened = _opened(session, flag)
    if opened.seen and review is not None and request.method == "GET":  # what a refused form shows was seen before it
        g.work.record_read(opened.seen, {"review": review, "thing": flag.thing_id})
    may_open = review is not None and g.work.gate.may(g.work.actor, Permission.READ_STORIES_OF_REVIEW, review)
    values: dict[str, Any] = dict(opened.values)
    outcome, _space, said = (task.answer or "").partition(" ")
    return render_template(
        "triage/flagged.html",
        task=task,
        flag=flag,
        opened=opened,
        name=task.name or opened.name,
        phone=opened.phone or task.phone,
        address=url_for(opened.endpoint, **values) if opened.endpoint and may_open else "",
        review=review,
        contact=contact,
        held=people.held(session, contact.id, now()) if contact else [],
        outcome=outcome,
        said=said,
        form=form,
    )


def _opened(session: Any, flag: queries.Flag) -> Opened:
    opener = current_app.extensions[OPENERS].get(flag.thing)
    try:
        found: Opened = opener(session, flag.thing_id) if opener else Opened()
    except KeyGone:  # whoever wrote it was erased
        return Opened()
    return found
