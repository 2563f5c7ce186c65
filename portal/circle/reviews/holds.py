"""A review waits while another process runs. Nothing is lost, nothing of the family ends, completing waits."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.reviews.hold_models import Process, ReviewHold
from portal.circle.reviews.models import Review, Stage, StepKind
from portal.circle.reviews.queries import Step
from portal.circle.reviews.services import write_step
from portal.clock import now, today
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor

_STEPS = {
    Process.INQUEST: StepKind.WAITS_FOR_INQUEST,
    Process.SAFEGUARDING: StepKind.WAITS_FOR_SAFEGUARDING,
    Process.POLICE: StepKind.WAITS_FOR_POLICE,
    Process.OTHER: StepKind.WAITS_FOR_ANOTHER,
}


class AlreadyOnHold(Exception):
    """Somebody wrote the same down before."""


class NotInTheFuture(Exception):
    """A hold that has not begun yet."""


class GoesNoFurther(Exception):
    """The review is complete, or was closed: there is nothing to wait."""


def begin(
    session: Session,
    actor: Actor,
    review: Review,
    process: Process,
    since: date,
    *,
    called: str | None = None,
    note: str | None = None,
) -> ReviewHold:
    """Put the review on hold since a day. Raises ``AlreadyOnHold``, ``NotInTheFuture`` or ``GoesNoFurther``.

    ``due_on`` never moves: the six months are shown as they were aimed for (FACTS: six months).
    """
    if review.closed_as is not None or review.stage is Stage.COMPLETE:
        raise GoesNoFurther
    if since > today():
        raise NotInTheFuture
    if any(one.process is process for one in standing(session, review.id)):
        raise AlreadyOnHold
    row = ReviewHold(review_id=review.id, process=process, since=since, begun_at=now(), begun_by=actor.known_id())
    row.called, row.note = (called if process is Process.OTHER else None), note
    session.add(row)
    session.flush()
    write_step(session, review, _STEPS[process], since, actor.id)
    audit.record(
        session,
        "reviews.hold_begun",
        actor,
        area_id=review.area_id,
        review_id=review.id,
        thing_id=row.id,
        process=process.value,
    )
    return row


def end(session: Session, actor: Actor, review: Review, row: ReviewHold) -> bool:
    """What it waited for is over; whether anything changed. It goes on when nothing else is waited for."""
    if row.ended_at is not None:
        return False
    row.ended_on, row.ended_at, row.ended_by = today(), now(), actor.known_id()
    session.flush()
    over = not standing(session, review.id)
    write_step(session, review, StepKind.GOES_ON if over else StepKind.WAITS_FOR_LESS, today(), actor.id)
    audit.record(
        session,
        "reviews.hold_ended",
        actor,
        area_id=review.area_id,
        review_id=review.id,
        thing_id=row.id,
        process=row.process.value,
    )
    return True


def waited(timeline: list[Step]) -> bool:
    """Whether the review ever waited: what its timeline says, so that a page need not ask anew."""
    return any(step.kind in _STEPS.values() for step in timeline)


def standing(session: Session, review_id: UUID) -> list[ReviewHold]:
    """What the review waits for now, the longest first."""
    query = select(ReviewHold).where(ReviewHold.review_id == review_id, ReviewHold.ended_at.is_(None))
    return list(session.scalars(query.order_by(ReviewHold.since, ReviewHold.id)))


def of_reviews(session: Session, review_ids: set[UUID]) -> dict[UUID, list[ReviewHold]]:
    """What these reviews wait for now, in one query."""
    query = select(ReviewHold).where(ReviewHold.review_id.in_(review_ids), ReviewHold.ended_at.is_(None))
    found: dict[UUID, list[ReviewHold]] = {}
    for one in session.scalars(query.order_by(ReviewHold.since, ReviewHold.id)):
        found.setdefault(one.review_id, []).append(one)
    return found


def ever(session: Session, review_id: UUID) -> list[ReviewHold]:
    """Every hold there ever was, newest first: for staff."""
    query = select(ReviewHold).where(ReviewHold.review_id == review_id)
    return list(session.scalars(query.order_by(ReviewHold.id.desc())))


def one_of(session: Session, review_id: UUID, hold_id: UUID) -> ReviewHold | None:
    """One hold of this review."""
    return session.scalars(
        select(ReviewHold).where(ReviewHold.id == hold_id, ReviewHold.review_id == review_id)
    ).first()
