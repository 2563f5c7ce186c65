"""Whom and which review the tasks of the phone desk are about, and whom nobody rings any more."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.people import queries as people
from portal.circle.people.models import ContactHold, HoldKind
from portal.circle.promises.queries import Promise
from portal.circle.reviews.models import CirclePlace, Review
from portal.clock import now
from portal.foundation.identity.actor import Actor

DO_NOT_RING = {
    HoldKind.DIED: "they died",
    HoldKind.REFUSED: "the person did not want family involved",
    HoldKind.STOPPED: "they asked us to stop",
}


@dataclass(frozen=True, slots=True)
class About:
    """What the list shows beside its tasks; found by a few queries, however many tasks there are."""

    names: dict[UUID, str]  # by contact
    references: dict[UUID, str]  # by review
    places: dict[UUID, str]  # by contact: the reference of a review in whose circle they are
    do_not_ring: dict[UUID, str]  # by task: why


def about(session: Session, actor: Actor, tasks: Sequence[Promise]) -> About:
    """Names, reviews and what forbids a call, for the tasks of a list."""
    contacts = {one.contact_id for one in tasks if one.contact_id}
    in_circles = select(CirclePlace.contact_id, Review.reference, Review.area_id)
    in_circles = in_circles.join(Review, Review.id == CirclePlace.review_id).order_by(CirclePlace.id)
    found = session.execute(in_circles.where(CirclePlace.contact_id.in_(contacts), CirclePlace.ended_at.is_(None)))
    places = {contact_id: reference for contact_id, reference, area_id in found if area_id in actor.roles_by_area}
    reviews = select(Review.id, Review.reference).where(Review.id.in_({one.review_id for one in tasks} - {None}))
    return About(
        people.names(session, contacts),
        {review_id: reference for review_id, reference in session.execute(reviews)},
        places,
        _do_not_ring(session, tasks),
    )


def _do_not_ring(session: Session, tasks: Sequence[Promise]) -> dict[UUID, str]:
    """By task: why nobody rings. Whoever asked for a call after they had stopped gets it."""
    holds = select(ContactHold).where(
        ContactHold.contact_id.in_({one.contact_id for one in tasks if one.contact_id}),
        ContactHold.kind.in_(DO_NOT_RING),
        ContactHold.ends_at.is_(None) | (ContactHold.ends_at > now()),
    )
    found: dict[UUID, str] = {}
    for hold in session.scalars(holds):
        for task in tasks:
            after = hold.kind is HoldKind.STOPPED and task.made_at > hold.begins_at
            if task.contact_id == hold.contact_id and not after:
                found[task.id] = DO_NOT_RING[hold.kind]
    return found
