"""Proposing what needs two people, saying the second yes, and not agreeing."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from portal.circle.areas import queries as areas
from portal.circle.promises import services as promises
from portal.circle.promises.models import Task, TaskKind
from portal.circle.reviews.models import Review
from portal.circle.reviews.second_models import SecondYes, YesKind
from portal.clock import now, today
from portal.foundation.audit import services as audit
from portal.foundation.db.once import add_once, found_by, key_of
from portal.foundation.identity.actor import Actor


class SamePerson(Exception):
    """Who proposed it cannot say the second yes as well."""


class NotOpen(Exception):
    """Somebody has said yes already, or it was taken back."""


_WAITING = (SecondYes.confirmed_at.is_(None), SecondYes.ended_at.is_(None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What one person writes down for another one to look at."""

    kind: YesKind
    words: str
    form_key: str
    more: str = ""
    detail: str = ""
    contact_id: UUID | None = None
    other_id: UUID | None = None
    on_day: date | None = None
    again_on: date | None = None
    area_id: UUID | None = None  # whose staff say the second yes, when it is not the review's own


def propose(session: Session, actor: Actor, review: Review, wanted: Proposed) -> SecondYes:
    """Write it down, and make a task of the second yes. The same form sent twice proposes once."""
    key = key_of(actor.id, f"{review.id}|{wanted.kind}|{wanted.form_key}")
    if (already := found_by(session, SecondYes, key)) is not None:
        return already
    row = SecondYes(
        review_id=review.id,
        area_id=wanted.area_id or review.area_id,
        kind=wanted.kind,
        detail=wanted.detail,
        contact_id=wanted.contact_id,
        other_id=wanted.other_id,
        on_day=wanted.on_day,
        again_on=wanted.again_on,
        proposed_by=actor.known_id(),
        proposed_at=now(),
        made_once=key,
    )
    row.words, row.more = wanted.words, wanted.more or None
    if (won := add_once(session, row)) is not row:
        return won
    card = areas.card(session, row.area_id)
    promises.add_task(
        session,
        actor,
        TaskKind.SECOND_YES,
        area_id=row.area_id,
        contact_id=None,
        review_id=review.id,
        due_on=card.next_day() if card else today(),
        made_once=_task_key(row),
    )
    _tell(session, "reviews.proposed", actor, review, row)
    return row


def confirm(session: Session, actor: Actor, review: Review, row: SecondYes) -> None:
    """Say the second yes; of two at once one wins. Raises ``SamePerson`` or ``NotOpen``."""
    if row.proposed_by == actor.id:
        raise SamePerson
    won = session.execute(
        update(SecondYes)
        .where(SecondYes.id == row.id, SecondYes.confirmed_by.is_(None), SecondYes.ended_at.is_(None))
        .values(confirmed_by=actor.known_id(), confirmed_at=now())
    )
    assert isinstance(won, CursorResult)  # noqa: S101  tells the type checker what UPDATE returns
    if won.rowcount != 1:
        raise NotOpen
    session.refresh(row)
    _task_done(session, actor, row)
    _tell(session, "reviews.confirmed", actor, review, row)


def end(session: Session, actor: Actor, review: Review, row: SecondYes) -> None:
    """Take it back, or do not agree. Raises ``NotOpen`` when it was answered before."""
    if row.confirmed_at is not None or row.ended_at is not None:
        raise NotOpen
    row.ended_at, row.ended_by = now(), actor.known_id()
    session.flush()
    _task_done(session, actor, row)
    _tell(session, "reviews.not_agreed", actor, review, row)


def of_review(session: Session, review: Review, yes_id: UUID) -> SecondYes | None:
    """One proposal of this review."""
    found = session.get(SecondYes, yes_id)
    return found if found is not None and found.review_id == review.id else None


def waiting(session: Session, review: Review) -> list[SecondYes]:
    """What waits for a second yes in this review, oldest first."""
    query = select(SecondYes).where(SecondYes.review_id == review.id, *_WAITING)
    return list(session.scalars(query.order_by(SecondYes.id)))


def waiting_in(session: Session, area_ids: set[UUID]) -> list[tuple[SecondYes, str]]:
    """What waits in these areas, with the reference of each review, oldest first."""
    query = select(SecondYes, Review.reference).join(Review, Review.id == SecondYes.review_id)
    of_areas = query.where(SecondYes.area_id.in_(area_ids), *_WAITING)
    found = session.execute(of_areas.order_by(SecondYes.id).limit(100))
    return [(row, reference) for row, reference in found]


def _task_key(row: SecondYes) -> str:
    return key_of(row.id, "second yes")


def _task_done(session: Session, actor: Actor, row: SecondYes) -> None:
    task = found_by(session, Task, _task_key(row))
    if task is not None:
        promises.keep(session, actor, task)


def _tell(session: Session, event: str, actor: Actor, review: Review, row: SecondYes) -> None:
    audit.record(session, event, actor, area_id=row.area_id, review_id=review.id, thing_id=row.id, kind=row.kind.value)
