"""What is read out to somebody on the phone before it is kept as what they say of the copy for the group."""

from typing import Any
from uuid import UUID

from flask import request, url_for

from portal.circle.reviews.models import Review
from portal.foundation.web.read_back import ReadBack, plainly
from portal.foundation.web.words import translate as _
from portal.taking_part.group_copy.models import GroupAnswer, Opinion


def say(_actor: Any, _session: Any, review: Review) -> ReadBack | None:
    """That it is fine, or that it still shows who they were, and their words."""
    kinds = {
        Opinion.FINE.value: _("It is fine like this"),
        Opinion.STILL_SHOWS.value: _("That still shows who they were"),
    }
    kind = kinds.get(request.form.get("opinion", ""))
    if kind is None:
        return None
    back = url_for("group_copy.start", reference=review.reference)
    return plainly(_("Is this what you want to say?"), back, kind, words=request.form.get("words", "").strip())


def take_back(actor: Any, session: Any, review: Review, answer_id: UUID) -> ReadBack | None:
    """What they take back."""
    one = session.get(GroupAnswer, answer_id)
    if one is None or (one.contact_id, one.review_id) != (actor.id, review.id):
        return None
    back = url_for("group_copy.start", reference=review.reference)
    return plainly(_("Do you want to take this back?"), back, words=one.words or "")
