"""The desk where an action is written in another language or in easy words, beside the English ones."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, make_response, render_template, request, url_for

from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.security import go_to
from portal.foundation.web.words import LANGUAGES
from portal.taking_part.actions import queries, translating
from portal.taking_part.actions.forms import WordsForm
from portal.taking_part.actions.models import GroupAction
from portal.taking_part.actions.translating import Written

room = Blueprint("action_words", __name__, url_prefix="/desk/reviews/<reference>/actions/<uuid:action_id>/languages")
USE = Permission.COMPLETE_REVIEW


@room.get("/")
@allow(USE, records_read="draft")
def page(_actor: Any, session: Any, review: Review, action_id: UUID) -> str:
    """The English words, what there is already, and a form for another language."""
    return _page(session, review, _action(session, review, action_id), WordsForm(formdata=None))


@room.post("/")
@allow(USE)
@transact
def keep(actor: Any, session: Any, review: Review, action_id: UUID) -> Any:
    """Keep it; what was there in this language is replaced."""
    action, form = _action(session, review, action_id), WordsForm()
    if not form.validate():
        return make_response(_page(session, review, action, form), 422)
    told = Written(
        str(form.language.data),
        bool(form.easy.data),
        form.by_whom.data or "",
        form.what.data or "",
        form.who.data or "",
        form.why.data,
    )
    try:
        translating.write(session, actor, review, action, told)
    except translating.AlreadySaid:
        form.language.errors = ["The group's own words are in English. Choose another language, or tick easy words."]
        return make_response(_page(session, review, action, form), 422)
    return go_to(url_for("action_words.page", reference=review.reference, action_id=action.id, kept=1))


def _action(session: Any, review: Review, action_id: UUID) -> GroupAction:
    found = queries.one_of(session, review.id, action_id)
    if found is None:
        abort(404)
    return found


def _page(session: Any, review: Review, action: GroupAction, form: WordsForm) -> str:
    return render_template(
        "actions/desk_languages.html",
        review=review,
        action=action,
        written=translating.of_review(session, review.id).get(action.id, []),
        languages=LANGUAGES,
        form=form,
        kept=bool(request.args.get("kept")),
    )
