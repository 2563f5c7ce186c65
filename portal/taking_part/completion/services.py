"""Completing a review: not while one comment or one person waits (F57)."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.people.models import FOR_GOOD, ContactHold, HoldKind
from portal.circle.reviews import holds
from portal.circle.reviews.models import CirclePlace, Review, Stage, StepKind
from portal.circle.reviews.services import write_step
from portal.clock import now, today
from portal.foundation.audit import services as audit
from portal.foundation.identity.actor import Actor
from portal.taking_part.comments.answering import open_comments
from portal.taking_part.drafts.completion_models import DraftOffer, PlatformChange, ReviewCompletion
from portal.taking_part.drafts.models import DraftVersion, SealKind
from portal.taking_part.drafts.offering import is_settled
from portal.taking_part.drafts.opening import add_seal
from portal.taking_part.drafts.versions import latest, one_at_a_time
from portal.taking_part.group_copy import giving


@dataclass(frozen=True, slots=True)
class Waiting:
    """Why a review cannot be completed yet: whose answer is missing, who was not reached, what has to be said."""

    comments: int
    not_reached: tuple[UUID, ...]
    not_opened: bool
    on_hold: bool = False
    of_group_copy: int = 0  # who said that the copy for the group still shows somebody, and has no answer

    def __bool__(self) -> bool:
        return bool(self.comments or self.not_reached or self.not_opened or self.on_hold or self.of_group_copy)


class CannotComplete(Exception):
    """Somebody or something still waits; ``waiting`` says who and what."""

    def __init__(self, waiting: Waiting) -> None:
        super().__init__("the review waits for answers or for people")
        self.waiting = waiting


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
        len(giving.unanswered(session, review.id)),
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
