"""Opening a review, inviting its circle, writing its steps."""

import calendar
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from portal.circle.people.models import Contact
from portal.circle.reviews.models import (
    FAMILY,
    CirclePlace,
    Relationship,
    Review,
    ReviewStep,
    Stage,
    StepKind,
)
from portal.circle.reviews.queries import standing_refusal
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.db.keys import KeyRing
from portal.foundation.identity.actor import Actor
from portal.ids import review_reference

ADULT = 18


def six_months_after(told_on: date) -> date:
    """Six calendar months from the day LeDeR was told (Parliamentary answer HL10253); never moved by a pause."""
    month = told_on.month + 6
    year, month = (told_on.year + 1, month - 12) if month > 12 else (told_on.year, month)
    return date(year, month, min(told_on.day, calendar.monthrange(year, month)[1]))


class UnderEighteen(Exception):
    """The person was a child: the child death review is the primary review (the leaflet; LeDeR policy)."""


class FamilyRefused(Exception):
    """The person did not want family involved: two people wrote that down, and it stands."""


def age_on(born: date, day: date) -> int:
    """Whole years that somebody had lived on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def as_day(kept: str | None) -> date | None:
    """A day as it is kept sealed."""
    return date.fromisoformat(kept) if kept else None


def open_review(
    session: Session,
    actor: Actor,
    *,
    area_id: UUID,
    reviewer_id: UUID,
    person: str,
    told_on: date,
    leder_reference: str | None = None,
    born: date | None = None,
    died: date | None = None,
    made_once: str | None = None,
) -> Review:
    """Open a review with a key and a reference of its own; raises ``UnderEighteen`` for a child."""
    if born is not None and age_on(born, died or told_on) < ADULT:
        raise UnderEighteen
    review = Review(
        area_id=area_id,
        reference=review_reference(),
        stage=Stage.INITIAL,
        told_on=told_on,
        due_on=six_months_after(told_on),
        reviewer_id=reviewer_id,
        opened_at=now(),
        made_once=made_once,
    )
    keys: KeyRing = session.info["keys"]
    keys.make(session, "review", review.id, area_id)
    review.person = person
    review.leder_reference = leder_reference
    review.born, review.died = (day.isoformat() if day else None for day in (born, died))
    session.add(review)
    session.flush()
    audit.record(session, "reviews.opened", actor, area_id=area_id, review_id=review.id)
    write_step(session, review, StepKind.TOLD, told_on, None)
    return review


def invite(
    session: Session,
    actor: Actor,
    review: Review,
    contact: Contact,
    relationship: Relationship,
    *,
    key_contact: bool = False,
    called: str | None = None,
    made_once: str | None = None,
) -> CirclePlace:
    """Give a contact a place in the circle. Raises ``FamilyRefused`` while the person's own wish forbids it."""
    if relationship in FAMILY and standing_refusal(session, review.id):
        raise FamilyRefused
    place = CirclePlace(
        review_id=review.id,
        contact_id=contact.id,
        relationship=relationship,
        key_contact=key_contact,
        invited_at=now(),
        made_once=made_once,
    )
    place.called = called
    session.add(place)
    session.flush()
    audit.record(
        session,
        "reviews.invited",
        actor,
        area_id=review.area_id,
        review_id=review.id,
        thing_id=contact.id,
        relationship=relationship.value,
        key_contact=key_contact,
    )
    return place


def write_step(session: Session, review: Review, kind: StepKind, on_day: date, by_staff: UUID | None) -> None:
    """Write a dated step of the timeline."""
    session.add(ReviewStep(review_id=review.id, kind=kind, on_day=on_day, by_staff=by_staff, written_at=now()))
    session.flush()


def show_presence(session: Session, actor: Actor, place: CirclePlace, *, visible: bool) -> None:
    """Whether the others may see that this contact is in the circle: their own choice."""
    if place.shows_presence != visible:
        place.shows_presence = visible
        session.flush()
        audit.record(session, "reviews.presence_chosen", actor, review_id=place.review_id, visible=visible)
