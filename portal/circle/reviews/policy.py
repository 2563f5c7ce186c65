"""Who stands how to a review: plain predicates for the page of the policy."""

from portal.circle.reviews.models import Review
from portal.foundation.identity.actor import Actor, Assurance, Kind, Role


def in_its_circle(actor: Actor, review: Review) -> bool:
    """Somebody invited, in the limited room too: their own words only."""
    return actor.kind is Kind.CONTACT and review.id in actor.review_scope and actor.assurance >= Assurance.LIMITED


def in_its_open_circle(actor: Actor, review: Review) -> bool:
    """Somebody invited to a review that goes on."""
    return review.closed_as is None and in_its_circle(actor, review)


def surely_in_its_circle(actor: Actor, review: Review) -> bool:
    """Somebody invited, of whom we are sure: may read what others share with them."""
    return in_its_circle(actor, review) and actor.assurance >= Assurance.FULL


def is_its_reviewer(actor: Actor, review: Review) -> bool:
    """The reviewer whose review it is."""
    return actor.kind is Kind.STAFF and actor.id == review.reviewer_id and actor.has_role(Role.REVIEWER, review.area_id)


def reviews_in_its_area(actor: Actor, review: Review) -> bool:
    """Any reviewer of the area: who says a second yes need not have this review."""
    return actor.kind is Kind.STAFF and actor.has_role(Role.REVIEWER, review.area_id)


def leads_its_area(actor: Actor, review: Review) -> bool:
    """The local area contact."""
    return actor.kind is Kind.STAFF and actor.has_role(Role.AREA_LEAD, review.area_id)


def supports_its_area(actor: Actor, review: Review) -> bool:
    """A support worker of the area."""
    return actor.kind is Kind.STAFF and actor.has_role(Role.SUPPORT_WORKER, review.area_id)
