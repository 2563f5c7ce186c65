"""What is read out to somebody on the phone before it is kept as their comment on a draft."""

from typing import Any
from uuid import UUID

from flask import request, url_for

from portal.circle.reviews.models import Review
from portal.foundation.web.read_back import ReadBack, plainly
from portal.foundation.web.words import translate as _
from portal.taking_part.comments import queries
from portal.taking_part.comments.models import CommentKind
from portal.taking_part.drafts import queries as drafts


def kind_said() -> str:
    """The kind of comment that was chosen, or *this hurts* when its own button was pressed (F61); maybe nothing."""
    return CommentKind.HURTS.value if request.form.get("at_once") == "hurts" else request.form.get("kind", "")


def say(_actor: Any, session: Any, review: Review, version_id: UUID, number: int) -> ReadBack | None:
    """The paragraph's number, the kind, and their words."""
    kinds = {
        CommentKind.WRONG.value: _("This is wrong"),
        CommentKind.MISSING.value: _("Something is missing"),
        CommentKind.HURTS.value: _("This hurts"),
        CommentKind.THANK_YOU.value: _("Thank you for this"),
        CommentKind.QUESTION.value: _("I have a question"),
    }
    kind = kinds.get(kind_said())
    if kind is None or drafts.paragraph(session, version_id, number) is None:
        return None
    back = url_for("reading.parts", reference=review.reference)
    own = request.form.get("words", "").strip()
    return plainly(_("Is this what you want to say?"), back, _("About paragraph {n}", n=number), kind, words=own)


def reply(actor: Any, session: Any, review: Review, comment_id: UUID) -> ReadBack | None:
    """Their words to an answer."""
    own = request.form.get("words", "").strip()
    if not own or queries.comment_of(session, review.id, actor.id, comment_id) is None:
        return None
    return plainly(_("Is this what you want to say?"), _back(review, comment_id), words=own)


def take_back(actor: Any, session: Any, review: Review, comment_id: UUID) -> ReadBack | None:
    """The comment that they take back."""
    one = queries.comment_of(session, review.id, actor.id, comment_id)
    if one is None:
        return None
    return plainly(_("Do you want to take this back?"), _back(review, comment_id), words=one.words or "")


def _back(review: Review, comment_id: UUID) -> str:
    return url_for("draft_comments.said", reference=review.reference, comment_id=comment_id)
