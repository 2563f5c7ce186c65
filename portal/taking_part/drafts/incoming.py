"""A text as it came in, and what the reviewer had said of its paragraphs before: a mark is not said twice."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.taking_part.drafts import pictures
from portal.taking_part.drafts.models import DraftParagraph, DraftSection, Mark, Shape


@dataclass(frozen=True, slots=True)
class PartIn:
    """A paragraph as it came in."""

    words: str
    shape: Shape = Shape.TEXT
    mark: Mark | None = None
    picture: int | None = None  # its number in the review; of a file that is being read, in the file
    decoration: bool = False


@dataclass(frozen=True, slots=True)
class SectionIn:
    """A section as it came in: title, note of what is in it, paragraphs."""

    title: str
    parts: Sequence[PartIn] = field(default_factory=tuple)
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """Marks by the words that they stood at, notes by the title that they stood under, what was said of pictures."""

    marks: dict[str, Mark]
    notes: dict[str, str]
    shows: dict[int, PartIn] = field(default_factory=dict)

    def onto(self, sections: Sequence[SectionIn]) -> tuple[SectionIn, ...]:
        """The same text with the marks and notes that the same words and titles had."""
        return tuple(
            replace(
                one,
                parts=[self._said(replace(part, mark=part.mark or self.marks.get(part.words))) for part in one.parts],
                note=one.note or self.notes.get(one.title),
            )
            for one in sections
        )

    def _said(self, part: PartIn) -> PartIn:
        """A picture of which this file says nothing, with what the reviewer said of it before."""
        before = self.shows.get(part.picture or 0)
        if before is None or part.words or part.decoration:
            return part
        return replace(part, words=before.words, decoration=before.decoration)


def carry(session: Session, version_id: UUID | None) -> Carried:
    """What was said of the paragraphs and parts of the version before."""
    if version_id is None:
        return Carried({}, {})
    paragraphs = select(DraftParagraph).where(DraftParagraph.version_id == version_id)
    sections = select(DraftSection).where(DraftSection.version_id == version_id)
    shown = {part.picture: part for one in as_came_in(session, version_id) for part in one.parts if part.picture}
    return Carried(
        {one.words: one.mark for one in session.scalars(paragraphs) if one.mark is not None and one.words},
        {one.title: one.note for one in session.scalars(sections) if one.note and one.title},
        shown,
    )


def as_came_in(session: Session, version_id: UUID) -> tuple[SectionIn, ...]:
    """A version as it would come in: to go on working on it."""
    query = select(DraftParagraph).where(DraftParagraph.version_id == version_id).order_by(DraftParagraph.place)
    parts: dict[UUID, list[PartIn]] = {}
    shown = pictures.of_version(session, version_id)
    for one in session.scalars(query):
        seen = shown.get(one.number)
        part = PartIn(one.words, one.shape, one.mark, seen.number, seen.decoration) if seen else None
        parts.setdefault(one.section_id, []).append(part or PartIn(one.words, one.shape, one.mark))
    sections = select(DraftSection).where(DraftSection.version_id == version_id).order_by(DraftSection.place)
    return tuple(SectionIn(one.title, tuple(parts.get(one.id, ())), one.note) for one in session.scalars(sections))
