"""The circle sees what the group will see, says what still shows somebody, is answered; then it goes to the group."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from portal.circle.areas.models import Area, StaffMember
from portal.circle.promises import services as promises
from portal.circle.promises.models import Task, TaskKind
from portal.circle.reviews.models import Review, Stage
from portal.clock import now, today
from portal.foundation.audit import services as audit
from portal.foundation.db import once
from portal.foundation.identity.actor import Actor
from portal.taking_part.comments.models import DraftAnswer, Outcome, SeenDifferently
from portal.taking_part.drafts.models import DraftVersion
from portal.taking_part.drafts.versions import one_at_a_time
from portal.taking_part.group_copy import deciding, flagging, offering
from portal.taking_part.group_copy.models import GroupAnswer, GroupCopy, Opinion

ANSWERED_IN = 5  # working days of the area, as with what is said of the draft


class NotNow(Exception):
    """It was not signed as it is now, was not shown, or was given already."""


class SomebodyWaits(Exception):
    """Somebody of the circle has not answered and still has time, or waits for our answer; ``waiting``."""

    def __init__(self, waiting: "Waiting") -> None:
        super().__init__("the circle has time, or waits for an answer")
        self.waiting = waiting


@dataclass(frozen=True, slots=True)
class Waiting:
    """For whom the copy waits; ``until`` is the day from which nobody's silence holds it back."""

    silent: tuple[UUID, ...]
    unanswered: tuple[GroupAnswer, ...]
    until: date | None
    not_offered: tuple[UUID, ...] = ()  # nobody told them yet, so their days have not begun

    def __bool__(self) -> bool:
        silence = bool(self.silent) and self.until is not None and today() < self.until
        return silence or bool(self.unanswered) or bool(self.not_offered)


def newest_shown(session: Session, review_id: UUID) -> GroupCopy | None:
    """The copy that the circle was shown last."""
    query = select(GroupCopy).where(GroupCopy.review_id == review_id, GroupCopy.shown_at.is_not(None))
    return session.scalars(query.order_by(GroupCopy.number.desc()).limit(1)).first()


def given(session: Session, review_id: UUID) -> GroupCopy | None:
    """The copy that went to the group last."""
    query = select(GroupCopy).where(GroupCopy.review_id == review_id, GroupCopy.given_at.is_not(None))
    return session.scalars(query.order_by(GroupCopy.number.desc()).limit(1)).first()


def unanswered(session: Session, review_id: UUID) -> list[GroupAnswer]:
    """Who said that a copy still shows somebody, and has no answer: a review is not completed over it."""
    query = select(GroupAnswer).where(
        GroupAnswer.review_id == review_id,
        GroupAnswer.opinion == Opinion.STILL_SHOWS,
        GroupAnswer.taken_back_at.is_(None),
        GroupAnswer.answered_at.is_(None),
    )
    return list(session.scalars(query.order_by(GroupAnswer.made_at, GroupAnswer.id)))


def show(session: Session, key: bytes, actor: Actor, review: Review) -> GroupCopy:
    """Show the signed copy to the circle. Twice is once. Raises ``NotNow``; the caller tells them (``notices``)."""
    one_at_a_time(session, review.id)
    row = _as_signed(session, key, review)
    if row.shown_at is None:
        days = session.get_one(Area, review.area_id).group_copy_days
        row.shown_by, row.shown_at, row.goes_on = actor.known_id(), now(), today() + timedelta(days=days)
        session.flush()
        for contact in offering.to_be_told(session, review.id):
            offering.offer(session, actor, row, contact)
        audit.record(session, "group_copy.shown", actor, review_id=review.id, thing_id=row.id, number=row.number)
    return row


def _as_signed(session: Session, key: bytes, review: Review) -> GroupCopy:
    copy, row = deciding.now_of(session, review), deciding.signed(session, review.id)
    if copy is None or row is None or not deciding.holds(key, copy, row):
        raise NotNow
    return row


def say(
    session: Session, actor: Actor, review: Review, row: GroupCopy, opinion: Opinion, words: str, form_key: str
) -> GroupAnswer:
    """Keep what somebody says of the copy; *that still shows who they were* is promised an answer by a day."""
    key = once.key_of(actor.id, f"group|{row.id}|{form_key}")
    if (already := once.found_by(session, GroupAnswer, key)) is not None:
        return already
    said = GroupAnswer(
        review_id=review.id,
        copy_id=row.id,
        contact_id=actor.known_id(),
        opinion=opinion,
        made_at=now(),
        made_once=key,
        assisted_by=actor.assisted_by,
    )
    said.words = words or None
    if (won := once.add_once(session, said)) is not said:
        return won
    flagging.said(session, actor, said, words)
    if opinion is Opinion.STILL_SHOWS:
        asked = promises.Asked(
            said.contact_id, "", owner_id=_owner(session, review), review_id=review.id, days=ANSWERED_IN
        )
        promises.ask_staff(session, actor, TaskKind.GROUP_COPY, asked, form_key=str(said.id))
    audit.record(session, "group_copy.said", actor, review_id=review.id, thing_id=said.id, opinion=opinion.value)
    return said


def _owner(session: Session, review: Review) -> UUID | None:
    reviewer = session.get_one(StaffMember, review.reviewer_id)
    return reviewer.id if reviewer.left_at is None else None


def task_of(session: Session, said: GroupAnswer) -> Task | None:
    """The promise of an answer."""
    key = once.key_of(said.contact_id, f"{TaskKind.GROUP_COPY.value}|{said.id}")
    return once.found_by(session, Task, key)


def take_back(session: Session, actor: Actor, said: GroupAnswer) -> None:
    """Take back what was said: it is as if they had not answered. Twice is once."""
    if said.taken_back_at is None:
        said.taken_back_at = now()
        session.flush()
        if (task := task_of(session, said)) is not None and task.done_at is None:
            promises.drop(session, actor, task)
        audit.record(session, "group_copy.taken_back", actor, review_id=said.review_id, thing_id=said.id)


def answer(session: Session, actor: Actor, said: GroupAnswer, words: str) -> bool:
    """Answer it; false when somebody was quicker, or they took it back."""
    if said.answered_at is not None or said.taken_back_at is not None:
        return False
    said.answer, said.answered_at, said.answered_by = words, now(), actor.known_id()
    session.flush()
    if (task := task_of(session, said)) is not None:
        promises.keep(session, actor, task)
    audit.record(session, "group_copy.answered", actor, review_id=said.review_id, thing_id=said.id)
    return True


def said_of(session: Session, row: GroupCopy) -> list[GroupAnswer]:
    """Everything that the circle said of this copy, oldest first; for staff."""
    query = select(GroupAnswer).where(GroupAnswer.copy_id == row.id)
    return list(session.scalars(query.order_by(GroupAnswer.made_at, GroupAnswer.id)).all())


def said_by(session: Session, review_id: UUID, contact_id: UUID) -> list[GroupAnswer]:
    """What one reader said, of every copy they were shown; the newest first."""
    query = select(GroupAnswer).where(GroupAnswer.review_id == review_id, GroupAnswer.contact_id == contact_id)
    return list(session.scalars(query.order_by(GroupAnswer.made_at.desc(), GroupAnswer.id.desc())).all())


def waits_for(session: Session, row: GroupCopy) -> Waiting:
    """For whom this copy waits."""
    said = [one for one in said_of(session, row) if one.taken_back_at is None]
    heard = {one.contact_id for one in said}
    silent = tuple(one.id for one in offering.to_be_told(session, row.review_id) if one.id not in heard)
    open_ones = tuple(one for one in said if one.opinion is Opinion.STILL_SHOWS and one.answered_at is None)
    until = {one.contact_id: one.goes_on for one in offering.offers(session, row)}
    untold = tuple(one for one in silent if one not in until)
    return Waiting(silent, open_ones, max((until[one] for one in silent if one in until), default=None), untold)


def give(session: Session, key: bytes, actor: Actor, review: Review, to_whom: str) -> GroupCopy:
    """Write down that the copy went to the group: who gave it, when, to which meeting. Twice is once.

    Raises ``NotNow`` or ``SomebodyWaits``; the database refuses it too.
    """
    one_at_a_time(session, review.id)
    row = _as_signed(session, key, review)
    if row.given_at is not None:
        return row
    if row.shown_at is None:
        raise NotNow
    if waiting := waits_for(session, row):
        raise SomebodyWaits(waiting)
    row.given_to, row.given_by, row.given_at = to_whom, actor.known_id(), now()
    if review.stage is not Stage.COMPLETE:
        review.stage = Stage.WITH_THE_GROUP
    session.flush()
    audit.record(session, "group_copy.given", actor, review_id=review.id, thing_id=row.id, number=row.number)
    return row


def came_since(session: Session, row: GroupCopy) -> bool:
    """Whether a newer version was shown or something was said beside it since; cheap, for a reader's page."""
    number = select(DraftVersion.number).where(DraftVersion.id == row.version_id).scalar_subquery()
    newer = select(DraftVersion.id).where(
        DraftVersion.review_id == row.review_id,
        DraftVersion.opened_at.is_not(None),
        DraftVersion.portrait.is_(False),
        DraftVersion.number > number,
    )
    said = select(SeenDifferently.id).where(
        SeenDifferently.review_id == row.review_id, SeenDifferently.said_at > row.signed_at
    )
    remembered = select(DraftAnswer.id).where(
        DraftAnswer.review_id == row.review_id,
        DraftAnswer.outcome == Outcome.REMEMBERED,
        DraftAnswer.answered_at > row.signed_at,
    )
    changed = any(one.decided_at > row.signed_at for one in deciding.decisions(session, row.review_id)[:1])
    return changed or bool(session.scalar(select(or_(newer.exists(), said.exists(), remembered.exists()))))
