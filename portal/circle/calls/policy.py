"""Who may read the record of a call: plain predicates for the page of the policy."""

from portal.circle.calls.models import Record
from portal.circle.reviews.policy import is_its_reviewer
from portal.foundation.identity.actor import Actor, Kind, Role


def supports_area_of_call(actor: Actor, record: Record) -> bool:
    """A support worker of the call's area."""
    return actor.kind is Kind.STAFF and actor.has_role(Role.SUPPORT_WORKER, record.call.area_id)


def leads_area_of_call(actor: Actor, record: Record) -> bool:
    """The area lead of the call's area."""
    return actor.kind is Kind.STAFF and actor.has_role(Role.AREA_LEAD, record.call.area_id)


def reviews_whom_it_is_about(actor: Actor, record: Record) -> bool:
    """The reviewer of the review that the call was about."""
    return record.review is not None and is_its_reviewer(actor, record.review)
