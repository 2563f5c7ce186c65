"""What happens with somebody of a circle: whom we ring first, first contact, invitation, a place that ends."""

from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portal.circle.access import services as access
from portal.circle.people import services as people
from portal.circle.people.models import HoldKind
from portal.circle.promises import services as promises
from portal.circle.reviews.models import (
    FAMILY,
    CirclePlace,
    CircleStep,
    CircleStepKind,
    Review,
    ReviewStep,
    StepKind,
)
from portal.circle.reviews.queries import has_other_place, standing_refusal
from portal.circle.reviews.services import FamilyRefused, write_step
from portal.clock import now, today
from portal.foundation.audit import services as audit
from portal.foundation.db.once import add_once
from portal.foundation.identity.actor import Actor
from portal.foundation.outbox import services as outbox

FIRST_CONTACT = frozenset({CircleStepKind.RANG, CircleStepKind.WROTE})
INVITED = frozenset({CircleStepKind.INVITED_BY_EMAIL, CircleStepKind.INVITED_BY_LETTER})


def ring_first(session: Session, actor: Actor, review: Review, place: CirclePlace, *, chosen: bool) -> None:
    """Make somebody the key contact, or not any more. There is one: whoever was it before is it no longer."""
    if chosen:
        session.execute(
            update(CirclePlace)
            .where(CirclePlace.review_id == review.id, CirclePlace.id != place.id, CirclePlace.key_contact.is_(True))
            .values(key_contact=False)
        )
    if place.key_contact != chosen:
        place.key_contact = chosen
        session.flush()
        _tell(session, "reviews.key_contact_chosen", actor, review, place, chosen=chosen)


def write_down(
    session: Session,
    actor: Actor,
    review: Review,
    place: CirclePlace,
    kind: CircleStepKind,
    *,
    on_day: date | None = None,
    made_once: str | None = None,
) -> bool:
    """Write a dated step towards somebody; whether it is new, and not the same form sent twice.

    Raises ``FamilyRefused`` for anything but a call to somebody whom the person did not want involved.
    """
    if kind is not CircleStepKind.RANG and place.relationship in FAMILY and standing_refusal(session, review.id):
        raise FamilyRefused
    step = CircleStep(
        review_id=review.id,
        contact_id=place.contact_id,
        kind=kind,
        on_day=on_day or today(),
        by_staff=actor.id,
        written_at=now(),
        made_once=made_once,
    )
    if add_once(session, step) is not step:
        return False
    if kind in INVITED:
        _invited(session, actor, review)
    _tell(session, "reviews.step_to_contact", actor, review, place, kind=kind.value)
    return True


def _invited(session: Session, actor: Actor, review: Review) -> None:
    """The first invitation of a review stands in its timeline."""
    earlier = select(ReviewStep.id).where(ReviewStep.review_id == review.id, ReviewStep.kind == StepKind.INVITED)
    if session.scalars(earlier.limit(1)).first() is None:
        write_step(session, review, StepKind.INVITED, today(), actor.id)


def end_place(session: Session, actor: Actor, review: Review, place: CirclePlace) -> None:
    """Somebody leaves the circle. Who has no other place is written to no more, and every link of theirs ends."""
    place.ended_at, place.key_contact = now(), False
    session.flush()
    _tell(session, "reviews.place_ended", actor, review, place)
    if not has_other_place(session, place):
        access.end_all(session, actor, place.contact_id, why="place_ended")
        outbox.cancel_waiting(session, ("contact", place.contact_id))


def has_died(session: Session, actor: Actor, review: Review, place: CirclePlace, *, died: bool) -> None:
    """Somebody of the circle died: everything stops at once, for good. Or it was a mistake, and nothing is sent."""
    if died:
        place.key_contact = False
        access.end_all(session, actor, place.contact_id, why="died")
        people.hold(session, place.contact_id, HoldKind.DIED)
        promises.let_go(session, actor, place.contact_id)
    else:
        people.end_hold(session, place.contact_id, HoldKind.DIED)
    session.flush()
    _tell(session, "reviews.contact_died", actor, review, place, died=died)


def take_back_in(session: Session, actor: Actor, review: Review, place: CirclePlace) -> None:
    """Somebody who left is in the circle again. Raises ``FamilyRefused``; nothing is sent to them."""
    if place.relationship in FAMILY and standing_refusal(session, review.id):
        raise FamilyRefused
    if place.ended_at is not None:
        place.ended_at = None
        session.flush()
        _tell(session, "reviews.place_again", actor, review, place)


def _tell(session: Session, event: str, actor: Actor, review: Review, place: CirclePlace, **detail: str | bool) -> None:
    audit.record(
        session, event, actor, area_id=review.area_id, review_id=review.id, thing_id=place.contact_id, **detail
    )
