"""What the circle said, as staff read it: each comment with its answers, by paragraph, those that wait first."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import UUID

from sqlalchemy import ColumnElement, Select, bindparam, case, func, select
from sqlalchemy.orm import Session, load_only

from portal.taking_part.comments import recordings
from portal.taking_part.comments.answering import answers_to
from portal.taking_part.comments.models import CallWish, CommentKind, DraftAnswer, DraftComment
from portal.taking_part.drafts import queries
from portal.taking_part.drafts.models import DraftParagraph

MOST = 40  # comments of a page


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
    asked = {"versions": list(versions), "numbers": list({one.number for one in rows})}
    found = session.scalars(_paragraphs_asked(), asked) if rows else ()
    return {(one.version_id, one.number): one.words for one in found}


@cache
def _paragraphs_asked() -> Select[DraftParagraph]:
    one = DraftParagraph
    query = select(one).options(load_only(one.version_id, one.number, one.words_sealed))
    return query.where(
        one.version_id.in_(bindparam("versions", expanding=True)), one.number.in_(bindparam("numbers", expanding=True))
    )


def by_paragraph(session: Session, review_id: UUID, at: int = 1, number: int | None = None) -> Page:
    """A page of what was said, by paragraph: those with an open comment first. ``number``: of one paragraph only.

    A page after the last is the last.
    """
    asked = {"review_id": review_id} | ({} if number is None else {"number": number})
    count = session.scalar(_count_asked(number is not None), asked) or 0
    pages = max(-(-count // MOST), 1)
    at = min(max(at, 1), pages)
    rows = list(session.scalars(_comments_asked(number is not None), asked | {"offset": (at - 1) * MOST}))
    return Page(_together(session, review_id, rows), at, pages)


@cache
def _count_asked(of_one: bool) -> Select[int]:
    return select(func.count()).select_from(DraftComment).where(*_of_review(of_one))


@cache
def _comments_asked(of_one: bool) -> Select[DraftComment]:
    """Only what staff read of a comment, a page of them; made once, since to make it costs as much as to ask it."""
    one = DraftComment
    said = (one.version_id, one.number, one.contact_id, one.kind, one.call_wish, one.came_by, one.addendum)
    needed = load_only(*said, one.made_at, one.answered_at, one.withdrawn_at, one.words_sealed, one.reply_sealed)
    waits = select(one.number).where(*_of_review(False), one.answered_at.is_(None), one.withdrawn_at.is_(None))
    first = case((one.number.in_(waits), 0), else_=1)
    query = select(one).options(needed).where(*_of_review(of_one)).order_by(first, one.number, one.made_at, one.id)
    return query.limit(MOST).offset(bindparam("offset"))


def _of_review(of_one: bool) -> list[ColumnElement[bool]]:
    here = [DraftComment.review_id == bindparam("review_id")]
    return [*here, DraftComment.number == bindparam("number")] if of_one else here


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
