"""Post of the demo: letters that wait, one that went, and a slip that came."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.people.models import Contact
from portal.circle.post import arriving, services
from portal.circle.post.arriving import Envelope
from portal.circle.post.models import SlipAnswer
from portal.circle.post.queries import CODE, INVITATION
from portal.circle.reviews.models import Review
from portal.clock import today
from portal.foundation.identity.actor import Actor, Kind, Role
from portal.foundation.outbox import by_hand


def fill(session: Session, review: Review, contact: Contact, support_id: UUID) -> None:
    """A first letter in the post, a code and a receipt in the queue, a slip that was put in."""
    staff = Actor(
        id=support_id,
        kind=Kind.STAFF,
        area_id=review.area_id,
        roles_by_area={review.area_id: frozenset({Role.SUPPORT_WORKER})},
    )
    first = services.write(session, staff, contact, INVITATION)
    by_hand.mark_printed(session, staff, first.id)
    services.posted(session, staff, first)
    envelope = Envelope(
        today() - timedelta(days=1), (SlipAnswer.LARGER_PRINT,), "", 2, first.id, "an envelope of the demo"
    )
    arrived = arriving.put_in(session, staff, review, contact, envelope)
    arriving.receipt(session, staff, contact, arrived)
    services.write(session, staff, contact, CODE)
