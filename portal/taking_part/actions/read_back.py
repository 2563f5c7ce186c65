"""What is read out to somebody on the phone before their choice at the end is kept."""

from typing import Any

from flask import request, url_for

from portal.circle.reviews.models import Review
from portal.foundation.web.read_back import ReadBack, plainly
from portal.foundation.web.words import translate as _
from portal.taking_part.actions.models import Staying


def choose(_actor: Any, _session: Any, review: Review) -> ReadBack | None:
    """Goodbye, or stay in touch."""
    said, back = request.form.get("choice"), url_for("actions.page", reference=review.reference)
    if said == Staying.STAY.value:
        return plainly(
            _("Do you want to stay in touch?"), back, _("We tell you when an action is agreed, done or late.")
        )
    if said == Staying.GOODBYE.value:
        return plainly(_("Do you want to say goodbye?"), back, _("We write to you no more about this."))
    return None
