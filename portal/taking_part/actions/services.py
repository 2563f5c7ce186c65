"""Writing down what the group agreed, what became of it, and who stays in touch."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.circle.access.doors import Ways
from portal.circle.reviews.models import Review
from portal.clock import now, today
from portal.foundation.audit import services as audit
from portal.foundation.db.engine import Database
from portal.foundation.db.once import add_once, found_by, key_of
from portal.foundation.identity.actor import SYSTEM, Actor
from portal.taking_part.actions import notices, queries, translating
from portal.taking_part.actions.models import ActionState, GroupAction, StayChoice, Staying
from portal.taking_part.drafts.completion_models import ReviewCompletion


class NotFinished(Exception):
    """The review is not complete: the group has nothing to agree on yet."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """An action in words to the family: what, who does it, by which day."""

    what: str
    who: str
    due_on: date


def is_finished(session: Session, review: Review) -> bool:
    """Whether the review is complete."""
    query = select(ReviewCompletion.id).where(ReviewCompletion.review_id == review.id)
    return session.scalars(query).first() is not None


def agree(session: Session, actor: Actor, review: Review, told: Agreed, form_key: str) -> tuple[GroupAction, bool]:
    """Write down an action, and whether it is new: the same form sent twice makes one. Raises ``NotFinished``."""
    once = key_of(actor.id, f"action|{review.id}|{form_key}")
    if (already := found_by(session, GroupAction, once)) is not None:
        return already, False
    if not is_finished(session, review):
        raise NotFinished
    row = GroupAction(
        review_id=review.id,
        agreed_on=today(),
        due_on=told.due_on,
        made_by=actor.known_id(),
        made_at=now(),
        made_once=once,
    )
    row.what, row.who = told.what, told.who
    if (won := add_once(session, row)) is not row:
        return won, False
    _written(session, actor, review, row)
    return row, True


def became(session: Session, actor: Actor, review: Review, row: GroupAction, state: ActionState, why: str) -> bool:
    """Done, not done and why, or open again after all; whether this changed anything."""
    if row.state is state:
        return False
    row.state = state
    row.done_on = today() if state is ActionState.DONE else None
    row.why = why if state is ActionState.NOT_DONE else None
    translating.forget_why(session, row)
    session.flush()
    _written(session, actor, review, row)
    return True


def _written(session: Session, actor: Actor, review: Review, row: GroupAction) -> None:
    audit.record(
        session,
        "actions.written",
        actor,
        area_id=review.area_id,
        review_id=review.id,
        thing_id=row.id,
        state=row.state.value,
        due=row.due_on.isoformat(),
    )


def choose(session: Session, actor: Actor, review: Review, choice: Staying) -> StayChoice:
    """Goodbye, or stay in touch; can be changed at any time. Raises ``NotFinished``."""
    if not is_finished(session, review):
        raise NotFinished
    standing = queries.chosen(session, review.id, actor.known_id())
    if standing is not None and standing.choice is choice:
        return standing
    row = StayChoice(
        review_id=review.id,
        contact_id=actor.known_id(),
        choice=choice,
        chosen_at=now(),
        assisted_by=actor.assisted_by,
    )
    session.add(row)
    session.flush()
    audit.record(session, "actions.stay_chosen", actor, review_id=review.id, thing_id=row.id, choice=choice.value)
    return row


def tell_late(database: Database, ways: Ways) -> None:
    """Tell those who asked, once, of each action whose day has gone by. The worker calls this."""
    with database.reading() as looking:
        if not queries.overdue(looking, today()):
            return
    with database.transaction() as session:
        found = queries.overdue(session, today())
        for row in found:
            row.told_late_at = now()
        for review_id in {row.review_id for row in found}:
            review = session.get_one(Review, review_id)
            notices.news(session, review, review.reviewer_id, ways)
            audit.record(session, "actions.late", SYSTEM, area_id=review.area_id, review_id=review.id)
