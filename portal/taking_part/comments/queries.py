"""A reader's own comments with their answers; never another's."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.taking_part.comments.answering import answers_to
from portal.taking_part.comments.models import CommentKind, DraftComment, Outcome, SeenDifferently
from portal.taking_part.drafts.comparing import Became
from portal.taking_part.drafts.models import DraftParagraph, Mark, Shape
from portal.taking_part.drafts.pictures import PictureSeen
from portal.taking_part.drafts.queries import opened_version

MOST = 30  # comments of a page


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """An answer as the one who commented reads it."""

    outcome: Outcome
    words: str
    number: int | None
    passed_to: str | None
    answered_at: datetime
    by_staff: UUID


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
    became: Became | None = None  # since the version that this reader read, where it is not as it was
    comments: tuple[CommentShown, ...] = ()
    picture: PictureSeen | None = None

    @property
    def is_new(self) -> bool:
        """Whether it was not there under its number: put in, or cut off another one."""
        return self.became is Became.NEW

    @property
    def rows(self) -> list[list[str]]:
        """The cells of a table."""
        return [line.split("\t") for line in self.words.split("\n")]


def comments_of(
    session: Session,
    review_id: UUID,
    contact_id: UUID,
    numbers: Collection[int] | None = None,
    newest: int | None = None,
    there: Collection[int] | None = None,
) -> list[CommentShown]:
    """A reader's own comments, oldest first, with answers; also those of paragraphs that are gone.

    ``numbers``: only those on these paragraphs; ``newest``: only so many of the newest; ``there``: paragraphs that are
    known to stand in the newest version.
    """
    query = select(DraftComment).where(DraftComment.review_id == review_id, DraftComment.contact_id == contact_id)
    if numbers is not None:
        query = query.where(DraftComment.number.in_(numbers))
    query = query.order_by(DraftComment.made_at.desc(), DraftComment.id.desc()).limit(newest)
    return shown(session, review_id, list(session.scalars(query))[::-1], there)


@dataclass(frozen=True, slots=True)
class CommentsPage:
    """Some of a reader's comments, oldest first: page ``at`` of ``pages``."""

    comments: list[CommentShown]
    at: int
    pages: int


def page_of(session: Session, review_id: UUID, contact_id: UUID, at: int) -> CommentsPage:
    """A page of everything that a reader said; a page after the last is the last."""
    mine = DraftComment.review_id == review_id, DraftComment.contact_id == contact_id
    count = session.scalar(select(func.count()).select_from(DraftComment).where(*mine)) or 0
    pages = max(-(-count // MOST), 1)
    at = min(max(at, 1), pages)
    query = select(DraftComment).where(*mine).order_by(DraftComment.made_at, DraftComment.id)
    rows = list(session.scalars(query.limit(MOST).offset((at - 1) * MOST)))
    return CommentsPage(shown(session, review_id, rows), at, pages)


def shown(
    session: Session, review_id: UUID, found: list[DraftComment], there: Collection[int] | None = None
) -> list[CommentShown]:
    """Comments with their answers, in a fixed number of queries."""
    answers = answers_to(session, [one.id for one in found])
    differing = select(SeenDifferently).where(SeenDifferently.comment_id.in_([one.id for one in found]))
    differently = {one.comment_id: one for one in session.scalars(differing)} if found else {}
    numbers = _still_there(session, review_id, {one.number for one in found}) if there is None else there
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
                AnswerShown(it.outcome, it.words, it.number, it.passed_to, it.answered_at, it.by_staff)
                for it in answers.get(one.id, ())
            ),
            differently[one.id].words if one.id in differently else None,
            one.number in numbers,
            one.addendum,
            one.came_by == "recording",
        )
        for one in found
    ]


def _still_there(session: Session, review_id: UUID, numbers: set[int]) -> set[int]:
    newest = opened_version(session, review_id) if numbers else None
    if newest is None:
        return set()
    query = select(DraftParagraph.number).where(DraftParagraph.version_id == newest.id)
    return set(session.scalars(query.where(DraftParagraph.number.in_(numbers))))


def comment_of(session: Session, review_id: UUID, contact_id: UUID, comment_id: UUID) -> DraftComment | None:
    """One comment, if it is this reader's own."""
    query = select(DraftComment).where(
        DraftComment.id == comment_id, DraftComment.review_id == review_id, DraftComment.contact_id == contact_id
    )
    return session.scalars(query).first()
