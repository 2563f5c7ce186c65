"""Asking for a closer look, writing down the talk, deciding: never before the talk."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.circle.people.models import Contact
from portal.circle.promises import services as promises
from portal.circle.promises.models import PartOfDay
from portal.circle.reviews import queries as reviews
from portal.circle.reviews.models import Review
from portal.clock import now, today
from portal.foundation.audit import services as audit
from portal.foundation.db.once import add_once, found_by, key_of
from portal.foundation.identity.actor import Actor
from portal.taking_part.focused.models import Criterion, FocusedAsk, FocusedDecision, FocusedTalk, TalkKind


class TalkFirst(Exception):
    """Nobody has talked with the family about what to expect: that comes before the decision."""


class OtherWaysFirst(Exception):
    """In no talk were they told of other ways to raise a concern: that belongs to it (F71)."""


class NobodyIsUntrue(Exception):
    """It cannot be written that nobody is in the circle while somebody is."""


class NotInTheFuture(Exception):
    """A talk is written down after it was."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision in words to the family: yes or no, why, what is next."""

    focused: bool
    criteria: tuple[Criterion, ...]
    reasons: str
    next: str


def ask(session: Session, actor: Actor, review: Review, form_key: str, *, reason: str | None = None) -> FocusedAsk:
    """Ask for a closer look, in one press; a talk is promised by a day. Asking twice is asking once."""
    standing = asked_by(session, review.id, actor.known_id())
    once = key_of(actor.id, f"focused|{review.id}|{form_key}")
    if standing is not None:
        if reason and not standing.reason:
            standing.reason = reason
            session.flush()
        return standing
    row = FocusedAsk(
        review_id=review.id,
        contact_id=actor.known_id(),
        asked_at=now(),
        made_once=once,
        assisted_by=actor.assisted_by,
    )
    row.reason = reason or None
    if (won := add_once(session, row)) is not row:
        return won
    contact = session.get_one(Contact, row.contact_id)
    wanted = promises.CallBack(
        contact.name, contact.phone or "", PartOfDay.EITHER, about="closer-look", language=contact.reading.locale
    )
    task = promises.promise_call(
        session,
        actor,
        wanted,
        area_id=review.area_id,
        form_key=f"closer look {row.id}",
        owner_id=review.reviewer_id,
        review_id=review.id,
    )
    row.task_id = task.id
    session.flush()
    audit.record(session, "focused.asked", actor, area_id=review.area_id, review_id=review.id, thing_id=row.id)
    return row


def take_back(session: Session, actor: Actor, row: FocusedAsk) -> None:
    """They changed their mind; the reviewer may still decide for one."""
    if row.taken_back_at is None:
        row.taken_back_at = now()
        session.flush()
        audit.record(session, "focused.taken_back", actor, review_id=row.review_id, thing_id=row.id)


def asked_by(session: Session, review_id: UUID, contact_id: UUID) -> FocusedAsk | None:
    """What somebody asked for and did not take back."""
    query = select(FocusedAsk).where(
        FocusedAsk.review_id == review_id, FocusedAsk.contact_id == contact_id, FocusedAsk.taken_back_at.is_(None)
    )
    return session.scalars(query).first()


def write_talk(
    session: Session,
    actor: Actor,
    review: Review,
    kind: TalkKind,
    *,
    contact_id: UUID | None,
    on_day: date,
    other_ways_told: bool,
    summary: str | None,
) -> FocusedTalk:
    """Write down the talk about what to expect. Raises ``NotInTheFuture`` and ``NobodyIsUntrue``."""
    if on_day > today():
        raise NotInTheFuture
    if kind is TalkKind.NOBODY and reviews.circle(session, review):
        raise NobodyIsUntrue
    for one in talks(session, review.id):  # sent twice, written down once
        before = (one.kind, one.contact_id, one.on_day, one.other_ways_told, one.summary)
        if before == (kind, contact_id, on_day, other_ways_told, summary or None):
            return one
    row = FocusedTalk(
        review_id=review.id,
        contact_id=contact_id,
        kind=kind,
        on_day=on_day,
        by_staff=actor.known_id(),
        other_ways_told=other_ways_told,
        written_at=now(),
    )
    row.summary = summary or None
    session.add(row)
    session.flush()
    audit.record(
        session,
        "focused.talked",
        actor,
        area_id=review.area_id,
        review_id=review.id,
        thing_id=row.id,
        kind=kind.value,
        other_ways=other_ways_told,
    )
    return row


def talks(session: Session, review_id: UUID) -> list[FocusedTalk]:
    """The talks about what to expect, oldest first."""
    query = select(FocusedTalk).where(FocusedTalk.review_id == review_id)
    return list(session.scalars(query.order_by(FocusedTalk.on_day, FocusedTalk.id)))


def decisions(session: Session, review_id: UUID) -> list[FocusedDecision]:
    """The decisions, the newest first."""
    query = select(FocusedDecision).where(FocusedDecision.review_id == review_id)
    return list(session.scalars(query.order_by(FocusedDecision.place.desc())))


def decide(session: Session, actor: Actor, review: Review, told: Decided, form_key: str) -> FocusedDecision:
    """Decide in writing, with reasons and what is next. Raises ``TalkFirst`` and ``OtherWaysFirst``.

    The same form twice decides once.
    """
    once = key_of(actor.id, f"focused|{review.id}|{form_key}")
    if (already := found_by(session, FocusedDecision, once)) is not None:
        return already
    held = talks(session, review.id)
    if not held or not_talked_with(session, review.id):
        raise TalkFirst
    if not any(one.other_ways_told or one.kind is not TalkKind.TALKED for one in held):
        raise OtherWaysFirst
    last = select(func.max(FocusedDecision.place)).where(FocusedDecision.review_id == review.id)
    row = FocusedDecision(
        review_id=review.id,
        place=(session.scalar(last) or 0) + 1,
        focused=told.focused,
        criteria=[one.value for one in told.criteria],
        decided_by=actor.known_id(),
        decided_at=now(),
        made_once=once,
    )
    row.reasons, row.next = told.reasons, told.next
    if (won := add_once(session, row)) is not row:
        return won
    audit.record(
        session,
        "focused.decided",
        actor,
        area_id=review.area_id,
        review_id=review.id,
        thing_id=row.id,
        focused=told.focused,
    )
    return row


def asks(session: Session, review_id: UUID) -> list[FocusedAsk]:
    """Who asked, oldest first; for staff."""
    query = select(FocusedAsk).where(FocusedAsk.review_id == review_id)
    return list(session.scalars(query.order_by(FocusedAsk.asked_at)))


def not_talked_with(session: Session, review_id: UUID) -> set[UUID]:
    """Who asks and was neither talked with nor said that they do not wish to: each was promised a talk."""
    spoken_to = {one.contact_id for one in talks(session, review_id)}
    return {one.contact_id for one in asks(session, review_id) if one.taken_back_at is None} - spoken_to


def undecided(session: Session, review_ids: Collection[UUID]) -> list[FocusedAsk]:
    """Who asked for a closer look in these reviews and waits for a decision, the first first."""
    decided = select(FocusedDecision.id).where(
        FocusedDecision.review_id == FocusedAsk.review_id, FocusedDecision.decided_at >= FocusedAsk.asked_at
    )
    query = select(FocusedAsk).where(
        FocusedAsk.review_id.in_(review_ids), FocusedAsk.taken_back_at.is_(None), ~decided.exists()
    )
    return list(session.scalars(query.order_by(FocusedAsk.asked_at, FocusedAsk.id)))
