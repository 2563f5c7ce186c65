"""Who may read the draft: who is surely of the circle, by a check of less than the room for one's own words."""

from portal.circle.reviews.models import Review
from portal.circle.reviews.policy import surely_in_its_circle
from portal.foundation.identity.actor import Actor


def may_read_draft(actor: Actor, review: Review) -> bool:
    """Somebody of the circle of whom we are sure; in the limited room the draft stays closed (F8)."""
    return surely_in_its_circle(actor, review)
