"""Actions of a review as they stand, and who hears of them."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.involvement import queries as involvement
from portal.circle.involvement.models import Activity, Answer, Level
from portal.circle.people.models import Contact
from portal.circle.reviews.models import CirclePlace, Review
from portal.taking_part.actions.models import ActionState, GroupAction, StayChoice, Staying


def of_review(session: Session, review_id: UUID) -> list[GroupAction]:
    """What the group agreed, the earliest day first."""
    query = select(GroupAction).where(GroupAction.review_id == review_id)
    return list(session.scalars(query.order_by(GroupAction.due_on, GroupAction.id)))


def one_of(session: Session, review_id: UUID, action_id: UUID) -> GroupAction | None:
    """One action of this review."""
    found = session.get(GroupAction, action_id)
    return found if found is not None and found.review_id == review_id else None


def chosen(session: Session, review_id: UUID, contact_id: UUID) -> StayChoice | None:
    """What somebody chose at the end, if they did."""
    query = select(StayChoice).where(StayChoice.review_id == review_id, StayChoice.contact_id == contact_id)
    return session.scalars(query.order_by(StayChoice.chosen_at.desc(), StayChoice.id.desc()).limit(1)).first()


def hears(session: Session, review: Review) -> list[Contact]:
    """Who asked to hear of actions: by staying in touch, or by what they chose to take part in before."""
    query = (
        select(Contact, CirclePlace.id)
        .join(CirclePlace, CirclePlace.contact_id == Contact.id)
        .where(CirclePlace.review_id == review.id, CirclePlace.ended_at.is_(None))
        .order_by(CirclePlace.id)
    )
    return [one for one, place_id in session.execute(query).all() if _wants(session, review.id, one.id, place_id)]


def _wants(session: Session, review_id: UUID, contact_id: UUID, place_id: UUID) -> bool:
    said = chosen(session, review_id, contact_id)
    if said is not None:
        return said.choice is Staying.STAY
    part = involvement.present(session, place_id)
    if part is None:
        return False
    return part.level is Level.EVERYTHING or part.answers.get(Activity.ACTIONS.value) == Answer.YES.value


def overdue(session: Session, today: date) -> list[GroupAction]:
    """Actions whose day has gone by, of which nobody was told yet that they are late."""
    query = select(GroupAction).where(
        GroupAction.state == ActionState.AGREED, GroupAction.due_on < today, GroupAction.told_late_at.is_(None)
    )
    return list(session.scalars(query.order_by(GroupAction.due_on, GroupAction.id).limit(50)))
