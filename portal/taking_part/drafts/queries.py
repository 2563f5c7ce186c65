"""What a reader of the draft sees: parts, paragraphs, their own comments with the answers; never another's."""

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.taking_part.drafts.answering import answers_to
from portal.taking_part.drafts.comment_models import CommentKind, DraftComment, Outcome, SeenDifferently
from portal.taking_part.drafts.completion_models import DraftPlace, ReviewCompletion
from portal.taking_part.drafts.matching import How
from portal.taking_part.drafts.models import DraftGone, DraftParagraph, DraftSection, DraftVersion, Mark, Shape


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """An answer as the one who commented reads it."""

    outcome: Outcome
    words: str
    number: int | None
    passed_to: str | None
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class CommentShown:
    """A comment of the reader's own, and what became of it."""

    id: UUID
    number: int
    kind: CommentKind
    words: str | None
    made_at: datetime
    withdrawn: bool
    reply: str | None
    answers: tuple[AnswerShown, ...]
    differently: str | None
    still_there: bool  # whether the newest version has the paragraph
    addendum: bool = False  # said after the review was finished
    recorded: bool = False

    @property
    def may_reply(self) -> bool:
        """*That is not what I meant*: once, after an answer."""
        return bool(self.answers) and self.reply is None and not self.withdrawn

    @property
    def may_differ(self) -> bool:
        """*We see it differently*: after the reply was answered."""
        return self.reply is not None and len(self.answers) > 1 and not self.withdrawn


@dataclass(frozen=True, slots=True)
class ParagraphShown:
    """A numbered paragraph."""

    number: int
    words: str
    shape: Shape
    mark: Mark | None
    changed: bool  # since the version that this reader was shown before
    comments: tuple[CommentShown, ...] = ()

    @property
    def rows(self) -> list[list[str]]:
        """The cells of a table."""
        return [line.split("\t") for line in self.words.split("\n")]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the draft in the list of parts."""

    place: int
    title: str
    note: str | None
    first: int
    last: int
    hidden: bool


@dataclass(slots=True)
class Marks:
    """A reader's own marks: where they were, what they hid, which version they were shown."""

    place: int | None = None
    hidden: list[int] = field(default_factory=list)
    version: int = 0
    before: int = 0  # the version shown before the newest
    at: int | None = None  # the paragraph with which the page of a long part began

    def reached(self, version: int) -> bool:
        """Note that they were shown this version; whether it is newer than what they had."""
        newer = version > self.version
        if newer:
            self.before, self.version = self.version, version
        return newer


def opened_version(session: Session, review_id: UUID) -> DraftVersion | None:
    """The newest version that the circle was shown."""
    query = select(DraftVersion).where(DraftVersion.review_id == review_id, DraftVersion.opened_at.is_not(None))
    return session.scalars(query.order_by(DraftVersion.number.desc()).limit(1)).first()


def version_of(session: Session, review_id: UUID, version_id: UUID) -> DraftVersion | None:
    """A version of this review that the circle was shown."""
    query = select(DraftVersion).where(DraftVersion.id == version_id, DraftVersion.review_id == review_id)
    return session.scalars(query.where(DraftVersion.opened_at.is_not(None))).first()


def is_complete(session: Session, review_id: UUID) -> bool:
    """Whether the review was completed."""
    query = select(ReviewCompletion.id).where(ReviewCompletion.review_id == review_id)
    return session.scalars(query).first() is not None


def being_written(session: Session, review_id: UUID) -> bool:
    """Whether a newer version than the one shown is being prepared; comments go on arriving."""
    query = select(DraftVersion.id).where(DraftVersion.review_id == review_id, DraftVersion.opened_at.is_(None))
    return session.scalars(query).first() is not None


def versions(session: Session, review_id: UUID) -> list[DraftVersion]:
    """Every version, newest first; for staff."""
    query = select(DraftVersion).where(DraftVersion.review_id == review_id)
    return list(session.scalars(query.order_by(DraftVersion.number.desc())))


def marks_of(session: Session, review_id: UUID, contact_id: UUID) -> Marks:
    """A reader's own marks; empty ones at first."""
    query = select(DraftPlace).where(DraftPlace.review_id == review_id, DraftPlace.contact_id == contact_id)
    row = session.scalars(query).first()
    return Marks(**json.loads(row.marks)) if row else Marks()


def parts(session: Session, version_id: UUID, marks: Marks) -> list[Part]:
    """The parts of a version, each with its note and numbers; headings without words of their own before the next."""
    numbers = (
        select(DraftParagraph.section_id, func.min(DraftParagraph.number), func.max(DraftParagraph.number))
        .where(DraftParagraph.version_id == version_id)
        .group_by(DraftParagraph.section_id)
    )
    found = {section: (first, last) for section, first, last in session.execute(numbers)}
    query = select(DraftSection).where(DraftSection.version_id == version_id).order_by(DraftSection.place)
    listed, above = list[Part](), ""
    for one in session.scalars(query):
        title = f"{above}: {one.title}" if above else one.title
        above = "" if one.id in found else title
        if one.id in found:
            listed.append(Part(one.place, title, one.note, *found[one.id], one.place in marks.hidden))
    return listed


def paragraph(session: Session, version_id: UUID, number: int) -> DraftParagraph | None:
    """One paragraph of a version."""
    query = select(DraftParagraph).where(DraftParagraph.version_id == version_id, DraftParagraph.number == number)
    return session.scalars(query).first()


def place_of_number(session: Session, version_id: UUID, number: int) -> int | None:
    """In which part of a version a paragraph stands."""
    query = (
        select(DraftSection.place)
        .join(DraftParagraph, DraftParagraph.section_id == DraftSection.id)
        .where(DraftParagraph.version_id == version_id, DraftParagraph.number == number)
    )
    return session.scalars(query).first()


def comments_of(
    session: Session,
    review_id: UUID,
    contact_id: UUID,
    numbers: Collection[int] | None = None,
    newest: int | None = None,
) -> list[CommentShown]:
    """A reader's own comments, oldest first, with answers; also those of paragraphs that are gone.

    ``numbers``: only those on these paragraphs; ``newest``: only so many of the newest.
    """
    query = select(DraftComment).where(DraftComment.review_id == review_id, DraftComment.contact_id == contact_id)
    if numbers is not None:
        query = query.where(DraftComment.number.in_(numbers))
    query = query.order_by(DraftComment.made_at.desc(), DraftComment.id.desc()).limit(newest)
    return shown(session, review_id, list(session.scalars(query))[::-1])


def shown(session: Session, review_id: UUID, found: list[DraftComment]) -> list[CommentShown]:
    """Comments with their answers, in a fixed number of queries."""
    answers = answers_to(session, [one.id for one in found])
    differing = select(SeenDifferently).where(SeenDifferently.comment_id.in_([one.id for one in found]))
    differently = {one.comment_id: one for one in session.scalars(differing)} if found else {}
    newest = opened_version(session, review_id) if found else None
    there = select(DraftParagraph.number).where(DraftParagraph.version_id == (newest.id if newest else None))
    spoken_of = {one.number for one in found}
    numbers = set(session.scalars(there.where(DraftParagraph.number.in_(spoken_of)))) if newest else set()
    return [
        CommentShown(
            one.id,
            one.number,
            one.kind,
            one.words,
            one.made_at,
            one.withdrawn_at is not None,
            one.reply,
            tuple(
                AnswerShown(answer.outcome, answer.words, answer.number, answer.passed_to, answer.answered_at)
                for answer in answers.get(one.id, ())
            ),
            differently[one.id].words if one.id in differently else None,
            one.number in numbers,
            one.addendum,
            one.came_by == "recording",
        )
        for one in found
    ]


def comment_of(session: Session, review_id: UUID, contact_id: UUID, comment_id: UUID) -> DraftComment | None:
    """One comment, if it is this reader's own."""
    query = select(DraftComment).where(
        DraftComment.id == comment_id, DraftComment.review_id == review_id, DraftComment.contact_id == contact_id
    )
    return session.scalars(query).first()


def gone_in(session: Session, version_id: UUID) -> list[DraftGone]:
    """Numbers that the version before had and this one has not."""
    query = select(DraftGone).where(DraftGone.version_id == version_id)
    return list(session.scalars(query.order_by(DraftGone.number)))


def changed_numbers(session: Session, version_id: UUID) -> list[tuple[int, How, int]]:
    """Paragraphs of a version that are new or not word for word as before, and the place of the part of each."""
    query = select(DraftParagraph.number, DraftParagraph.how, DraftSection.place)
    query = query.join(DraftSection, DraftSection.id == DraftParagraph.section_id)
    query = query.where(DraftParagraph.version_id == version_id, DraftParagraph.how != How.SAME)
    return [(number, how, place) for number, how, place in session.execute(query.order_by(DraftParagraph.place))]
