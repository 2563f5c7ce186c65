"""What a reader of the draft sees: its parts, with their own marks."""

import json
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.taking_part.drafts.heads import Heads
from portal.taking_part.drafts.models import DraftParagraph, DraftSection
from portal.taking_part.reading.models import DraftPlace


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the draft in the list of parts."""

    place: int
    title: str
    note: str | None
    first: int
    last: int
    hidden: bool
    own_title: str = ""  # in the reader's language, where the reviewer brought it
    own_note: str = ""

    @property
    def in_english(self) -> bool:
        """Whether something of its head stands in English only."""
        return bool((self.title and not self.own_title) or (self.note and not self.own_note))


@dataclass(slots=True)
class Marks:
    """A reader's own marks: where they were, what they hid, which version they were shown."""

    place: int | None = None
    hidden: list[int] = field(default_factory=list)
    version: int = 0
    before: int = 0  # the one that they were shown before it
    at: int | None = None  # the paragraph with which the page of a long part began

    def reached(self, version: int) -> bool:
        """Note that they were shown this version; whether it is newer than what they had."""
        newer = version > self.version
        if newer:
            self.before, self.version = self.version, version
        return newer


def marks_of(session: Session, review_id: UUID, contact_id: UUID) -> Marks:
    """A reader's own marks; empty ones at first."""
    query = select(DraftPlace).where(DraftPlace.review_id == review_id, DraftPlace.contact_id == contact_id)
    row = session.scalars(query).first()
    return Marks(**json.loads(row.marks)) if row else Marks()


def parts(session: Session, version_id: UUID, marks: Marks, heads: Heads) -> list[Part]:
    """The parts of a version, each with its note and numbers; headings without words of their own before the next.

    ``heads``: their titles and notes in the reader's language. A title of two stands in it when both do.
    """
    numbers = (
        select(DraftParagraph.section_id, func.min(DraftParagraph.number), func.max(DraftParagraph.number))
        .where(DraftParagraph.version_id == version_id)
        .group_by(DraftParagraph.section_id)
    )
    found = {section: (first, last) for section, first, last in session.execute(numbers)}
    query = select(DraftSection).where(DraftSection.version_id == version_id).order_by(DraftSection.place)
    listed, above = list[Part](), list[DraftSection]()
    for one in session.scalars(query):
        above.append(one)
        if one.id in found:
            titled = [each for each in above if each.title]
            own = [heads.titles.get(each.place, "") for each in titled]
            listed.append(
                Part(
                    one.place,
                    ": ".join(each.title for each in titled),
                    one.note,
                    *found[one.id],
                    one.place in marks.hidden,
                    own_title=": ".join(own) if all(own) else "",
                    own_note=heads.notes.get(one.place, ""),
                )
            )
            above = []
    return listed
