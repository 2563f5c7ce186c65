"""Whom and which review the tasks of the phone desk are about, and whom nobody rings any more."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.calls.models import Record
from portal.circle.people import queries as people
from portal.circle.people.models import ContactHold, HoldKind
from portal.circle.promises.queries import Promise
from portal.circle.reviews.models import CirclePlace, Review
from portal.circle.reviews.policy import is_its_reviewer, leads_its_area, supports_its_area
from portal.clock import now
from portal.foundation.identity.actor import Actor

DO_NOT_RING = {
    HoldKind.DIED: "they died",
    HoldKind.REFUSED: "the person did not want family involved",
    HoldKind.STOPPED: "they asked us to stop",
}
IN_CIRCLE = (is_its_reviewer, supports_its_area, leads_its_area)  # who works in a circle


@dataclass(frozen=True, slots=True)
class About:
    """What the list shows beside its tasks; found by a few queries, however many tasks there are."""

    names: dict[UUID, str]  # by contact
    references: dict[UUID, str]  # by review
    places: dict[UUID, list[str]]  # by contact: the references of the reviews in whose circles they are
    do_not_ring: dict[UUID, str]  # by task: why

    def circle_of(self, task: Promise) -> str | None:
        """The review whose circle the task leads to: its own, else one in which they are."""
        own = self.references.get(task.review_id) if task.review_id else None
        theirs = self.places.get(task.contact_id, []) if task.contact_id else []
        return own or (theirs[0] if theirs else None)

    def page_of(self, task: Promise) -> str | None:
        """The review under which the page of whom the task is about stands; nothing where they are in no circle."""
        theirs = self.places.get(task.contact_id, []) if task.contact_id else []
        own = self.circle_of(task)
        return own if own in theirs else (theirs[0] if theirs else None)


def about(session: Session, actor: Actor, tasks: Sequence[Promise]) -> About:
    """Names, reviews and what forbids a call, for the tasks of a list."""
    contacts = {one.contact_id for one in tasks if one.contact_id}
    in_circles = select(CirclePlace.contact_id, Review.reference, Review.area_id)
    in_circles = in_circles.join(Review, Review.id == CirclePlace.review_id).order_by(CirclePlace.id)
    found = session.execute(in_circles.where(CirclePlace.contact_id.in_(contacts), CirclePlace.ended_at.is_(None)))
    places: dict[UUID, list[str]] = {}
    for contact_id, reference, area_id in found:
        if area_id in actor.roles_by_area:
            places.setdefault(contact_id, []).append(reference)
    reviews = select(Review.id, Review.reference).where(Review.id.in_({one.review_id for one in tasks} - {None}))
    return About(
        people.names(session, contacts),
        {review_id: reference for review_id, reference in session.execute(reviews)},
        places,
        _do_not_ring(session, tasks),
    )


def page_of_caller(session: Session, actor: Actor, record: Record) -> str | None:
    """The review under which the page of whom a call was with stands, where the actor may open it."""
    if record.call.contact_id is None:
        return None
    query = select(Review).join(CirclePlace, CirclePlace.review_id == Review.id).order_by(CirclePlace.id)
    theirs = query.where(CirclePlace.contact_id == record.call.contact_id, CirclePlace.ended_at.is_(None))
    may_open = [one for one in session.scalars(theirs) if any(has(actor, one) for has in IN_CIRCLE)]
    own = [one for one in may_open if record.review is not None and one.id == record.review.id]
    return next((one.reference for one in own + may_open), None)


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
