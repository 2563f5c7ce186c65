"""What waits on the reviewer's side: comments by paragraph, people not reached, changes for the LeDeR platform."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.taking_part.drafts import queries, recordings
from portal.taking_part.drafts.answering import answers_to
from portal.taking_part.drafts.comment_models import CommentKind, DraftAnswer, DraftComment
from portal.taking_part.drafts.completing import is_settled
from portal.taking_part.drafts.completion_models import DraftOffer, Meeting, PlatformChange
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


@dataclass(frozen=True, slots=True)
class Reached:
    """Somebody of the circle, and how far we are with offering the draft to them."""

    contact_id: UUID
    name: str
    answer: Meeting | None
    letter_on: date | None
    first_call_on: date | None
    second_call_on: date | None
    offered: bool
    settled: bool
    copy_asked: bool  # on paper, and none is in the post yet
    copy_on: date | None  # when one was downloaded or posted


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


def _words(session: Session, review_id: UUID, numbers: Collection[int]) -> dict[int, str]:
    newest = queries.opened_version(session, review_id)
    if newest is None:
        return {}
    query = select(DraftParagraph).where(DraftParagraph.version_id == newest.id, DraftParagraph.number.in_(numbers))
    return {one.number: one.words for one in session.scalars(query)}


def reached(session: Session, review: Review) -> list[Reached]:
    """Everybody in the circle, and what was done to offer them the draft."""
    query = select(DraftOffer).where(DraftOffer.review_id == review.id)
    offers = {one.contact_id: one for one in session.scalars(query)}
    found = []
    for member in reviews.circle(session, review):
        one = offers.get(member.contact_id)
        days = (one.letter_on, one.first_call_on, one.second_call_on) if one else (None, None, None)
        answer = one.answer if one else None
        given = one.copy_given_at if one else None
        asked = one is not None and one.copy_asked_at is not None and given is None
        done, copy_on = (one is not None, is_settled(one)), given.date() if given else None
        found.append(Reached(member.contact_id, member.name, answer, *days, *done, asked, copy_on))
    return found


def for_the_platform(session: Session, review_id: UUID) -> list[PlatformChange]:
    """What has to be changed in the LeDeR platform, what is not done yet first."""
    query = select(PlatformChange).where(PlatformChange.review_id == review_id)
    return list(session.scalars(query.order_by(PlatformChange.done_at.is_not(None), PlatformChange.number)))
