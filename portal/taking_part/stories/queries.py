"""Stories as their teller, their readers and staff see them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from portal.circle.reviews.models import Review
from portal.foundation.identity.actor import Actor
from portal.taking_part.stories import policy
from portal.taking_part.stories.left_empty import NOTHING_IN_IT
from portal.taking_part.stories.models import (
    Card,
    Story,
    StoryPaper,
    StoryPassage,
    StoryPhoto,
    StoryReader,
    StoryState,
    StoryThanks,
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A story in a list: no words of it."""

    id: UUID
    review_id: UUID
    contact_id: UUID
    state: StoryState
    begun_at: datetime
    shared_at: datetime | None
    thanked: bool


# Built once: building a query costs as much as running it.
_LISTED = (
    select(Story, select(func.count()).where(StoryThanks.story_id == Story.id).scalar_subquery())
    .order_by(Story.id.desc())
    .limit(100)
)
_OF_CONTACT = _LISTED.where(
    Story.contact_id == bindparam("contact_id"), Story.review_id == bindparam("review_id"), ~NOTHING_IN_IT
)
_SHARED = _LISTED.where(Story.state == StoryState.SHARED)
_SHARED_IN = _SHARED.where(Story.review_id.in_(bindparam("review_ids", expanding=True)))
_SHARED_WITH = _SHARED.where(
    Story.id.in_(select(StoryReader.story_id).where(StoryReader.contact_id == bindparam("contact_id"))),
    Story.review_id == bindparam("review_id"),
)
_PASSAGE = select(StoryPassage).where(
    StoryPassage.story_id == bindparam("story_id"), StoryPassage.card == bindparam("card")
)


def mine(session: Session, actor: Actor, review: Review, story_id: UUID) -> Story | None:
    """The actor's own story of this review, or nothing."""
    story = session.get(Story, story_id)
    if story is None or story.review_id != review.id or not policy.is_its_teller(actor, story):
        return None
    return story


def of_contact(session: Session, actor: Actor, review: Review) -> list[Listed]:
    """Everything the actor told or began, newest first; what was left empty is not there."""
    return _listed(session, _OF_CONTACT, contact_id=actor.id, review_id=review.id)


def shared_in(session: Session, review_id: UUID) -> list[Listed]:
    """Every story shared with the reviewer of a review."""
    return _listed(session, _SHARED_IN, review_ids=[review_id])


def not_thanked(session: Session, review_ids: set[UUID]) -> list[Listed]:
    """Stories that wait for a reviewer's answer, oldest first."""
    found = _listed(session, _SHARED_IN, review_ids=list(review_ids))
    return [one for one in reversed(found) if not one.thanked]


def shared_with(session: Session, actor: Actor, review: Review) -> list[Listed]:
    """Stories of others whose tellers let this actor read them."""
    return _listed(session, _SHARED_WITH, contact_id=actor.id, review_id=review.id)


def _listed(session: Session, query: Select[Story, int], **values: object) -> list[Listed]:
    return [
        Listed(one.id, one.review_id, one.contact_id, one.state, one.begun_at, one.shared_at, bool(count))
        for one, count in session.execute(query, values)
    ]


def readable_by(session: Session, actor: Actor, review: Review, story_id: UUID) -> Story | None:
    """A story that the actor of the circle may read: their own, or one shared with them by name."""
    story = session.get(Story, story_id)
    if story is None or story.review_id != review.id:
        return None
    if policy.is_its_teller(actor, story):
        return story
    query = select(StoryReader.id).where(StoryReader.story_id == story.id, StoryReader.contact_id == actor.id)
    chosen = session.scalars(query).first() is not None
    return story if policy.may_be_read_by_circle(actor, story, chosen) else None


def for_staff(session: Session, review: Review, story_id: UUID) -> Story | None:
    """A story shared with the review's staff."""
    story = session.get(Story, story_id)
    if story is None or story.review_id != review.id or story.state is not StoryState.SHARED:
        return None
    return story


def passage(session: Session, story: Story, card: Card) -> StoryPassage | None:
    """What was written on one card."""
    return session.scalars(_PASSAGE, {"story_id": story.id, "card": card}).first()


def photo(session: Session, story: Story, photo_id: UUID) -> StoryPhoto | None:
    """One photo of a story."""
    found = session.get(StoryPhoto, photo_id)
    return found if found is not None and found.story_id == story.id else None


def paper(session: Session, story: Story, paper_id: UUID) -> StoryPaper | None:
    """One paper of a story."""
    found = session.get(StoryPaper, paper_id)
    return found if found is not None and found.story_id == story.id else None


def chosen_readers(session: Session, story: Story) -> list[UUID]:
    """Contacts whom the teller lets read it."""
    query = select(StoryReader.contact_id).where(StoryReader.story_id == story.id).order_by(StoryReader.id)
    return list(session.scalars(query))


def readers_of(session: Session, story_ids: set[UUID]) -> set[UUID]:
    """Contacts who were let read any of these stories."""
    return set(session.scalars(select(StoryReader.contact_id).where(StoryReader.story_id.in_(story_ids))))
