"""Another reviewer (F114): written down with its day, told at once, done by the worker on that day."""

from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.areas.models import StaffMember
from portal.circle.reviews import services as reviews
from portal.circle.reviews.change_models import ReviewerChange, WhyToday
from portal.circle.reviews.models import Review, ReviewHandover, StepKind
from portal.clock import now, today
from portal.foundation.audit import services as audit
from portal.foundation.db.engine import Database
from portal.foundation.events import ReviewerChanged, ReviewerChangePlanned, bus
from portal.foundation.identity.actor import SYSTEM, Actor

BEFOREHAND = 3  # working days between telling the circle and the change, where staff choose no other day
_WAITS = (ReviewerChange.done_at.is_(None), ReviewerChange.ended_at.is_(None))
# Built once: building a query costs as much as running it.
_WAITING = (
    select(ReviewerChange, StaffMember.name)
    .join(StaffMember, StaffMember.id == ReviewerChange.to_staff)
    .where(ReviewerChange.review_id == bindparam("review_id"), *_WAITS)
)


class NeedsReason(Exception):
    """A change that holds today cannot be told beforehand: staff say why."""


class WaitsAlready(Exception):
    """Another change is written down: it is taken back first."""


def default_day(session: Session, review: Review) -> date:
    """The day from which a change holds where staff choose no other."""
    card = areas.card(session, review.area_id)
    return card.day_in(BEFOREHAND) if card else today()


def reviewer_left(session: Session, review: Review) -> bool:
    """Whether the reviewer does not work here any more, so that nobody can wait."""
    return session.get_one(StaffMember, review.reviewer_id).left_at is not None


def waiting(session: Session, review_id: UUID) -> tuple[ReviewerChange, str] | None:
    """The change that is written down and does not hold yet, with the name of who comes."""
    found = session.execute(_WAITING, {"review_id": review_id}).first()
    return (found[0], found[1]) if found else None


def planned(session: Session, staff_id: UUID) -> list[tuple[ReviewerChange, str]]:
    """Changes to come that concern this reviewer, whether they give or get the review, with its reference."""
    mine = or_(ReviewerChange.from_staff == staff_id, ReviewerChange.to_staff == staff_id)
    query = select(ReviewerChange, Review.reference).join(Review, Review.id == ReviewerChange.review_id)
    found = session.execute(query.where(mine, *_WAITS).order_by(ReviewerChange.from_day, ReviewerChange.id))
    return [(one, reference) for one, reference in found]


def plan(
    session: Session, actor: Actor, review: Review, to_staff: UUID, from_day: date, why_today: WhyToday | None = None
) -> bool:
    """Write down who reviews from which day; whether anything changed. The circle is told at once.

    Raises ``NeedsReason`` for today (or before) without a reason, ``WaitsAlready`` while another change waits.
    """
    if review.reviewer_id == to_staff:
        return False
    if waiting(session, review.id):
        raise WaitsAlready
    if reviewer_left(session, review):
        from_day, why_today = today(), WhyToday.LEFT
    if from_day < today() or (from_day == today() and why_today is None):
        raise NeedsReason
    at_once = from_day == today()
    row = ReviewerChange(
        review_id=review.id,
        from_staff=review.reviewer_id,
        to_staff=to_staff,
        by_staff=actor.known_id(),
        from_day=from_day,
        written_on=today(),
        why_today=why_today if at_once else None,
        done_at=now() if at_once else None,
    )
    session.add(row)
    session.flush()
    if at_once:
        return hand_over(session, actor, review, to_staff)
    day = from_day.isoformat()
    _record(session, "reviews.reviewer_planned", actor, review, to_staff, from_day=day)
    bus.announce(session, ReviewerChangePlanned(actor, review.id, row.from_staff, to_staff, day))
    return True


def take_back(session: Session, actor: Actor, review: Review) -> bool:
    """The change does not come after all; whoever was told is told that the reviewer stays."""
    found = waiting(session, review.id)
    if found is None:
        return False
    row, _ = found
    row.ended_at = now()
    session.flush()
    _record(session, "reviews.reviewer_stays", actor, review, row.to_staff)
    bus.announce(session, ReviewerChangePlanned(actor, review.id, row.from_staff, row.to_staff, ""))
    return True


def hand_over(session: Session, actor: Actor, review: Review, to_staff: UUID, *, told_before: bool = False) -> bool:
    """Give a review to another reviewer now, as a dated step that both see; whether anything changed."""
    if review.reviewer_id == to_staff:
        return False
    overtaken = waiting(session, review.id)
    if overtaken:
        overtaken[0].ended_at = now()
    session.add(
        ReviewHandover(
            review_id=review.id,
            from_staff=review.reviewer_id,
            to_staff=to_staff,
            by_staff=actor.id,
            on_day=today(),
            written_at=now(),
        )
    )
    from_staff, review.reviewer_id = review.reviewer_id, to_staff
    reviews.write_step(session, review, StepKind.REVIEWER_NAMED, today(), actor.id)
    _record(session, "reviews.handed_over", actor, review, to_staff)
    bus.announce(session, ReviewerChanged(actor, review.id, from_staff, to_staff, told_before))
    return True


def change_due(database: Database) -> None:
    """Make the changes whose day has come; never to somebody who has left meanwhile: that one staff take back."""
    with database.reading() as session:
        if not _due(session):
            return
    with database.transaction() as session:
        for row in _due(session):
            review = session.get_one(Review, row.review_id)
            row.done_at = now()
            session.flush()
            hand_over(session, SYSTEM, review, row.to_staff, told_before=True)


def _due(session: Session) -> list[ReviewerChange]:
    query = select(ReviewerChange).join(StaffMember, StaffMember.id == ReviewerChange.to_staff)
    mine = query.where(*_WAITS, ReviewerChange.from_day <= today(), StaffMember.left_at.is_(None))
    return list(session.scalars(mine.order_by(ReviewerChange.id)))


def _record(session: Session, event: str, actor: Actor, review: Review, to_staff: UUID, **detail: str) -> None:
    audit.record(session, event, actor, area_id=review.area_id, review_id=review.id, thing_id=to_staff, **detail)
