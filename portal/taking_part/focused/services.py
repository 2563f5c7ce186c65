"""Asking for a closer look, writing down the talk, deciding: never before the talk."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.circle.people.models import Contact
from portal.circle.promises import services as promises
from portal.circle.promises.models import PartOfDay
from portal.circle.reviews.models import Review
from portal.clock import now, today
from portal.foundation.audit import services as audit
from portal.foundation.db.once import add_once, found_by, key_of
from portal.foundation.identity.actor import Actor
from portal.taking_part.focused import flagging, queries
from portal.taking_part.focused.models import Criterion, FocusedAsk, FocusedDecision, FocusedTalk, TalkKind


class TalkFirst(Exception):
    """Nobody has talked with each who asked about what to expect: that comes before the decision."""


class OtherWaysFirst(Exception):
    """Somebody who asked was told in no talk of other ways to raise a concern: that belongs to it (F71)."""


class NobodyIsUntrue(Exception):
    """It cannot be written that nobody is there to talk with while somebody is."""


class WithWhom(Exception):
    """A talk is with somebody of the circle."""


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
    standing = queries.asked_by(session, review.id, actor.known_id())
    once = key_of(actor.id, f"focused|{review.id}|{form_key}")
    if standing is not None:
        if reason and not standing.reason:
            standing.reason = reason
            session.flush()
            flagging.said(session, actor, standing, reason)
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
    flagging.said(session, actor, row, reason)
    audit.record(session, "focused.asked", actor, area_id=review.area_id, review_id=review.id, thing_id=row.id)
    return row


def take_back(session: Session, actor: Actor, row: FocusedAsk) -> None:
    """They changed their mind; the reviewer may still decide for one."""
    if row.taken_back_at is None:
        row.taken_back_at = now()
        session.flush()
        audit.record(session, "focused.taken_back", actor, review_id=row.review_id, thing_id=row.id)


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
    """Write down the talk about what to expect. Raises ``NotInTheFuture``, ``NobodyIsUntrue`` and ``WithWhom``.

    The database refuses the last two as well, and lets nothing of a talk be changed later.
    """
    if on_day > today():
        raise NotInTheFuture
    if kind is TalkKind.NOBODY and (contact_id or queries.somebody_here(session, review.id)):
        raise NobodyIsUntrue
    if kind is not TalkKind.NOBODY and contact_id is None:
        raise WithWhom
    for one in queries.talks(session, review.id):  # sent twice, written down once
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


def decide(session: Session, actor: Actor, review: Review, told: Decided, form_key: str) -> FocusedDecision:
    """Decide in writing, with reasons and what is next. Raises ``TalkFirst`` and ``OtherWaysFirst``.

    The same form twice decides once.
    """
    once = key_of(actor.id, f"focused|{review.id}|{form_key}")
    if (already := found_by(session, FocusedDecision, once)) is not None:
        return already
    if not queries.talks(session, review.id) or queries.not_talked_with(session, review.id):
        raise TalkFirst
    if queries.not_told_of_other_ways(session, review.id) or not queries.somebody_was_told(session, review.id):
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
