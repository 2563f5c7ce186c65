"""Answering comments: each gets one, one may serve several, and nobody is told whose the others are."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from portal.circle.reviews.models import Review
from portal.clock import now
from portal.foundation.audit import services as audit
from portal.foundation.db.once import add_once, found_by, key_of
from portal.foundation.identity.actor import Actor
from portal.taking_part.comments import promised
from portal.taking_part.comments.models import CommentAnswered, CommentKind, DraftAnswer, DraftComment, Outcome
from portal.taking_part.drafts.completion_models import PlatformChange
from portal.taking_part.drafts.models import DraftVersion
from portal.taking_part.drafts.versions import latest, one_at_a_time, paragraphs


class NothingToAnswer(Exception):
    """None of the comments chosen waits for an answer: somebody was quicker."""


class OnlyQuestions(Exception):
    """*Answered* is for questions: whoever said that something is wrong is told what becomes of it (F56)."""


class OnlyHeard(Exception):
    """*Heard* is for thanks and for a hurt: whoever asks or says what is wrong is told what becomes of it (F56)."""


class WhereNow(Exception):
    """*Changed*, *added* and *remembered differently* have to name a paragraph of the newest version."""


class ToWhom(Exception):
    """*Passed on* says to which service: they read it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What becomes of some comments, in words to those who made them."""

    outcome: Outcome
    words: str
    number: int | None = None  # CHANGED, ADDED, REMEMBERED: the paragraph as it now is
    passed_to: str | None = None


_HEARD = frozenset({CommentKind.THANK_YOU, CommentKind.HURTS})
_IN_THE_TEXT = frozenset({Outcome.CHANGED, Outcome.ADDED, Outcome.REMEMBERED})


def answer(
    session: Session, actor: Actor, review: Review, comment_ids: Sequence[UUID], told: Answer, form_key: str
) -> DraftAnswer:
    """Answer every comment of this review among ``comment_ids`` that is open. The same form twice answers once.

    Raises ``NothingToAnswer``, ``OnlyQuestions``, ``OnlyHeard``, ``ToWhom`` or ``WhereNow``. The caller tells those who
    made them (``notices.answered``).
    """
    once = key_of(actor.id, f"{review.id}|{form_key}")
    if (already := found_by(session, DraftAnswer, once)) is not None:
        return already
    one_at_a_time(session, review.id)
    waiting = [one for one in open_comments(session, review.id) if one.id in set(comment_ids)]
    if not waiting:
        raise NothingToAnswer
    if told.outcome is Outcome.ANSWERED and any(one.kind is not CommentKind.QUESTION for one in waiting):
        raise OnlyQuestions
    if told.outcome is Outcome.HEARD and any(one.kind not in _HEARD for one in waiting):
        raise OnlyHeard
    if told.outcome is Outcome.PASSED_ON and not (told.passed_to or "").strip():
        raise ToWhom
    version = _where_it_stands(session, review, told)
    row = DraftAnswer(
        review_id=review.id,
        outcome=told.outcome,
        number=told.number if told.outcome in _IN_THE_TEXT else None,
        passed_to=told.passed_to if told.outcome is Outcome.PASSED_ON else None,
        by_staff=actor.known_id(),
        answered_at=now(),
        made_once=once,
    )
    row.words = told.words
    if (won := add_once(session, row)) is not row:
        return won
    for one in waiting:
        one.answered_at = row.answered_at
        session.add(CommentAnswered(answer_id=row.id, comment_id=one.id))
        promised.keep(session, actor, one)
    if version is not None and row.number is not None:
        _to_the_platform(session, review, version, row.number)
    session.flush()
    audit.record(
        session,
        "drafts.answered",
        actor,
        area_id=review.area_id,
        review_id=review.id,
        thing_id=row.id,
        outcome=told.outcome.value,
        comments=len(waiting),
    )
    return row


def _where_it_stands(session: Session, review: Review, told: Answer) -> DraftVersion | None:
    if told.outcome not in _IN_THE_TEXT:
        return None
    version = latest(session, review.id)
    if version is None or told.number not in {one.number for one in paragraphs(session, version.id)}:
        raise WhereNow
    return version


def _to_the_platform(session: Session, review: Review, version: DraftVersion, number: int) -> None:
    """What changed here has to be changed in the LeDeR platform too; listed once until it was done."""
    query = select(PlatformChange.id).where(
        PlatformChange.review_id == review.id, PlatformChange.number == number, PlatformChange.done_at.is_(None)
    )
    if session.scalars(query).first() is None:
        session.add(PlatformChange(review_id=review.id, number=number, version_id=version.id))


def served(session: Session, answer_id: UUID) -> set[UUID]:
    """The contacts whose comments an answer serves."""
    query = (
        select(DraftComment.contact_id)
        .join(CommentAnswered, CommentAnswered.comment_id == DraftComment.id)
        .where(CommentAnswered.answer_id == answer_id)
    )
    return set(session.scalars(query))


def open_comments(session: Session, review_id: UUID) -> list[DraftComment]:
    """Comments that wait for an answer, the oldest first; of somebody who stopped too."""
    query = select(DraftComment).where(
        DraftComment.review_id == review_id,
        DraftComment.answered_at.is_(None),
        DraftComment.withdrawn_at.is_(None),
    )
    return list(session.scalars(query.order_by(DraftComment.made_at, DraftComment.id)))


_ANSWERS = (
    select(CommentAnswered.comment_id, DraftAnswer)
    .join(DraftAnswer, DraftAnswer.id == CommentAnswered.answer_id)
    .where(CommentAnswered.comment_id.in_(bindparam("comment_ids", expanding=True)))
    .order_by(DraftAnswer.answered_at)
)


def answers_to(session: Session, comment_ids: Sequence[UUID]) -> dict[UUID, list[DraftAnswer]]:
    """The answers of each comment, oldest first, in one query."""
    found: dict[UUID, list[DraftAnswer]] = {}
    for comment_id, one in session.execute(_ANSWERS, {"comment_ids": comment_ids}) if comment_ids else ():
        found.setdefault(comment_id, []).append(one)
    return found
