"""What somebody wrote of the draft on paper, by the numbers of its paragraphs: their comments, typed by staff (F52)."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, make_response, render_template, request, url_for

from portal.circle.people.models import Contact
from portal.circle.post import queries as post
from portal.circle.post.models import ArrivedPost
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import CirclePlace, Review
from portal.desks.post_desk import services
from portal.desks.post_desk.draft_forms import OfTheDraft
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.forms import new_form_key
from portal.foundation.web.limits import takes_up_to
from portal.foundation.web.security import go_to
from portal.taking_part.comments import commenting
from portal.taking_part.comments.models import CommentKind
from portal.taking_part.drafts import queries as drafts

room = Blueprint(
    "post_draft", __name__, url_prefix="/desk/reviews/<reference>/post/<uuid:contact_id>/came/<uuid:arrived_id>/draft"
)
USE = Permission.USE_POST_DESK


@room.get("/")
@allow(USE, records_read="draft")
def page(_actor: Any, session: Any, review: Review, contact_id: UUID, arrived_id: UUID) -> str:
    """One paragraph after the other: its number, the kind of comment, and their words."""
    place, row = _came(session, review, contact_id, arrived_id)
    form = OfTheDraft(formdata=None)
    form.form_key.data = new_form_key()
    return _page(session, review, place, row, form)


@room.post("/")
@allow(USE)
@takes_up_to(1_000_000)
@transact
def keep(actor: Any, session: Any, review: Review, contact_id: UUID, arrived_id: UUID) -> Any:
    """Keep it as their comment on the version that the circle is shown; the reviewer promises an answer as to any."""
    place, row = _came(session, review, contact_id, arrived_id)
    form, version = OfTheDraft(), drafts.opened_version(session, review.id)
    if version is None or not form.validate():
        return make_response(_page(session, review, place, row, form), 422)
    said = commenting.Said(CommentKind(str(form.kind.data)), form.words.data or "", came_by="letter")
    key = f"post|{row.id}|{form.form_key.data}"
    try:
        commenting.comment(
            session, services.on_behalf(actor, review, place), review, version.id, form.paragraph, said, key
        )
    except commenting.NoSuchParagraph:
        form.number.errors = [
            "No paragraph of the version that the circle is shown has this number. Ring them, or ask."
        ]
        return make_response(_page(session, review, place, row, form), 422)
    except commenting.WordsNeeded:
        form.words.errors = ["Write what they wrote. Only “this hurts” and “thank you” need no words."]
        return make_response(_page(session, review, place, row, form), 422)
    address = url_for("post_draft.page", reference=review.reference, contact_id=contact_id, arrived_id=arrived_id)
    return go_to(f"{address}?kept={form.paragraph}")


def _came(session: Any, review: Review, contact_id: UUID, arrived_id: UUID) -> tuple[CirclePlace, ArrivedPost]:
    place, row = reviews.member(session, review, contact_id), post.arrived_one(session, contact_id, arrived_id)
    if place is None or row is None or row.review_id != review.id:
        abort(404)
    return place, row


def _page(session: Any, review: Review, place: CirclePlace, row: ArrivedPost, form: OfTheDraft) -> str:
    kept = request.args.get("kept", "")
    return render_template(
        "post_desk/draft.html",
        review=review,
        person=session.get_one(Contact, place.contact_id),
        row=row,
        form=form,
        version=drafts.opened_version(session, review.id),
        kept=kept if kept.isascii() and kept.isdigit() and len(kept) < 6 else "",
    )
