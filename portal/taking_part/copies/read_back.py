"""What is read out to somebody on the phone before a copy is put into the queue of letters for them."""

from typing import Any

from flask import request, url_for

from portal.circle.reviews.models import Review
from portal.foundation.web.read_back import ReadBack, plainly
from portal.foundation.web.words import translate as _
from portal.taking_part.copies.forms import FORMS
from portal.taking_part.copies.models import CopyForm


def post(_actor: Any, _session: Any, review: Review) -> ReadBack | None:
    """In which form, and that it comes by post."""
    said = request.form.get("how", "")
    if said not in {one.value for one in CopyForm}:
        return None
    back = url_for("copies.page", reference=review.reference)
    return plainly(_("Shall we post you a copy?"), back, str(FORMS[CopyForm(said)]))
