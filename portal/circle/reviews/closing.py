"""Closing a review that goes no further, and opening it again."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.reviews import alike
from portal.circle.reviews.closing_models import ReviewClosing
from portal.circle.reviews.models import CirclePlace, ClosingKind, Review
from portal.circle.reviews.queries import has_other_place
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.db.lookup import Lookup
from portal.foundation.identity.actor import Actor
from portal.foundation.outbox import services as outbox

OURS = frozenset({ClosingKind.OPENED_IN_ERROR, ClosingKind.DUPLICATE})  # nothing to do with the person: our mistake


class AlreadyClosed(Exception):
    """Somebody closed it before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """Why it goes no further, and what its circle is told."""

    kind: ClosingKind
    why: str
    reason_told: bool
    key_worker: str | None = None
    key_worker_phone: str | None = None


def close(session: Session, actor: Actor, review: Review, wanted: Closing) -> ReviewClosing:
    """Close it: nothing waiting is sent, nobody is asked to tell more, what was told stays theirs to read."""
    if standing(session, review) is not None:
        raise AlreadyClosed
    row = ReviewClosing(
        review_id=review.id,
        kind=wanted.kind,
        reason_told=wanted.reason_told,
        closed_at=now(),
        closed_by=actor.known_id(),
    )
    row.why, row.key_worker, row.key_worker_phone = wanted.why, wanted.key_worker, wanted.key_worker_phone
    review.closed_as = wanted.kind
    if wanted.kind in OURS:
        review.leder_token = review.person_token = None  # the right review may be opened
    session.add(row)
    session.flush()
    _call_back_messages(session, review)
    audit.record(
        session,
        "reviews.closed",
        actor,
        area_id=review.area_id,
        review_id=review.id,
        thing_id=row.id,
        kind=wanted.kind.value,
        told=wanted.reason_told,
    )
    return row


def open_again(session: Session, actor: Actor, lookup: Lookup, review: Review) -> None:
    """It goes on after all. Nobody is written to by itself."""
    row = standing(session, review)
    if row is None:
        return
    row.ended_at, row.ended_by = now(), actor.known_id()
    review.closed_as = None
    reference = review.leder_reference
    if not (reference and alike.here_already(session, lookup, review.area_id, reference)):
        alike.keep_keys(lookup, review)
    session.flush()
    audit.record(session, "reviews.opened_again", actor, area_id=review.area_id, review_id=review.id, thing_id=row.id)


def standing(session: Session, review: Review) -> ReviewClosing | None:
    """Why the review is closed now."""
    query = select(ReviewClosing).where(ReviewClosing.review_id == review.id, ReviewClosing.ended_at.is_(None))
    return session.scalars(query).first()


def _call_back_messages(session: Session, review: Review) -> None:
    query = select(CirclePlace).where(CirclePlace.review_id == review.id, CirclePlace.ended_at.is_(None))
    for place in session.scalars(query).all():
        if not has_other_place(session, place):
            outbox.cancel_waiting(session, ("contact", place.contact_id))
