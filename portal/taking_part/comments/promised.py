"""What a comment promises: its answer by a day, and a call after a hurt where they asked for one (F56, F61, F107)."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from portal.circle.areas.models import StaffMember
from portal.circle.people.models import Contact
from portal.circle.promises import services as promises
from portal.circle.promises.models import PartOfDay, Task, TaskKind
from portal.circle.reviews.models import Review
from portal.foundation.db import once
from portal.foundation.identity.actor import Actor
from portal.taking_part.comments.models import DraftComment

ANSWERED_IN = 5  # working days of the area


def promise(session: Session, actor: Actor, one: DraftComment) -> None:
    """Promise an answer by the review's reviewer; by who is on duty when it has none. Sent twice it is one."""
    review = session.get_one(Review, one.review_id)
    reviewer = session.get_one(StaffMember, review.reviewer_id)
    owner_id = reviewer.id if reviewer.left_at is None else None
    asked = promises.Asked(one.contact_id, "", owner_id=owner_id, review_id=review.id, days=ANSWERED_IN)
    promises.ask_staff(session, actor, TaskKind.DRAFT_COMMENT, asked, form_key=_key(one))


def keep(session: Session, actor: Actor, one: DraftComment) -> None:
    """The comment was answered."""
    if (task := of(session, one)) is not None:
        promises.keep(session, actor, task)


def drop(session: Session, actor: Actor, one: DraftComment) -> None:
    """The comment was taken back: there is nothing to answer any more."""
    if (task := of(session, one)) is not None:
        promises.drop(session, actor, task)


def ring(session: Session, actor: Actor, one: DraftComment, contact: Contact, language: str) -> bool:
    """Promise the call that they asked for; false when we have no number, so that somebody has to ask for it."""
    if not contact.phone:
        return False
    wanted = promises.CallBack(contact.name, contact.phone, PartOfDay.EITHER, about="draft", language=language)
    review = session.get_one(Review, one.review_id)
    promises.promise_call(
        session,
        actor,
        wanted,
        area_id=review.area_id,
        form_key=f"hurts {one.id}",
        owner_id=review.reviewer_id,
        review_id=review.id,
    )
    return True


def call_stands(session: Session, one: DraftComment) -> bool:
    """Whether they wait for a call, or were promised one since they said that it hurts; who left no number was not."""
    since = or_(Task.done_at.is_(None), Task.made_at >= one.made_at)
    theirs = (Task.contact_id == one.contact_id) & (Task.kind == TaskKind.CALL_BACK)
    return session.scalar(select(Task.id).where(theirs, since).limit(1)) is not None


def of(session: Session, one: DraftComment) -> Task | None:
    """The promise of this comment as it now stands: a reply has a new one."""
    return _found(session, one, _key(one))


def every(session: Session, one: DraftComment) -> list[Task]:
    """What was promised of this comment ever: its first answer, and one to the reply."""
    found = [_found(session, one, key) for key in dict.fromkeys((f"{one.id} ", _key(one)))]
    return [task for task in found if task is not None]


def _found(session: Session, one: DraftComment, key: str) -> Task | None:
    asked = f"{TaskKind.DRAFT_COMMENT.value}|{key}"
    found = once.found_by(session, Task, once.key_of(one.contact_id, asked))
    if found is None and one.told_as is not None:  # promised before two contacts became one person
        found = once.found_by(session, Task, once.key_of(one.told_as, asked))
    return found


def _key(one: DraftComment) -> str:
    return f"{one.id} {one.replied_at.isoformat() if one.replied_at else ''}"
