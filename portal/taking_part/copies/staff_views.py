"""Copies at the desk: who has which, one by post for somebody, and whether a copy is one of this review. In English."""

from typing import Any
from uuid import UUID

from flask import Blueprint, make_response, render_template, request, url_for

from portal.circle.areas import queries as areas
from portal.circle.people import queries as people
from portal.circle.post import services as letters
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.limits import in_memory, takes_up_to
from portal.foundation.web.security import go_to
from portal.taking_part.copies import contents, giving, posting, telling_apart
from portal.taking_part.copies.check_views import LARGEST
from portal.taking_part.copies.forms import FORMS, CheckForm, GiveForm
from portal.taking_part.copies.models import CopyForm
from portal.taking_part.drafts import queries as drafts
from portal.taking_part.drafts.models import DraftVersion

room = Blueprint("copy_desk", __name__, url_prefix="/desk/reviews/<reference>/copies")
USE = Permission.USE_POST_DESK
HELD_BACK = "They asked us not to write to them, or our last letter reached somebody else. Ring them first."
NO_ADDRESS = "Nobody has written down where letters to them go. Put their details right first."


@room.get("/")
@allow(USE, records_read="review")
def page(_actor: Any, session: Any, review: Review) -> str:
    """Who has which copy; nothing of what stands in it."""
    return _page(session, review)


@room.post("/")
@allow(USE)
@transact
def give(actor: Any, session: Any, review: Review) -> Any:
    """Put a copy for somebody of the circle into the queue of letters."""
    version, form = drafts.opened_version(session, review.id), GiveForm()
    _choices(session, review, form)
    if version is None or not form.validate():
        return make_response(_page(session, review, give=form), 422)
    contact = people.by_ids(session, {UUID(form.whom.data)})[UUID(form.whom.data)]
    wanted = CopyForm(str(form.how.data))
    if wanted not in contents.forms_of(session, version, contact.language):
        form.how.errors = ["There is no easy read of this version yet."]
        return make_response(_page(session, review, give=form), 422)
    try:
        posting.ask(session, actor, review, contact, version, wanted)
    except (letters.HeldBack, letters.NoAddress) as why:
        form.whom.errors = [HELD_BACK if isinstance(why, letters.HeldBack) else NO_ADDRESS]
        return make_response(_page(session, review, give=form), 422)
    return go_to(url_for("copy_desk.page", reference=review.reference, told="queued"))


@room.post("/check")
@allow(USE)
@takes_up_to(LARGEST + 10_000)
@in_memory
@transact
def check(_actor: Any, session: Any, review: Review) -> Any:
    """Whether a file or a mark is of a copy of this review, and whose that is. Nothing of it is kept."""
    form = CheckForm()
    if not form.validate():
        return make_response(_page(session, review, check=form), 422)
    file = form.copy.data.stream.read() if form.copy.data is not None else None
    told = telling_apart.of_seal(session, form.seal.data) if file is None else telling_apart.of_file(session, file)
    if told.copy is not None and session.get_one(DraftVersion, told.copy.version_id).review_id != review.id:
        told = telling_apart.Told(telling_apart.Answer.NOT_OURS)
    return _page(session, review, told=told, by_mark=file is None)


def _choices(session: Any, review: Review, form: GiveForm) -> None:
    form.whom.choices = [(str(one.contact_id), one.name) for one in reviews.circle(session, review)]


def _page(session: Any, review: Review, *, give: Any = None, check: Any = None, told: Any = None, **more: Any) -> str:
    give = give or GiveForm(formdata=None)
    _choices(session, review, give)
    given = giving.given_to(session, review.id)
    return render_template(
        "copies/desk.html",
        review=review,
        version=drafts.opened_version(session, review.id),
        give=give,
        check=check or CheckForm(formdata=None),
        told=told,
        by_mark=more.get("by_mark", False),
        given=given,
        forms=FORMS,
        names=people.names(session, {one.contact_id for one, _number in given if one.contact_id}),
        by=areas.names_of(session, {one.given_by for one, _number in given if one.given_by}),
        queued=request.args.get("told") == "queued",
    )
