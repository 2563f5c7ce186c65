"""The circle sees what the group will see before it goes there, and may say: that still shows who they were."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, make_response, render_template, url_for

from portal.circle.areas import queries as areas
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.limits import takes_up_to
from portal.foundation.web.security import go_to
from portal.taking_part.group_copy import giving, read_back, texts
from portal.taking_part.group_copy.forms import OpinionForm
from portal.taking_part.group_copy.models import GroupAnswer, GroupCopy, Opinion

room = Blueprint("group_copy", __name__, url_prefix="/reviews/<reference>/group-copy")
READ, COMMENT = Permission.READ_DRAFT, Permission.COMMENT_ON_DRAFT
LONG_WORDS = 1_000_000


@room.get("/")
@allow(READ)
def start(actor: Any, session: Any, review: Review) -> str:
    """What this is, its parts, by when it goes, what they said of it and what became of that."""
    form = OpinionForm(formdata=None)
    form.form_key.data = new_form_key()
    return _page(actor, session, review, form)


@room.get("/parts/<int:place>")
@allow(READ, made_sure=True)
def part(_actor: Any, session: Any, review: Review, place: int) -> str:
    """One part, just as the group will read it: the same numbers as in the draft."""
    listed = texts.sections(texts.read(_shown(session, review).text))
    if place >= len(listed):
        abort(404)
    following = place + 1 if place + 1 < len(listed) else None
    return render_template(
        "group_copy/part.html", review=review, part=listed[place], following=following, listed=listed
    )


@room.post("/say")
@allow(COMMENT, needs_yes=read_back.say)
@takes_up_to(LONG_WORDS)
@transact
def say(actor: Any, session: Any, review: Review) -> Any:
    """Keep what they say of it."""
    form, row = OpinionForm(), _shown(session, review)
    if not form.validate():
        return make_response(_page(actor, session, review, form), 422)
    key = form.form_key.data or new_form_key()
    giving.say(session, actor, review, row, Opinion(str(form.opinion.data)), form.words.data or "", key)
    return go_to(url_for("group_copy.start", reference=review.reference) + "#said")


@room.post("/said/<uuid:answer_id>/take-back")
@allow(COMMENT, needs_yes=read_back.take_back)
@transact
def take_back(actor: Any, session: Any, review: Review, answer_id: UUID) -> Response:
    """Take back what they said of it."""
    one = session.get(GroupAnswer, answer_id)
    if one is None or (one.contact_id, one.review_id) != (actor.id, review.id):
        abort(404)
    giving.take_back(session, actor, one)
    return go_to(url_for("group_copy.start", reference=review.reference))


def _shown(session: Any, review: Review) -> GroupCopy:
    row = giving.newest_shown(session, review.id)
    if row is None:
        abort(404)
    return row


def _page(actor: Any, session: Any, review: Review, form: OpinionForm) -> str:
    row = _shown(session, review)
    said = giving.said_by(session, review.id, actor.known_id())
    staff = areas.names_of(session, {one for one in (row.signed_by, row.given_by) if one})
    return render_template(
        "group_copy/start.html",
        review=review,
        copy=row,
        person=reviews.called_by(reviews.place_of(session, actor, review), review),
        signer=staff[row.signed_by].name,
        giver=staff[row.given_by].name if row.given_by else "",
        changing=row.given_at is None and giving.came_since(session, row),
        sections=texts.sections(texts.read(row.text)),
        said=said,
        promised={one.id: giving.task_of(session, one) for one in said},
        reviewer=areas.person_to_call(session, review.reviewer_id, review.area_id),
        form=form,
    )
