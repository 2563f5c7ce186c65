"""What the circle said, as staff read it: each comment with its answers, by paragraph, those that wait first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

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
    return _as_said(session, review_id, list(rows))


def _as_said(session: Session, review_id: UUID, rows: list[DraftComment]) -> list[Said]:
    answers = answers_to(session, [one.id for one in rows])
    heard = recordings.transcripts(session, review_id)
    about = _as_they_read_it(session, rows)
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
            about.get((one.version_id, one.number)),
        )
        for one in rows
    ]


def _as_they_read_it(session: Session, rows: list[DraftComment]) -> dict[tuple[UUID, int], str]:
    """The words of each paragraph that somebody said something of, by the version that they read."""
    bound = (DraftComment.version_id == DraftParagraph.version_id) & (DraftComment.number == DraftParagraph.number)
    query = (
        select(DraftParagraph).join(DraftComment, bound).where(DraftComment.id.in_([one.id for one in rows])).distinct()
    )
    return {(one.version_id, one.number): one.words for one in session.scalars(query)}


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
    said: dict[int, list[Said]] = {}
    for one in _as_said(session, review_id, rows):
        said.setdefault(one.number, []).append(one)
    words = _words(session, review_id, said)
    return Page([Paragraph(one, words.get(one), tuple(them)) for one, them in said.items()], at, pages)


def waiting(session: Session, review_id: UUID, *, but: int) -> list[Paragraph]:
    """Comments of other paragraphs than ``but`` that wait for an answer, the longest waiting first; as many as fit."""
    waits = DraftComment.answered_at.is_(None), DraftComment.withdrawn_at.is_(None)
    query = select(DraftComment).where(DraftComment.review_id == review_id, DraftComment.number != but, *waits)
    rows = list(session.scalars(query.order_by(DraftComment.made_at, DraftComment.id).limit(MOST)))
    said: dict[int, list[Said]] = {}
    for one in _as_said(session, review_id, rows):
        said.setdefault(one.number, []).append(one)
    words = _words(session, review_id, said)
    return [Paragraph(one, words.get(one), tuple(them)) for one, them in said.items()]


def _words(session: Session, review_id: UUID, numbers: Collection[int]) -> dict[int, str]:
    newest = queries.opened_version(session, review_id)
    if newest is None:
        return {}
    query = select(DraftParagraph).where(DraftParagraph.version_id == newest.id, DraftParagraph.number.in_(numbers))
    return {one.number: one.words for one in session.scalars(query)}
