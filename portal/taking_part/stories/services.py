"""Telling a story: begin, save as it grows, add photos and papers, choose who reads it, share, take back, thank."""

from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal.circle.people.models import Contact
from portal.circle.reviews.models import Review
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.db import once
from portal.foundation.identity.actor import Actor
from portal.foundation.media import services as media
from portal.foundation.media.clean import CleanPhoto
from portal.foundation.media.papers import CleanPaper, kept_name
from portal.foundation.media.store import FileStore
from portal.taking_part.stories import flagging, left_empty, notices, promised, queries, shown
from portal.taking_part.stories.models import (
    Card,
    PaperKind,
    Quoting,
    Story,
    StoryPaper,
    StoryPassage,
    StoryPhoto,
    StoryReader,
    StoryState,
    StoryThanks,
)

Given = TypeVar("Given", StoryPhoto, StoryPaper)


class WrittenElsewhere(Exception):
    """The same card was saved from another place meanwhile: both texts are kept until somebody chose."""

    def __init__(self, saved: str, version: int) -> None:
        super().__init__("the card has a newer version")
        self.saved = saved
        self.version = version


class NothingToShare(Exception):
    """No words, no photo and no paper yet."""


def begin(session: Session, actor: Actor, review: Review, form_key: str) -> Story:
    """Begin a story. The same press twice begins one; one that was begun and left empty is gone on with."""
    key = once.key_of(actor.id, form_key)
    if (already := once.found_by(session, Story, key) or left_empty.of(session, actor, review)) is not None:
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
    before = passage.words if passage else None
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
    passage.words, passage.assisted_by = words, actor.assisted_by
    passage.version += 1
    passage.saved_at = now()
    session.flush()
    audit.record(session, "stories.saved", actor, review_id=story.review_id, thing_id=story.id, version=passage.version)
    flagging.changed(session, actor, story, words, before)
    return passage


def _given_before(session: Session, model: type[Given], story: Story, token: bytes | None) -> Given | None:
    """What came into this story from the very same file. Of two sent at once, the second waits here for the first."""
    if token is None:
        return None
    session.execute(select(Story.id).where(Story.id == story.id).with_for_update())
    return session.scalars(select(model).where(model.story_id == story.id, model.file_token == token)).first()


def add_photo(
    session: Session, actor: Actor, files: FileStore, story: Story, clean: CleanPhoto, token: bytes | None = None
) -> StoryPhoto:
    """Add a photo that was cleaned before: no place, no camera, no name in it any more.

    ``token`` stands for the file as it was sent: sent twice, it is there once.
    """
    if (already := _given_before(session, StoryPhoto, story, token)) is not None:
        return already
    item = media.keep_photo(session, files, story.contact_id, clean)
    photo = StoryPhoto(
        story_id=story.id, contact_id=story.contact_id, media_id=item.id, given_at=now(), file_token=token
    )
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


def add_paper(
    session: Session,
    actor: Actor,
    files: FileStore,
    story: Story,
    clean: CleanPaper,
    name: str,
    token: bytes | None = None,
) -> StoryPaper:
    """Add a paper that was cleaned before, under the name that its file had; ``token`` as for a photo."""
    if (already := _given_before(session, StoryPaper, story, token)) is not None:
        return already
    item = media.keep_paper(session, files, story.contact_id, clean)
    paper = StoryPaper(
        story_id=story.id,
        contact_id=story.contact_id,
        media_id=item.id,
        kind=PaperKind(clean.kind),
        given_at=now(),
        file_token=token,
    )
    paper.name = kept_name(name, clean.kind)
    session.add(paper)
    session.flush()
    audit.record(session, "stories.paper_added", actor, review_id=story.review_id, thing_id=paper.id, kind=clean.kind)
    return paper


def describe(session: Session, given: StoryPhoto | StoryPaper, words: str) -> None:
    """Say what a photo shows or what a paper is; never needed."""
    given.description = words or None
    session.flush()


def remove_photo(session: Session, actor: Actor, files: FileStore, story: Story, photo: StoryPhoto) -> None:
    """Take a photo out of a story, for good."""
    _remove(session, files, photo)
    audit.record(session, "stories.photo_removed", actor, review_id=story.review_id, thing_id=photo.id)


def remove_paper(session: Session, actor: Actor, files: FileStore, story: Story, paper: StoryPaper) -> None:
    """Take a paper out of a story, for good."""
    _remove(session, files, paper)
    audit.record(session, "stories.paper_removed", actor, review_id=story.review_id, thing_id=paper.id)


def _remove(session: Session, files: FileStore, given: StoryPhoto | StoryPaper) -> None:
    media_id = given.media_id
    session.delete(given)
    session.flush()
    media.forget_file(session, files, media_id)


def choose_readers(session: Session, actor: Actor, story: Story, readers: set[UUID], may_quote: Quoting | None) -> None:
    """Who may read it besides the reviewer, by name, and whether the review may use the words (F30)."""
    session.execute(delete(StoryReader).where(StoryReader.story_id == story.id))
    for contact_id in sorted(readers):
        session.add(StoryReader(story_id=story.id, contact_id=contact_id))
    story.may_quote = may_quote
    session.flush()
    said: dict[str, Any] = {"people": len(readers), "may_quote": (may_quote or Quoting.ASK_FIRST).value}
    audit.record(session, "stories.audience_chosen", actor, review_id=story.review_id, thing_id=story.id, **said)


def share(session: Session, actor: Actor, story: Story) -> None:
    """Share it with the reviewer and whom the teller chose. Pressing twice shares once."""
    if story.state is StoryState.SHARED:
        return
    passages, photos = shown.passages(session, story), shown.photos(session, story)
    papers = shown.papers(session, story)
    if not (passages or photos or papers):
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
        papers=len(papers),
    )
    promised.promise(session, actor, story)
    flagging.shared(session, actor, story)


def take_back(session: Session, actor: Actor, story: Story) -> None:
    """Nobody reads it any more; it stays with its teller, who may change and share it again."""
    if story.state is StoryState.SHARED:
        story.state = StoryState.TAKEN_BACK
        session.flush()
        promised.drop(session, actor, story)
        audit.record(session, "stories.taken_back", actor, review_id=story.review_id, thing_id=story.id)


def thank(session: Session, actor: Actor, story: Story, words: str, form_key: str, *, page: str) -> StoryThanks:
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
    promised.keep(session, actor, story)
    notices.thanked(session, session.get_one(Contact, story.contact_id), actor.known_id(), page)
    return thanks
