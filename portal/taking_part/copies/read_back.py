"""What is read out to somebody on the phone before a copy is put into the queue of letters for them."""

from typing import Any

from flask import request, url_for

from portal.circle.reviews.models import Review
from portal.foundation.web.read_back import ReadBack, plainly
from portal.foundation.web.words import translate as _
from portal.taking_part.copies.forms import FORMS
from portal.taking_part.copies.models import CopyForm


def post(_actor: Any, _session: Any, review: Review) -> ReadBack | None:
    """In which form, of which earlier version where it is one, and that it comes by post."""
    said = request.form.get("how", "")
    if said not in {one.value for one in CopyForm}:
        return None
    asked = request.form.get("version", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else None
    back = url_for("copies.page", reference=review.reference, version=number)
    of = [] if number is None else [_("Version {n}", n=number)]
    return plainly(_("Shall we post you a copy?"), back, *of, str(FORMS[CopyForm(said)]))
