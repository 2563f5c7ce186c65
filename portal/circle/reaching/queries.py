"""Who answers for reaching somebody."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.areas.models import StaffMember
from portal.circle.reviews.models import CirclePlace, Review, Stage


def owner_of(session: Session, area_id: UUID, contact_id: UUID | None) -> UUID | None:
    """Who puts it right: the reviewer of their review, else whoever is on duty; for who is away, who stands in."""
    query = (
        select(StaffMember)
        .join(Review, Review.reviewer_id == StaffMember.id)
        .join(CirclePlace, CirclePlace.review_id == Review.id)
        .where(CirclePlace.contact_id == contact_id, CirclePlace.ended_at.is_(None), Review.stage != Stage.COMPLETE)
        .where(StaffMember.left_at.is_(None))
        .order_by(Review.opened_at.desc())
        .limit(1)
    )
    reviewer = session.scalars(query).first() if contact_id is not None else None
    if reviewer is not None:
        return reviewer.id
    duty = areas.on_duty(session, area_id)
    return duty.id if duty else None


def in_open_review(session: Session, contact_id: UUID) -> bool:
    """Whether a review that they are in the circle of goes on."""
    query = (
        select(CirclePlace.id)
        .join(Review, Review.id == CirclePlace.review_id)
        .where(CirclePlace.contact_id == contact_id, CirclePlace.ended_at.is_(None), Review.stage != Stage.COMPLETE)
    )
    return session.scalars(query.limit(1)).first() is not None
