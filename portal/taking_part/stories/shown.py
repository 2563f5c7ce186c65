"""A story as it is shown: what was written, photos, papers, who may read it and what staff answered."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.people import queries as people
from portal.circle.reviews.models import CirclePlace, Relationship
from portal.taking_part.stories.models import (
    Card,
    PaperKind,
    Quoting,
    Story,
    StoryPaper,
    StoryPassage,
    StoryPhoto,
    StoryState,
    StoryThanks,
)
from portal.taking_part.stories.queries import chosen_readers


@dataclass(frozen=True, slots=True)
class Passage:
    """What was written on a card."""

    card: Card
    words: str
    version: int
    saved_at: datetime
    written_by: str | None = None  # the member of staff who wrote it down on the phone


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo as it is shown."""

    id: UUID
    description: str | None


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as it is listed."""

    id: UUID
    kind: PaperKind
    name: str
    description: str | None


@dataclass(frozen=True, slots=True)
class Thanks:
    """An answer from staff, by name."""

    who: str
    words: str
    thanked_at: datetime


@dataclass(frozen=True, slots=True)
class StoryReading:
    """A whole story, ready to be read."""

    id: UUID
    state: StoryState
    teller: str
    relationship: Relationship
    shared_at: datetime | None
    may_quote: Quoting | None
    passages: tuple[Passage, ...]
    photos: tuple[Photo, ...]
    papers: tuple[Paper, ...]
    readers: tuple[str, ...]
    thanks: tuple[Thanks, ...]


def reading(session: Session, story: Story) -> StoryReading:
    """Everything of a story; whoever asks has been let in before."""
    place = session.scalars(
        select(CirclePlace).where(CirclePlace.review_id == story.review_id, CirclePlace.contact_id == story.contact_id)
    ).one()
    chosen = chosen_readers(session, story)
    contacts = people.by_ids(session, {story.contact_id, *chosen})
    return StoryReading(
        id=story.id,
        state=story.state,
        teller=contacts[story.contact_id].name,
        relationship=place.relationship,
        shared_at=story.shared_at,
        may_quote=story.may_quote,
        passages=passages(session, story),
        photos=photos(session, story),
        papers=papers(session, story),
        readers=tuple(contacts[one].name for one in chosen),
        thanks=_thanks(session, story),
    )


def passages(session: Session, story: Story) -> tuple[Passage, ...]:
    """What was written, in the order of the cards."""
    found = session.scalars(select(StoryPassage).where(StoryPassage.story_id == story.id)).all()
    order = list(Card)
    staff = areas.names_of(session, {one.assisted_by for one in found if one.assisted_by})
    by = {staff_id: one.name for staff_id, one in staff.items()}
    written = [
        Passage(one.card, one.words, one.version, one.saved_at, by.get(one.assisted_by) if one.assisted_by else None)
        for one in found
    ]
    return tuple(sorted((one for one in written if one.words), key=lambda one: order.index(one.card)))


def photos(session: Session, story: Story) -> tuple[Photo, ...]:
    """The photos, in the order they were given."""
    query = select(StoryPhoto).where(StoryPhoto.story_id == story.id).order_by(StoryPhoto.id)
    return tuple(Photo(one.id, one.description) for one in session.scalars(query))


def papers(session: Session, story: Story) -> tuple[Paper, ...]:
    """The papers, in the order they were given."""
    query = select(StoryPaper).where(StoryPaper.story_id == story.id).order_by(StoryPaper.id)
    return tuple(Paper(one.id, one.kind, one.name, one.description) for one in session.scalars(query))


def _thanks(session: Session, story: Story) -> tuple[Thanks, ...]:
    found = list(session.scalars(select(StoryThanks).where(StoryThanks.story_id == story.id).order_by(StoryThanks.id)))
    staff = areas.names_of(session, {one.staff_id for one in found})
    return tuple(Thanks(staff[one.staff_id].name, one.words, one.thanked_at) for one in found)
