"""Offering the draft and a copy to each of the circle, and what was done to reach them (F57, F58)."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.people.models import Contact
from portal.circle.reviews.models import Review
from portal.clock import now, today
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.taking_part.drafts.completion_models import DraftOffer, Meeting

MORE_TIME = timedelta(days=14)


def offer(session: Session, actor: Actor, review: Review, contact: Contact, *, copy: bool) -> DraftOffer:
    """Write down that the draft, and with ``copy`` a copy of it, was offered on the contact's channel."""
    row = offer_to(session, review.id, contact.id)
    if row is None:
        row = DraftOffer(review_id=review.id, contact_id=contact.id, channel=contact.channel, offered_at=now())
        session.add(row)
    if copy and row.copy_offered_at is None:
        row.copy_offered_at = now()
    session.flush()
    audit.record(session, "drafts.offered", actor, review_id=review.id, thing_id=contact.id, copy=copy)
    return row


def offer_to(session: Session, review_id: UUID, contact_id: UUID) -> DraftOffer | None:
    """What was offered to one of the circle."""
    query = select(DraftOffer).where(DraftOffer.review_id == review_id, DraftOffer.contact_id == contact_id)
    return session.scalars(query).first()


def offer_of_reader(session: Session, actor: Actor, review: Review) -> DraftOffer:
    """What a reader was offered; whoever came to the draft in another way is offered it now."""
    row = offer_to(session, review.id, actor.known_id())
    return row or offer(session, actor, review, session.get_one(Contact, actor.known_id()), copy=True)


def say_how(session: Session, actor: Actor, row: DraftOffer, answer: Meeting) -> None:
    """How they want to meet the draft; can be changed at any time."""
    row.answer, row.answered_at = answer, now()
    session.flush()
    audit.record(session, "drafts.meeting_chosen", actor, review_id=row.review_id, thing_id=row.id, answer=answer.value)


def give_more_time(session: Session, actor: Actor, row: DraftOffer, until: date | None) -> None:
    """Two more weeks from our day, or from today when that is later; as often as they wish, no reason asked."""
    row.more_time_until = max(row.more_time_until or until or today(), today()) + MORE_TIME
    session.flush()
    audit.record(
        session,
        "drafts.more_time",
        actor,
        review_id=row.review_id,
        thing_id=row.id,
        until=row.more_time_until.isoformat(),
    )


def tried_by_letter(session: Session, actor: Actor, row: DraftOffer, day: date | None = None) -> None:
    """A letter with the offer was posted."""
    row.letter_on = row.letter_on or day or today()
    session.flush()
    audit.record(session, "drafts.tried", actor, review_id=row.review_id, thing_id=row.id, how="letter")


def tried_by_phone(session: Session, actor: Actor, row: DraftOffer, day: date | None = None) -> None:
    """Rang and nobody answered. Two calls on one day count as one."""
    on = day or today()
    if row.first_call_on is None:
        row.first_call_on = on
    elif on > row.first_call_on and row.second_call_on is None:
        row.second_call_on = on
    session.flush()
    audit.record(session, "drafts.tried", actor, review_id=row.review_id, thing_id=row.id, how="phone")


def is_settled(row: DraftOffer | None) -> bool:
    """Whether somebody was offered the draft and a copy in a way that counts (F57)."""
    if row is None or row.copy_offered_at is None or (row.copy_asked_at and row.copy_given_at is None):
        return False
    if row.answer is not None and row.answer is not Meeting.LATER:
        return True
    return None not in {row.letter_on, row.first_call_on, row.second_call_on}
