"""Finding a review by its reference in LeDeR, or by name and dates, without keeping them readable."""

import re
import unicodedata
from typing import Any
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from portal.circle.people.names import words_of
from portal.circle.reviews.models import Review
from portal.foundation.db.keys import KeyGone
from portal.foundation.db.lookup import Lookup


def leder_token(lookup: Lookup, area_id: UUID, reference: str) -> bytes:
    """The key of a reference in LeDeR in one area: capitals, spaces and hyphens do not count."""
    plain = re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", reference).casefold())
    return lookup.token("leder", f"{area_id}|{plain}")


def person_token(lookup: Lookup, area_id: UUID, person: str, born: str | None, died: str | None) -> bytes | None:
    """The key of a name with its dates in one area; nothing without a date, for names alone say too little."""
    if not (born or died):
        return None
    words = " ".join(sorted(word.latin for word in words_of(person)))
    return lookup.token("person", f"{area_id}|{words}|{born or ''}|{died or ''}")


class AlreadyHere(Exception):
    """This reference in LeDeR has a review in this area."""

    def __init__(self, reference: str) -> None:
        super().__init__("the reference has a review")
        self.reference = reference


def here_already(session: Session, lookup: Lookup, area_id: Any, reference: Any) -> str:
    """The reference of the review that has this reference in LeDeR, or nothing."""
    if not reference:
        return ""
    keep_missing_keys(session, lookup, area_id)
    return next(iter(by_leder(session, {leder_token(lookup, area_id, reference)}).values()), "")


def keep_keys(lookup: Lookup, review: Review) -> None:
    """Let a review be found by what it says now: after opening, correcting or moving it."""
    reference = review.leder_reference
    review.leder_token = leder_token(lookup, review.area_id, reference) if reference else None
    review.person_token = person_token(lookup, review.area_id, review.person, review.born, review.died)


def keep_missing_keys(session: Session, lookup: Lookup, area_id: UUID) -> None:
    """Make the keys of reviews from before there were any."""
    has_dates = or_(Review.born_sealed.is_not(None), Review.died_sealed.is_not(None))
    missing = or_(
        and_(Review.leder_token.is_(None), Review.leder_reference_sealed.is_not(None)),
        and_(Review.person_token.is_(None), has_dates),
    )
    for review in session.scalars(select(Review).where(Review.area_id == area_id, missing)).all():
        try:
            keep_keys(lookup, review)
        except KeyGone:  # erased: there is nothing to find it by
            continue
    session.flush()


def by_leder(session: Session, tokens: set[bytes]) -> dict[bytes, str]:
    """References of reviews here by the keys of their references in LeDeR."""
    query = select(Review.leder_token, Review.reference).where(Review.leder_token.in_(tokens))
    return {token: reference for token, reference in session.execute(query) if token}


def by_person(session: Session, tokens: set[bytes]) -> dict[bytes, str]:
    """References of reviews here by the keys of name and dates."""
    query = select(Review.person_token, Review.reference).where(Review.person_token.in_(tokens))
    return {token: reference for token, reference in session.execute(query.order_by(Review.id)) if token}
