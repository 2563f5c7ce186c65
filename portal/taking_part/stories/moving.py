"""Stories that follow: to the review where they belong, to the contact who is the same person, and back."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal.circle.reviews import queries as reviews
from portal.circle.reviews import second_yes
from portal.circle.reviews.models import Review
from portal.circle.reviews.moving import NotThere
from portal.circle.reviews.second_models import SecondYes
from portal.foundation.audit import services as audit
from portal.foundation.events import ContactMoved, ContactsMerged, ContactsParted
from portal.foundation.identity.actor import Actor
from portal.taking_part.stories.models import (
    Story,
    StoryPaper,
    StoryPassage,
    StoryPhoto,
    StoryReader,
    StoryThanks,
)


def move_story(session: Session, actor: Actor, review: Review, proposal: SecondYes) -> None:
    """A story told in the wrong review goes to the right one, where its teller is in the circle; its readers stay.

    Raises ``NotThere`` and what ``confirm`` raises. Whom they chose by name here does not read it there.
    """
    story = session.get(Story, proposal.other_id) if proposal.other_id else None
    target = session.scalars(select(Review).where(Review.reference == proposal.detail)).first()
    if story is None or story.review_id != review.id or target is None or target.area_id != review.area_id:
        raise NotThere
    if reviews.member(session, target, story.contact_id) is None:
        raise NotThere
    second_yes.confirm(session, actor, review, proposal)
    _go(session, [story], target.id)
    audit.record(session, "stories.moved", actor, area_id=review.area_id, review_id=review.id, thing_id=story.id)


def follow_contact(session: Session, event: ContactMoved) -> None:
    """Everything they told in the wrong review goes with them."""
    mine = select(Story).where(Story.contact_id == event.contact_id, Story.review_id == event.from_review)
    _go(session, list(session.scalars(mine)), event.to_review)
    theirs = select(Story.id).where(Story.review_id == event.from_review)
    session.execute(
        delete(StoryReader).where(StoryReader.contact_id == event.contact_id, StoryReader.story_id.in_(theirs))
    )


def follow_merge(session: Session, event: ContactsMerged) -> None:
    """What the one who goes told is the other's now, sealed with their key; who told it first is kept."""
    for story in session.scalars(select(Story).where(Story.contact_id == event.goes)).all():
        story.told_as = event.goes
        _hand(session, story, event.stays)


def follow_parting(session: Session, event: ContactsParted) -> None:
    """What somebody told before they were merged is theirs again."""
    mine = select(Story).where(Story.contact_id == event.stays, Story.told_as == event.goes)
    for story in session.scalars(mine).all():
        story.told_as = None
        _hand(session, story, event.goes)


def _go(session: Session, stories: list[Story], review_id: UUID) -> None:
    for story in stories:
        story.review_id = review_id
        session.execute(delete(StoryReader).where(StoryReader.story_id == story.id))
    session.flush()


def _hand(session: Session, story: Story, contact_id: UUID) -> None:
    """Give a story with all its parts to another contact row: every word is sealed anew with their key."""
    story.contact_id = contact_id
    parts: tuple[tuple[Any, tuple[str, ...]], ...] = (
        (StoryPassage, ("words",)),
        (StoryPhoto, ("description",)),
        (StoryPaper, ("name", "description")),
        (StoryThanks, ("words",)),
    )
    for model, names in parts:
        for row in session.scalars(select(model).where(model.story_id == story.id)).all():
            said = {name: getattr(row, name) for name in names}
            row.contact_id = contact_id
            for name, words in said.items():
                setattr(row, name, words)
    session.flush()
