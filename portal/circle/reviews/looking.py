"""Who was looked for, how, and that no family was found: then somebody else who knew the person well is invited."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.reviews.closing_models import LookedFor, LookedHow, LookedResult
from portal.circle.reviews.models import Review
from portal.clock import now, today
from portal.foundation.audit import services as audit
from portal.foundation.db.once import add_once, key_of
from portal.foundation.identity.actor import Actor


class NobodyLookedFor(Exception):
    """No family found is said only after somebody looked."""


def write_down(
    session: Session,
    actor: Actor,
    review: Review,
    *,
    whom: str,
    how: LookedHow,
    result: LookedResult,
    on_day: date,
    form_key: str,
) -> None:
    """One try; the same form sent twice writes one."""
    row = LookedFor(
        review_id=review.id,
        how=how,
        result=result,
        on_day=on_day,
        by_staff=actor.known_id(),
        written_at=now(),
        made_once=key_of(actor.id, f"{review.id}|looked|{form_key}"),
    )
    row.whom = whom
    if add_once(session, row) is row:
        audit.record(
            session,
            "reviews.looked_for",
            actor,
            area_id=review.area_id,
            review_id=review.id,
            how=how.value,
            result=result.value,
        )


def tries(session: Session, review: Review) -> list[LookedFor]:
    """Every try, oldest first."""
    query = select(LookedFor).where(LookedFor.review_id == review.id)
    return list(session.scalars(query.order_by(LookedFor.on_day, LookedFor.id)))


def no_family(session: Session, actor: Actor, review: Review, *, found: bool) -> None:
    """Say that no family was found, or that some was after all. Raises ``NobodyLookedFor``."""
    if not found and not tries(session, review):
        raise NobodyLookedFor
    review.no_family_on = None if found else today()
    review.no_family_by = None if found else actor.known_id()
    session.flush()
    audit.record(session, "reviews.no_family_found", actor, area_id=review.area_id, review_id=review.id, found=found)
