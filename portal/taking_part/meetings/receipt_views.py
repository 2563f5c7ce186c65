"""The receipt of a meeting on paper (F98): asked for by who was booked, or by staff for them."""

from typing import Any
from uuid import UUID

from flask import abort, url_for

from portal.circle.access.installed import ways
from portal.circle.reviews.models import Review
from portal.foundation.web.access import allow, transact
from portal.foundation.web.security import go_to
from portal.taking_part.meetings import for_views, notices, queries
from portal.taking_part.meetings.views import MEET, own, room


@room.post("/<uuid:meeting_id>/by-post")
@allow(MEET)
@transact
def by_post(actor: Any, session: Any, review: Review, meeting_id: UUID) -> Any:
    """Post it to me too: a letter for the print queue, whatever channel I chose."""
    meeting = own(actor, session, review, meeting_id)
    done = "posted" if notices.by_post(session, meeting, ways()) else "no-address"
    return go_to(url_for("meetings.one", reference=review.reference, meeting_id=meeting.id, done=done))


@for_views.room.post("/<uuid:meeting_id>/by-post")
@allow(for_views.BOOK)
@transact
def by_post_for(_actor: Any, session: Any, review: Review, contact_id: UUID, meeting_id: UUID) -> Any:
    """The same, by staff for somebody."""
    meeting = queries.meeting_of(session, review.id, contact_id, meeting_id) or abort(404)
    done = "posted" if notices.by_post(session, meeting, ways()) else "no-address"
    return for_views.to_page(review, contact_id, done=done)
