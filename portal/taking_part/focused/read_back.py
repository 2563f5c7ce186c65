"""What is read out to somebody on the phone before a closer look is asked for, or the asking is taken back."""

from typing import Any

from flask import request, url_for

from portal.circle.reviews.models import Review
from portal.foundation.web.read_back import ReadBack, plainly
from portal.foundation.web.words import translate as _


def ask(_actor: Any, _session: Any, review: Review) -> ReadBack:
    """That they ask, and why, if they say why."""
    back = url_for("focused.page", reference=review.reference)
    return plainly(_("Do you want to ask for a closer look?"), back, words=request.form.get("reason", "").strip())


def take_back(_actor: Any, _session: Any, review: Review) -> ReadBack:
    """That they ask no more."""
    back = url_for("focused.page", reference=review.reference)
    return plainly(_("Do you want to take it back?"), back, _("Ask for a closer look"))
