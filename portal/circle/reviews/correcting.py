"""Putting a review's own words right: what stood there before is kept, and shown struck through."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.reviews import alike
from portal.circle.reviews import services as reviews
from portal.circle.reviews.closing_models import ReviewCorrection
from portal.circle.reviews.models import Review
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.db.lookup import Lookup
from portal.foundation.identity.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """What should stand in a review."""

    person: str
    told_on: date
    leder_reference: str | None
    born: date | None
    died: date | None


def correct(session: Session, actor: Actor, lookup: Lookup, review: Review, right: Right) -> list[str]:
    """Put it right; the names of the fields that changed.

    Raises ``UnderEighteen`` when the dates are a child's, ``AlreadyHere`` for the reference of another review.
    """
    if right.born is not None and reviews.age_on(right.born, right.died or right.told_on) < reviews.ADULT:
        raise reviews.UnderEighteen
    there = alike.here_already(session, lookup, review.area_id, right.leder_reference)
    if there and there != review.reference:
        raise alike.AlreadyHere(there)
    before = _as_words(review.person, review.told_on, review.leder_reference, review.born, review.died)
    after = _as_words(right.person, right.told_on, right.leder_reference, right.born, right.died)
    changed = [field for field in before if before[field] != after[field]]
    for field in changed:
        row = ReviewCorrection(review_id=review.id, field=field, by_staff=actor.known_id(), put_right_at=now())
        row.before = before[field]
        session.add(row)
        audit.record(session, "reviews.corrected", actor, area_id=review.area_id, review_id=review.id, field=field)
    review.person, review.leder_reference = right.person, after["leder_reference"]
    review.born, review.died = after["born"], after["died"]
    if review.told_on != right.told_on:
        review.told_on, review.due_on = right.told_on, reviews.six_months_after(right.told_on)
    alike.keep_keys(lookup, review)
    session.flush()
    return changed


def history(session: Session, review: Review) -> list[ReviewCorrection]:
    """What stood there before, newest first."""
    query = select(ReviewCorrection).where(ReviewCorrection.review_id == review.id)
    return list(session.scalars(query.order_by(ReviewCorrection.id.desc())))


def _as_words(
    person: str, told_on: date, leder_reference: str | None, born: date | str | None, died: date | str | None
) -> dict[str, str | None]:
    return {
        "person": person,
        "told_on": told_on.isoformat(),
        "leder_reference": leder_reference or None,
        "born": str(born) if born else None,
        "died": str(died) if died else None,
    }
