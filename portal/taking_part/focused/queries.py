"""Who asked for a closer look, the talks, the decisions, and for whom a decision waits."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from portal.circle.people.models import FOR_GOOD, Contact, ContactHold, HoldKind
from portal.circle.reviews.models import CirclePlace
from portal.taking_part.focused.models import FocusedAsk, FocusedDecision, FocusedTalk, TalkKind

# The same in portal/foundation/migrations/focused_guards.py, where the database refuses a decision.
_WHOLE = or_(FocusedTalk.other_ways_told.is_(True), FocusedTalk.kind == TalkKind.NOT_WANTED)


def asks(session: Session, review_id: UUID) -> list[FocusedAsk]:
    """Who asked, oldest first; for staff."""
    query = select(FocusedAsk).where(FocusedAsk.review_id == review_id)
    return list(session.scalars(query.order_by(FocusedAsk.asked_at)))


def asked_by(session: Session, review_id: UUID, contact_id: UUID) -> FocusedAsk | None:
    """What somebody asked for and did not take back."""
    query = select(FocusedAsk).where(
        FocusedAsk.review_id == review_id, FocusedAsk.contact_id == contact_id, FocusedAsk.taken_back_at.is_(None)
    )
    return session.scalars(query).first()


def talks(session: Session, review_id: UUID) -> list[FocusedTalk]:
    """The talks about what to expect, oldest first."""
    query = select(FocusedTalk).where(FocusedTalk.review_id == review_id)
    return list(session.scalars(query.order_by(FocusedTalk.on_day, FocusedTalk.id)))


def decisions(session: Session, review_id: UUID) -> list[FocusedDecision]:
    """The decisions, the newest first."""
    query = select(FocusedDecision).where(FocusedDecision.review_id == review_id)
    return list(session.scalars(query.order_by(FocusedDecision.place.desc())))


def somebody_here(session: Session, review_id: UUID) -> set[UUID]:
    """Who may be talked with: in the circle now, and neither stopped nor held for good."""
    gone = select(ContactHold.id).where(
        ContactHold.contact_id == CirclePlace.contact_id,
        ContactHold.ends_at.is_(None),
        ContactHold.kind.in_({HoldKind.STOPPED, *FOR_GOOD}),
    )
    query = select(CirclePlace.contact_id).where(
        CirclePlace.review_id == review_id, CirclePlace.ended_at.is_(None), ~gone.exists()
    )
    return set(session.scalars(query))


def _standing(session: Session, review_id: UUID) -> list[tuple[UUID, UUID]]:
    """Who asks and can be talked with: the entry that asked, and the entry that stands for that person now."""
    query = (
        select(FocusedAsk.contact_id, func.coalesce(Contact.merged_into, Contact.id))
        .join(Contact, Contact.id == FocusedAsk.contact_id)
        .where(FocusedAsk.review_id == review_id, FocusedAsk.taken_back_at.is_(None))
    )
    here = somebody_here(session, review_id)
    return [(asked, who) for asked, who in session.execute(query) if who in here]


def who_asks(session: Session, review_id: UUID) -> set[UUID]:
    """Who asks, as they stand in the circle now: two entries of one person are one."""
    return {who for _asked, who in _standing(session, review_id)}


def not_talked_with(session: Session, review_id: UUID) -> set[UUID]:
    """Who asks and was neither talked with nor said that they do not wish to: each was promised a talk."""
    spoken_to = {one.contact_id for one in talks(session, review_id)}
    return {asked for asked, who in _standing(session, review_id) if not {asked, who} & spoken_to}


def not_told_of_other_ways(session: Session, review_id: UUID) -> set[UUID]:
    """Who asks and was told in no talk of other ways to raise a concern, and did not say no to the talk (F71)."""
    query = select(FocusedTalk.contact_id).where(FocusedTalk.review_id == review_id, _WHOLE)
    told = set(session.scalars(query))
    return {asked for asked, who in _standing(session, review_id) if not {asked, who} & told}


def somebody_was_told(session: Session, review_id: UUID) -> bool:
    """Whether other ways were told to one of the circle, or offered; or that there is nobody to tell."""
    of_review = exists().where(FocusedTalk.review_id == review_id)
    if session.scalar(select(of_review.where(_WHOLE))):
        return True
    nobody = of_review.where(FocusedTalk.kind == TalkKind.NOBODY)
    return bool(session.scalar(select(nobody))) and not somebody_here(session, review_id)


def undecided(session: Session, review_ids: Collection[UUID]) -> list[FocusedAsk]:
    """Who asked for a closer look in these reviews and waits for a decision, the first first."""
    decided = select(FocusedDecision.id).where(
        FocusedDecision.review_id == FocusedAsk.review_id, FocusedDecision.decided_at >= FocusedAsk.asked_at
    )
    query = select(FocusedAsk).where(
        FocusedAsk.review_id.in_(review_ids), FocusedAsk.taken_back_at.is_(None), ~decided.exists()
    )
    return list(session.scalars(query.order_by(FocusedAsk.asked_at, FocusedAsk.id)))
