"""What sharing a story promises: its reviewer answers by a day. It stands in what we promised, kept or late (F107)."""

from sqlalchemy.orm import Session

from portal.circle.promises import services as promises
from portal.circle.promises.models import Task, TaskKind
from portal.circle.reviews.models import Review
from portal.foundation.db import once
from portal.foundation.identity.actor import Actor
from portal.taking_part.stories.models import Story

ANSWERED_IN = 5  # working days of the area


def promise(session: Session, actor: Actor, story: Story) -> None:
    """Promise an answer to a story that was just shared, by its reviewer; else by who is on duty."""
    review = session.get_one(Review, story.review_id)
    asked = promises.Asked(story.contact_id, "", owner_id=review.reviewer_id, review_id=review.id, days=ANSWERED_IN)
    promises.ask_staff(session, actor, TaskKind.STORY_ANSWER, asked, form_key=_key(story))


def of(session: Session, story: Story) -> Task | None:
    """The promise of this sharing: shared again after taking back, a story has a new one."""
    if story.shared_at is None:
        return None
    key = once.key_of(story.contact_id, f"{TaskKind.STORY_ANSWER.value}|{_key(story)}")
    return once.found_by(session, Task, key)


def keep(session: Session, actor: Actor, story: Story) -> None:
    """The story was answered."""
    if (task := of(session, story)) is not None:
        promises.keep(session, actor, task)


def drop(session: Session, actor: Actor, story: Story) -> None:
    """The story was taken back: there is nothing to answer any more."""
    if (task := of(session, story)) is not None:
        promises.drop(session, actor, task)


def _key(story: Story) -> str:
    return f"{story.id} {story.shared_at.isoformat() if story.shared_at else ''}"
