"""Offering the draft to each of the circle, and completing: not while one comment or one person waits (F57)."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.people.models import FOR_GOOD, Contact, ContactHold, HoldKind
from portal.circle.reviews import holds
from portal.circle.reviews.models import CirclePlace, Review, Stage, StepKind
from portal.circle.reviews.services import write_step
from portal.clock import now, today
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.taking_part.drafts.answering import open_comments
from portal.taking_part.drafts.completion_models import DraftOffer, Meeting, PlatformChange, ReviewCompletion
from portal.taking_part.drafts.models import DraftVersion, SealKind
from portal.taking_part.drafts.opening import add_seal
from portal.taking_part.drafts.versions import latest, one_at_a_time

MORE_TIME = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Why a review cannot be completed yet: whose answer is missing, who was not reached, what has to be said."""

    comments: int
    not_reached: tuple[UUID, ...]
    not_opened: bool
    on_hold: bool = False

    def __bool__(self) -> bool:
        return bool(self.comments or self.not_reached or self.not_opened or self.on_hold)


class CannotComplete(Exception):
    """Somebody or something still waits; ``waiting`` says who and what."""

    def __init__(self, waiting: Waiting) -> None:
        super().__init__("the review waits for answers or for people")
        self.waiting = waiting


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


def waits_for(session: Session, review: Review) -> Waiting:
    """What completion waits for; false when nothing."""
    places = select(CirclePlace.contact_id).where(CirclePlace.review_id == review.id, CirclePlace.ended_at.is_(None))
    gone = ContactHold.kind.in_({HoldKind.STOPPED, *FOR_GOOD}), ContactHold.ends_at.is_(None)
    stopped = select(ContactHold.contact_id).where(*gone)
    here = list(session.scalars(places.where(CirclePlace.contact_id.not_in(stopped)).order_by(CirclePlace.id)))
    offers = {
        one.contact_id: one
        for one in session.scalars(select(DraftOffer).where(DraftOffer.review_id == review.id)).all()
    }
    newest = latest(session, review.id)
    return Waiting(
        len([one for one in open_comments(session, review.id) if not one.addendum]),
        tuple(one for one in here if not is_settled(offers.get(one))),
        newest is None or newest.opened_at is None or newest.portrait,
        bool(holds.standing(session, review.id)),
    )


def changed_in_platform(session: Session, actor: Actor, review: Review, change_id: UUID) -> bool:
    """Write down that a change was made in the LeDeR platform too; whether there was such a one. Twice is once."""
    one = session.get(PlatformChange, change_id)
    if one is None or one.review_id != review.id:
        return False
    if one.done_at is None:
        one.done_at, one.done_by = now(), actor.known_id()
        session.flush()
        audit.record(session, "drafts.platform_changed", actor, review_id=review.id, thing_id=one.id)
    return True


def complete(session: Session, key: bytes, actor: Actor, review: Review, *, same_text_by: UUID) -> ReviewCompletion:
    """Complete the review with the version that the circle was shown last. Raises ``CannotComplete``.

    ``same_text_by``: who compared it with the LeDeR platform and says that both are the same (F118).
    """
    one_at_a_time(session, review.id)
    already = session.scalars(select(ReviewCompletion).where(ReviewCompletion.review_id == review.id)).first()
    if already is not None:
        return already
    waiting = waits_for(session, review)
    if waiting:
        raise CannotComplete(waiting)
    version: DraftVersion = latest(session, review.id)  # type: ignore[assignment]  # waits_for saw that it is there
    row = ReviewCompletion(
        review_id=review.id,
        version_id=version.id,
        completed_by=actor.known_id(),
        completed_at=now(),
        same_text_by=same_text_by,
    )
    session.add(row)
    session.flush()
    review.stage = Stage.COMPLETE
    write_step(session, review, StepKind.FINISHED, today(), actor.known_id())
    add_seal(session, key, actor, version, SealKind.COMPLETION)
    audit.record(session, "drafts.completed", actor, area_id=review.area_id, review_id=review.id, thing_id=version.id)
    return row
