"""What waits on the reviewer's side: comments by paragraph, people not reached, changes for the LeDeR platform."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.taking_part.drafts import queries, recordings
from portal.taking_part.drafts.answering import answers_to
from portal.taking_part.drafts.comment_models import CommentKind, DraftAnswer, DraftComment
from portal.taking_part.drafts.completing import is_settled
from portal.taking_part.drafts.completion_models import DraftOffer, Meeting, PlatformChange
from portal.taking_part.drafts.models import DraftParagraph
from portal.taking_part.drafts.versions import paragraphs


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
    rows = list(session.scalars(query.order_by(DraftComment.number, DraftComment.made_at, DraftComment.id)))
    answers = answers_to(session, [one.id for one in rows])
    heard = recordings.transcripts(session, review_id)
    about = _as_they_read_it(session, review_id)
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


def _as_they_read_it(session: Session, review_id: UUID) -> dict[tuple[UUID, int], str]:
    """The words of each paragraph that somebody said something of, by the version that they read."""
    bound = (DraftComment.version_id == DraftParagraph.version_id) & (DraftComment.number == DraftParagraph.number)
    query = select(DraftParagraph).join(DraftComment, bound).where(DraftComment.review_id == review_id).distinct()
    return {(one.version_id, one.number): one.words for one in session.scalars(query)}


def by_paragraph(session: Session, review_id: UUID) -> list[Paragraph]:
    """Paragraphs of which something was said: those with an open comment first."""
    newest = queries.opened_version(session, review_id)
    words = {one.number: one.words for one in paragraphs(session, newest.id)} if newest else {}
    said: dict[int, list[Said]] = {}
    for one in everything(session, review_id):
        said.setdefault(one.number, []).append(one)
    found = [Paragraph(number, words.get(number), tuple(them)) for number, them in said.items()]
    return sorted(found, key=lambda one: (not any(each.open for each in one.said), one.number))


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
