"""Where your words went (F32): the draft tells this room which paragraph uses a story; only its teller sees it."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.reviews.models import Review
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.taking_part.stories.models import Story, StoryState
from portal.taking_part.stories.use_models import StoryUse


def link(session: Session, actor: Actor, review: Review, story: Story, numbers: Collection[int]) -> bool:
    """Say which paragraphs use this story: these, and no others. Whether anything changed.

    Raises ``ValueError`` for a story of another review or one that is not shared.
    """
    if story.review_id != review.id or story.state is not StoryState.SHARED:
        raise ValueError("not a shared story of this review")
    rows = {one.number: one for one in session.scalars(select(StoryUse).where(StoryUse.story_id == story.id))}
    before = {number for number, one in rows.items() if one.ended_at is None}
    wanted = set(numbers)
    for number in before - wanted:
        rows[number].ended_at, rows[number].shown_at = now(), None
    for number in wanted - before:
        row = rows.get(number)
        if row is None:
            row = StoryUse(story_id=story.id, review_id=review.id, number=number)
            session.add(row)
        row.linked_by, row.linked_at, row.ended_at = actor.known_id(), now(), None
    session.flush()
    if before == wanted:
        return False
    audit.record(
        session,
        "stories.used",
        actor,
        area_id=review.area_id,
        review_id=review.id,
        thing_id=story.id,
        paragraphs=len(wanted),
    )
    return True


def now_shown(session: Session, review_id: UUID, numbers: Collection[int]) -> None:
    """These paragraphs are what the circle can read now; of others nobody is told."""
    for row in _standing(session, review_id):
        row.shown_at = (row.shown_at or now()) if row.number in numbers else None
    session.flush()


def keep_only(session: Session, review_id: UUID, numbers: Collection[int]) -> None:
    """A text that nobody was shown was replaced: links to paragraphs that are not the same any more end."""
    for row in _standing(session, review_id):
        if row.shown_at is None and row.number not in numbers:
            row.ended_at = now()
    session.flush()


def _standing(session: Session, review_id: UUID) -> list[StoryUse]:
    query = select(StoryUse).where(StoryUse.review_id == review_id, StoryUse.ended_at.is_(None))
    return list(session.scalars(query.order_by(StoryUse.number)))


def linked(session: Session, review_id: UUID) -> dict[UUID, list[int]]:
    """For staff: the paragraphs that use each story."""
    found: dict[UUID, list[int]] = {}
    for one in _standing(session, review_id):
        found.setdefault(one.story_id, []).append(one.number)
    return found


def of_story(session: Session, story_id: UUID) -> list[int]:
    """For its teller: the paragraphs, of those that they are shown, in which their words are."""
    query = select(StoryUse.number).where(
        StoryUse.story_id == story_id, StoryUse.shown_at.is_not(None), StoryUse.ended_at.is_(None)
    )
    return list(session.scalars(query.order_by(StoryUse.number)))


def of_teller(session: Session, review_id: UUID, contact_id: UUID) -> dict[int, list[UUID]]:
    """The stories of this contact behind each paragraph that they are shown; never anybody else's."""
    query = (
        select(StoryUse.number, StoryUse.story_id)
        .join(Story, Story.id == StoryUse.story_id)
        .where(
            StoryUse.review_id == review_id,
            Story.contact_id == contact_id,
            StoryUse.shown_at.is_not(None),
            StoryUse.ended_at.is_(None),
        )
    )
    found: dict[int, list[UUID]] = {}
    for number, story_id in session.execute(query.order_by(StoryUse.number, StoryUse.story_id)):
        found.setdefault(number, []).append(story_id)
    return found
