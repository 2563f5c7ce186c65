"""Somebody who would have the draft read with them by phone chooses the time themselves, if the reviewer has times."""

from typing import Any

from flask import g, url_for

from portal.foundation.identity.permissions import Permission
from portal.taking_part.meetings import queries
from portal.taking_part.meetings.models import Way


def own_time(session: Any, actor: Any, reference: str) -> str | None:
    """Where they choose it; nothing where nobody of this review can be booked by phone, or it is not theirs."""
    review = g.work.gate.load_review(session, actor, reference)
    if review is None or not g.work.gate.may(actor, Permission.MEET, review):
        return None
    whose = queries.bookable_of(session, review.reviewer_id)
    if whose is None or Way.PHONE.value not in whose.ways:
        return None
    return url_for("meetings.days", reference=review.reference, way=Way.PHONE.value, instead="draft")
