"""What the circle said, as staff read it: each comment with its answers, by paragraph, those that wait first."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, load_only

from portal.taking_part.comments import recordings
from portal.taking_part.comments.answering import answers_to
from portal.taking_part.comments.models import CallWish, CommentKind, DraftAnswer, DraftComment
from portal.taking_part.drafts import queries
from portal.taking_part.drafts.models import DraftParagraph

MOST = 50  # comments of a page


@dataclass(frozen=True, slots=True)
class Said:
    """A comment as staff read it."""

    id: UUID
    contact_id: UUID
    number: int
    kind: CommentKind
    words: str | None
    made_at: datetime
    reply: str | None
    withdrawn: bool
    open: bool
    addendum: bool
    answers: tuple[DraftAnswer, ...]
    recorded: bool = False  # words are then as staff wrote them down, if they did
    wish: CallWish | None = None  # after a hurt: whether somebody shall ring
    about: str | None = None  # the words of the paragraph in the version that they read


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with everything that was said of it; without words when it is gone."""

    number: int
    words: str | None
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of what the circle said: ``at`` of ``pages``."""

    paragraphs: list[Paragraph]
    at: int
    pages: int


def everything(session: Session, review_id: UUID) -> list[Said]:
    """Every comment of a review by paragraph and day, in a fixed number of queries."""
    query = select(DraftComment).where(DraftComment.review_id == review_id)
    rows = session.scalars(query.order_by(DraftComment.number, DraftComment.made_at, DraftComment.id))
    found = list(rows)
    return _as_said(session, found, _words(session, found))


_Words = dict[tuple[UUID, int], str]  # of paragraphs, by version and number


def _as_said(session: Session, rows: list[DraftComment], read: _Words) -> list[Said]:
    answers = answers_to(session, [one.id for one in rows])
    spoken = recordings.of(session, [one.id for one in rows if one.came_by == "recording"])
    heard = {one: recording.transcript for one, recording in spoken.items()}
    return [
        Said(
            one.id,
            one.contact_id,
            one.number,
            one.kind,
            one.words or heard.get(one.id),
            one.made_at,
            one.reply,
            one.withdrawn_at is not None,
            one.answered_at is None and one.withdrawn_at is None,
            one.addendum,
            tuple(answers.get(one.id, ())),
            one.id in heard,
            one.call_wish,
            read.get((one.version_id, one.number)),
        )
        for one in rows
    ]


def _words(session: Session, rows: list[DraftComment], newest: UUID | None = None) -> _Words:
    """The paragraphs of which somebody said something: as they read them, and as they stand in version ``newest``."""
    versions = {one.version_id for one in rows} | ({newest} if newest else set())
    query = select(DraftParagraph).where(
        DraftParagraph.version_id.in_(versions), DraftParagraph.number.in_({one.number for one in rows})
    )
    words = load_only(DraftParagraph.version_id, DraftParagraph.number, DraftParagraph.words_sealed)
    found = session.scalars(query.options(words)) if rows else ()
    return {(one.version_id, one.number): one.words for one in found}


def by_paragraph(session: Session, review_id: UUID, at: int = 1, number: int | None = None) -> Page:
    """A page of what was said, by paragraph: those with an open comment first. ``number``: of one paragraph only.

    A page after the last is the last.
    """
    here = [DraftComment.review_id == review_id]
    if number is not None:
        here.append(DraftComment.number == number)
    count = session.scalar(select(func.count()).select_from(DraftComment).where(*here)) or 0
    pages = max(-(-count // MOST), 1)
    at = min(max(at, 1), pages)
    waits = select(DraftComment.number).where(
        DraftComment.review_id == review_id, DraftComment.answered_at.is_(None), DraftComment.withdrawn_at.is_(None)
    )
    first = case((DraftComment.number.in_(waits), 0), else_=1)
    query = (
        select(DraftComment).where(*here).order_by(first, DraftComment.number, DraftComment.made_at, DraftComment.id)
    )
    rows = list(session.scalars(query.limit(MOST).offset((at - 1) * MOST)))
    return Page(_together(session, review_id, rows), at, pages)


def waiting(session: Session, review_id: UUID, *, but: int) -> list[Paragraph]:
    """Comments of other paragraphs than ``but`` that wait for an answer, the longest waiting first; as many as fit."""
    waits = DraftComment.answered_at.is_(None), DraftComment.withdrawn_at.is_(None)
    query = select(DraftComment).where(DraftComment.review_id == review_id, DraftComment.number != but, *waits)
    rows = list(session.scalars(query.order_by(DraftComment.made_at, DraftComment.id).limit(MOST)))
    return _together(session, review_id, rows)


def _together(session: Session, review_id: UUID, rows: list[DraftComment]) -> list[Paragraph]:
    """What was said by paragraph, with the words that it has in the newest version."""
    newest = queries.opened_version(session, review_id)
    version_id = newest.id if newest else None
    read = _words(session, rows, version_id)
    said: dict[int, list[Said]] = {}
    for one in _as_said(session, rows, read):
        said.setdefault(one.number, []).append(one)
    here = {number: words for (version, number), words in read.items() if version == version_id}
    return [Paragraph(one, here.get(one), tuple(them)) for one, them in said.items()]
