"""Telling a story: begin, save as it grows, add photos, choose who reads it, share, take back, thank."""

from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.circle.people.models import Contact
from portal.circle.reviews.models import Review
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.db import once
from portal.foundation.identity.actor import Actor
from portal.foundation.media import services as media
from portal.foundation.media.clean import CleanPhoto
from portal.foundation.media.store import FileStore
from portal.taking_part.stories import notices, queries
from portal.taking_part.stories.models import (
    Card,
    Quoting,
    Story,
    StoryPassage,
    StoryPhoto,
    StoryReader,
    StoryState,
    StoryThanks,
)


class WrittenElsewhere(Exception):
    """The same card was saved from another place meanwhile: both texts are kept until somebody chose."""

    def __init__(self, saved: str, version: int) -> None:
        super().__init__("the card has a newer version")
        self.saved = saved
        self.version = version


class NothingToShare(Exception):
    """No words and no photo yet."""


def begin(session: Session, actor: Actor, review: Review, form_key: str) -> Story:
    """Begin a story. The same press twice begins one."""
    key = once.key_of(actor.id, form_key)
    if (already := once.found_by(session, Story, key)) is not None:
        return already
    story = Story(
        review_id=review.id,
        contact_id=actor.known_id(),
        state=StoryState.WRITING,
        assisted_by=actor.assisted_by,
        begun_at=now(),
        made_once=key,
    )
    if (won := once.add_once(session, story)) is not story:
        return won
    audit.record(session, "stories.begun", actor, review_id=review.id, thing_id=story.id)
    return story


def save_words(
    session: Session, actor: Actor, story: Story, card: Card, words: str, version: int, *, both: bool = False
) -> StoryPassage | None:
    """Save what stands on a card now. Nobody reads it until it is shared.

    ``version`` is the one that the page showed; raises ``WrittenElsewhere`` when the card was saved from another
    place since. ``both`` keeps both texts, one after the other.
    """
    passage = queries.passage(session, story, card)
    if passage is None:
        if not words:
            return None
        passage = StoryPassage(story_id=story.id, contact_id=story.contact_id, card=card, version=0)
        session.add(passage)
    elif passage.words == words:
        return passage
    elif both:
        words = f"{passage.words}\n\n{words}" if words not in passage.words else passage.words
    elif passage.version != version:
        raise WrittenElsewhere(passage.words, passage.version)
    passage.words = words
    passage.version += 1
    passage.saved_at = now()
    session.flush()
    audit.record(session, "stories.saved", actor, review_id=story.review_id, thing_id=story.id, version=passage.version)
    return passage


def add_photo(session: Session, actor: Actor, files: FileStore, story: Story, clean: CleanPhoto) -> StoryPhoto:
    """Add a photo that was cleaned before: no place, no camera, no name in it any more."""
    item = media.keep_photo(session, files, story.contact_id, clean)
    photo = StoryPhoto(story_id=story.id, contact_id=story.contact_id, media_id=item.id, given_at=now())
    session.add(photo)
    session.flush()
    audit.record(
        session,
        "stories.photo_added",
        actor,
        review_id=story.review_id,
        thing_id=photo.id,
        width=clean.width,
        height=clean.height,
    )
    return photo


def describe_photo(session: Session, photo: StoryPhoto, words: str) -> None:
    """Say what a photo shows; never needed."""
    photo.description = words or None
    session.flush()


def remove_photo(session: Session, actor: Actor, files: FileStore, story: Story, photo: StoryPhoto) -> None:
    """Take a photo out of a story, for good."""
    media_id = photo.media_id
    session.delete(photo)
    session.flush()
    media.forget_photo(session, files, media_id)
    audit.record(session, "stories.photo_removed", actor, review_id=story.review_id, thing_id=photo.id)


def choose_readers(session: Session, actor: Actor, story: Story, readers: set[UUID], may_quote: Quoting | None) -> None:
    """Who may read it besides the reviewer, by name, and whether the review may use the words (F30)."""
    session.execute(delete(StoryReader).where(StoryReader.story_id == story.id))
    for contact_id in sorted(readers):
        session.add(StoryReader(story_id=story.id, contact_id=contact_id))
    story.may_quote = may_quote
    session.flush()
    audit.record(
        session,
        "stories.audience_chosen",
        actor,
        review_id=story.review_id,
        thing_id=story.id,
        people=len(readers),
        may_quote=(may_quote or Quoting.ASK_FIRST).value,
    )


def share(session: Session, actor: Actor, story: Story) -> None:
    """Share it with the reviewer and whom the teller chose. Pressing twice shares once."""
    if story.state is StoryState.SHARED:
        return
    passages, photos = queries.passages(session, story), queries.photos(session, story)
    if not passages and not photos:
        raise NothingToShare
    story.state, story.shared_at = StoryState.SHARED, now()
    session.flush()
    audit.record(
        session,
        "stories.shared",
        actor,
        review_id=story.review_id,
        thing_id=story.id,
        passages=len(passages),
        photos=len(photos),
    )


def take_back(session: Session, actor: Actor, story: Story) -> None:
    """Nobody reads it any more; it stays with its teller, who may change and share it again."""
    if story.state is StoryState.SHARED:
        story.state = StoryState.TAKEN_BACK
        session.flush()
        audit.record(session, "stories.taken_back", actor, review_id=story.review_id, thing_id=story.id)


def thank(session: Session, actor: Actor, story: Story, words: str, form_key: str, *, base_url: str) -> StoryThanks:
    """A reviewer thanks the teller, who is told on their channel. The same form twice thanks once."""
    key = once.key_of(actor.id, form_key)
    if (already := once.found_by(session, StoryThanks, key)) is not None:
        return already
    thanks = StoryThanks(
        story_id=story.id,
        contact_id=story.contact_id,
        staff_id=actor.known_id(),
        thanked_at=now(),
        made_once=key,
    )
    thanks.words = words
    if (won := once.add_once(session, thanks)) is not thanks:
        return won
    audit.record(session, "stories.thanked", actor, review_id=story.review_id, thing_id=story.id)
    notices.thanked(session, session.get_one(Contact, story.contact_id), actor.known_id(), f"{base_url}/link")
    return thanks
